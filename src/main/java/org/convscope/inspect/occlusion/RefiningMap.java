package org.convscope.inspect.occlusion;

import java.util.Arrays;
import java.util.BitSet;
import org.convscope.array.Tensor;
import org.convscope.task.TaskMonitor;

/** The map of one input of one frame, computed level by level until it is whole or its watcher has enough. */
final class RefiningMap {
    private final String input;
    private final int frame;
    private final RefiningOrder order;
    private final OccludedPasses passes;
    private final OcclusionWatcher watcher;
    private final float[] drop;
    private final BitSet known = new BitSet();
    private double value;
    private int done;
    private int step;

    /** Is told how far the map is. */
    interface Steps {
        void at(double share);

        TaskMonitor ofStep();
    }

    RefiningMap(String input, int frame, RefiningOrder order, OccludedPasses passes, OcclusionWatcher watcher) {
        this.input = input;
        this.frame = frame;
        this.order = order;
        this.passes = passes;
        this.watcher = watcher;
        this.step = order.step();
        drop = new float[order.rows() * order.columns()];
    }

    void compute(Steps steps) {
        for (int level : order.steps()) {
            if (!compute(level, steps)) {
                return;
            }
            step = level;
        }
    }

    private boolean compute(int level, Steps steps) {
        int[] parts = order.parts(level);
        int first = 0;
        do {
            steps.at((double) done / drop.length);
            boolean isFirst = done == 0 && first == 0;
            int most = Math.max(1, isFirst ? passes.batch() - 1 : passes.batch());
            int[] some = Arrays.copyOfRange(parts, first, Math.min(parts.length, first + most));
            double[] found = passes.values(isFirst ? withNothing(some) : some, steps.ofStep());
            if (isFirst) {
                value = found[0];
                found = Arrays.copyOfRange(found, 1, found.length);
            }
            for (int i = 0; i < some.length; i++) {
                drop[some[i]] = (float) (value - found[i]);
                known.set(some[i]);
            }
            done += some.length;
            first += some.length;
            boolean isWhole = level < order.step() || first == parts.length;
            int complete = first == parts.length ? level : 2 * level;
            if (isWhole && !watcher.goesOn(stage(complete, level))) {
                step = complete;
                return false;
            }
        } while (first < parts.length);
        return true;
    }

    private OcclusionWatcher.Stage stage(int complete, int level) {
        Tensor map = Tensor.of(order.filled(drop, known, level), order.rows(), order.columns());
        return new OcclusionWatcher.Stage(
                input, frame, map, complete, (double) done / drop.length, value, passes.effort());
    }

    private static int[] withNothing(int... parts) {
        int[] all = new int[parts.length + 1];
        all[0] = OccludedPasses.NOTHING;
        System.arraycopy(parts, 0, all, 1, parts.length);
        return all;
    }

    double value() {
        return value;
    }

    /** Every so manieth row and column is computed at least. */
    int step() {
        return step;
    }

    /** Row by row, without holes. */
    float[] drop() {
        return order.filled(drop, known, 1);
    }
}
