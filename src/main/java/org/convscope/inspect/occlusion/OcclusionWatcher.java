package org.convscope.inspect.occlusion;

import org.convscope.array.Tensor;

/** Looks at a map while it becomes finer. */
@FunctionalInterface
public interface OcclusionWatcher {
    /** Nobody looks. */
    OcclusionWatcher NONE = stage -> true;

    /**
     * A map as it is so far.
     *
     * @param input id of the input of which parts are hidden
     * @param drop (rows, columns), without holes: what was not computed yet is its nearest neighbour's
     * @param step every so manieth row and column is computed at least
     * @param share of all parts that are computed, 0 to 1
     * @param value the target of the whole input
     */
    record Stage(String input, int frame, Tensor drop, int step, double share, double value, OcclusionEffort effort) {}

    /**
     * Takes a map, first when it is whole for the first time, and then whenever a batch of parts is there.
     *
     * @return whether it is to become finer; else it stays as it is
     */
    boolean goesOn(Stage stage);
}
