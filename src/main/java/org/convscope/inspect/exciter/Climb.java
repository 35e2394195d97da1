package org.convscope.inspect.exciter;

import org.convscope.array.Tensor;
import org.convscope.task.TaskMonitor;

/** One way to climb. */
interface Climb {
    /**
     * Where pictures that climb together come to.
     *
     * @param images (N, H, W, C), as the network takes them
     * @param losses (N, steps), before each step
     */
    record Top(Tensor images, double[][] losses) {}

    /** Sees each step. */
    interface Watch {
        void step(int step, Tensor images, double[] losses);
    }

    /**
     * @param channels the unit of each picture
     * @param seeds the chance of each picture
     */
    Top climb(int[] channels, long[] seeds, Watch watch, TaskMonitor monitor);
}
