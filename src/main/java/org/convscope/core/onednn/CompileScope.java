package org.convscope.core.onednn;

import java.util.IdentityHashMap;

/**
 * What steps are compiled with.
 *
 * @param direction what the program is for
 */
record CompileScope(ProgramWriter writer, Direction direction, Exactness exactness, Remaining remaining) {
    /** What a program computes. */
    enum Direction {
        /** Outputs alone: arrays are written over as soon as nobody needs them. */
        FORWARD,
        /** Then the gradient of the inputs: arrays stay as they are. */
        GRADIENT,
        /** Then the gradients of weights too, which are others the next time. */
        LEARNING
    }

    /** What a program's numbers are. */
    enum Exactness {
        /** Finite, and not so large that sums overflow. */
        FINITE,
        /** Any: what is not a number stays so, as far as Keras has it. */
        ANY
    }

    /** How many steps that have not been compiled yet read each piece of memory. */
    static final class Remaining {
        private final IdentityHashMap<Region, Integer> readers = new IdentityHashMap<>();

        void add(NativeArray array, int count) {
            readers.merge(array.region(), count, Integer::sum);
        }

        void passed(NativeArray array) {
            readers.merge(array.region(), -1, Integer::sum);
        }

        int of(NativeArray array) {
            return readers.getOrDefault(array.region(), 0);
        }
    }

    ComputeStream stream() {
        return writer.stream();
    }

    boolean isForward() {
        return direction == Direction.FORWARD;
    }

    /** Whether weights are used once, so that it does not pay to lay them out anew. */
    boolean isLearning() {
        return direction == Direction.LEARNING;
    }

    boolean isFinite() {
        return exactness == Exactness.FINITE;
    }

    /** Whether nobody reads the array after the step that is being compiled, which may write over it then. */
    boolean mayOverwrite(NativeArray array) {
        return isForward() && remaining.of(array) <= 1;
    }
}
