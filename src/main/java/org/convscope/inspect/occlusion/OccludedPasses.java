package org.convscope.inspect.occlusion;

import org.convscope.task.TaskMonitor;

/** A way to compute a target for one frame with parts of one input hidden. */
interface OccludedPasses extends AutoCloseable {
    /** Stands for no part: the frame as it is. */
    int NOTHING = -1;

    /** How many parts are best asked for at once. */
    int batch();

    /**
     * @param parts numbers of parts, or {@link #NOTHING}
     * @return the target for each
     */
    double[] values(int[] parts, TaskMonitor monitor);

    /** What it takes. */
    OcclusionEffort effort();

    /** Forgets what was prepared. */
    @Override
    void close();
}
