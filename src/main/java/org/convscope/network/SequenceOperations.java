package org.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.problem.Problem;

/** Operations on sequences of steps or of numbers that stand for words, and around others; members of {@link Operation}. */
public interface SequenceOperations {

    /**
     * {@code SimpleRNN}, {@code LSTM}, {@code GRU}. Inputs: the sequence (N, time, in), the mask if there is one, first states
     * (N, units) if they are given. Weights: kernel (in, gates x units), recurrent_kernel (units, gates x units), bias
     * (gates x units), of two rows where a GRU resets after.
     */
    record Recurrent(Operation.Cell cell, int units, Activation activation, Activation gate, Operation.Walk walk)
            implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            InputShapes.withRank(InputShapes.first(inputs), 3);
            return delivered(walk, inputs, units);
        }
    }

    /**
     * {@code ConvLSTM1D/2D/3D} from the convolved input on. Inputs: (N, time, spatial..., 4 filters), the mask if there is one,
     * first states (N, spatial..., filters) if they are given. Weights: recurrent_kernel (k..., filters, 4 filters).
     *
     * @param kernel of the convolution of the state, which is padded to keep its size
     */
    record ConvolutionalLstm(int filters, int[] kernel, Activation activation, Activation gate, Operation.Walk walk)
            implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.first(inputs), kernel.length + 3);
            InputShapes.requireChannels(input, Math.multiplyExact(4, filters));
            int[] state = Arrays.copyOfRange(input, 2, input.length);
            state[state.length - 1] = filters;
            return delivered(walk, inputs, state);
        }
    }

    /**
     * What a walk through time gives out.
     *
     * @param state the shape of a frame's state
     */
    private static int[] delivered(Operation.Walk walk, List<int[]> inputs, int... state) {
        int[] input = inputs.get(0);
        if (walk.masked()) {
            requireMask(inputs);
        }
        int[] one = new int[state.length + 1];
        one[0] = input[0];
        System.arraycopy(state, 0, one, 1, state.length);
        for (int[] first : inputs.subList(walk.masked() ? 2 : 1, inputs.size())) {
            if (!alike(first, one)) {
                throw InputShapes.wrong("a given first state has another shape", InputShapes.text(one), first);
            }
        }
        boolean all =
                switch (walk.delivered()) {
                    case ALL, ALL_TURNED -> true;
                    case LAST, FIRST_STATE, SECOND_STATE -> false;
                };
        return all ? InputShapes.inserted(one, 1, input[1]) : one;
    }

    private static void requireMask(List<int[]> inputs) {
        int[] input = inputs.get(0);
        int[] steps = {input[0], input[1]};
        if (inputs.size() < 2) {
            throw Problem.of("the mask does not fit")
                    .expected(InputShapes.text(steps))
                    .found("none")
                    .asException();
        }
        if (!InputShapes.fit(InputShapes.size(inputs.get(1), 0), InputShapes.size(steps, 0))) {
            throw InputShapes.wrong("the mask does not fit", InputShapes.text(steps), inputs.get(1));
        }
    }

    private static boolean alike(int[] a, int[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int axis = 0; axis < a.length; axis++) {
            if (!InputShapes.fit(a[axis], b[axis])) {
                return false;
            }
        }
        return true;
    }

    /** The same at each step of axis 1 of its inputs: (N, time, ...) in, (N, time, ...) out. Weights: those of the operation. */
    record Distributed(Operation operation) implements WrappingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] first = InputShapes.first(inputs);
            List<int[]> joined = new ArrayList<>();
            for (int[] input : inputs) {
                if (input.length < 2) {
                    throw Problem.of("takes a sequence, but gets no axis of time")
                            .asException();
                }
                if (!InputShapes.fit(input[0], first[0]) || !InputShapes.fit(input[1], first[1])) {
                    throw InputShapes.wrong("its inputs have different steps", InputShapes.text(first), input);
                }
                int[] step = Arrays.copyOfRange(input, 1, input.length);
                step[0] = InputShapes.size(new int[] {input[0], input[1]}, 0);
                joined.add(step);
            }
            int[] output = operation.outputShape(joined);
            int[] parted = new int[output.length + 1];
            parted[0] = first[0];
            parted[1] = first[1];
            System.arraycopy(output, 1, parted, 2, output.length - 1);
            return parted;
        }

        @Override
        public LocalField localField(int axis, int length) {
            return axis == 0 ? LocalField.POSITION : operation.localField(axis - 1, length);
        }

        @Override
        public Operation kind() {
            return operation.kind();
        }
    }

    /**
     * One after the other as one layer: a convolution and a {@code PReLU} that was handed over as its activation, or what
     * quantisation-aware training puts behind a layer. The layer is what the first part is.
     */
    record Composite(List<Operation.Part> parts) implements WrappingOperation {
        public Composite {
            parts = List.copyOf(parts);
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            List<int[]> shapes = inputs;
            for (Operation.Part part : parts) {
                shapes = List.of(part.activation().outputShape(part.operation().outputShape(shapes)));
            }
            return InputShapes.first(shapes);
        }

        /** Parts behind the first see as where lengths are free. */
        @Override
        public LocalField localField(int axis, int length) {
            LocalField seen = LocalField.POSITION;
            int known = length;
            for (Operation.Part part : parts) {
                seen = seen.then(part.operation().localField(axis, known));
                known = -1;
            }
            return seen;
        }

        @Override
        public Operation kind() {
            return parts.get(0).operation().kind();
        }
    }

    /** {@code Embedding}: row x of the table for every number x, which is cut to a whole number. Weights: embeddings (rows, units). */
    record Embedding(int rows, int units) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            return InputShapes.inserted(input, input.length, units);
        }
    }

    /** A new axis with {@code on} at the place that the number says, else {@code off}. */
    record OneHot(int axis, int depth, double on, double off) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.inserted(InputShapes.single(inputs), axis, depth);
        }
    }

    /** {@code Masking}: zeros in every step whose numbers along the last axis are all this one. */
    record Masking(double number) implements ShapeKeeping {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.atLeast(2, InputShapes.single(inputs));
        }
    }

    /**
     * A mask of the steps that count: 1 where an input is another number than this one, else 0.
     *
     * @param alongLast whether the last axis goes: one number anywhere along it is enough
     */
    record StepMask(double number, boolean alongLast) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.atLeast(alongLast ? 2 : 1, InputShapes.single(inputs));
            return alongLast ? Arrays.copyOf(input, input.length - 1) : input;
        }
    }
}
