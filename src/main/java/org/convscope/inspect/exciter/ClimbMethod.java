package org.convscope.inspect.exciter;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.task.TaskMonitor;

/** One way to climb. */
interface ClimbMethod {
    /**
     * Where pictures that climb together come to.
     *
     * @param images (N, H, W, C), as the network takes them
     * @param losses (N, steps taken), before each step
     */
    record Top(Tensor images, double[][] losses) {}

    /** Sees each step. */
    interface Watch {
        /** Whether there is to be another step. */
        boolean goesOn(int step, Tensor images, double[] losses);
    }

    /**
     * @param channels the unit of each picture
     * @param seeds the chance of each picture
     */
    Top climb(int[] channels, long[] seeds, Watch watch, TaskMonitor monitor);

    /** Losses of the steps that were taken. */
    static double[][] taken(double[][] losses, int steps) {
        return Arrays.stream(losses).map(all -> Arrays.copyOf(all, steps)).toArray(double[][]::new);
    }
}
