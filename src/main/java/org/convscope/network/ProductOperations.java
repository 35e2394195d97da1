package org.convscope.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.problem.Problem;

/** Operations that multiply matrices, with weights or of two inputs, attention among them; members of {@link Operation}. */
public interface ProductOperations {

    /** {@code Dense} on the last axis. Weights: kernel (in, units), bias (units) if used. */
    record Dense(int units) implements PositionwiseOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withLast(InputShapes.single(inputs), units);
        }
    }

    /** {@code Dot}: contraction of one axis of each input, of unit vectors where {@code normalize}, as {@link UnitNormalization}. */
    record Dot(int firstAxis, int secondAxis, boolean normalize, double smallest) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            if (inputs.size() != 2) {
                throw Problem.of("it takes two inputs").found(inputs.size()).asException();
            }
            int[] a = inputs.get(0);
            int[] b = inputs.get(1);
            int[] left = InputShapes.without(a, firstAxis);
            int[] right = InputShapes.without(b, secondAxis);
            if (!InputShapes.fit(a[firstAxis], b[secondAxis]) || !InputShapes.fit(a[0], b[0])) {
                throw Problem.of("the contracted axes do not fit together")
                        .found(InputShapes.text(a) + " and " + InputShapes.text(b))
                        .asException();
            }
            int[] shape = new int[Math.max(2, left.length + right.length - 1)];
            shape[1] = 1;
            System.arraycopy(left, 0, shape, 0, left.length);
            System.arraycopy(right, 1, shape, left.length, right.length - 1);
            return shape;
        }
    }

    /** Matrix product of the last two axes of two inputs, as numpy's {@code matmul}. */
    record MatrixProduct(boolean transposeFirst, boolean transposeSecond) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            if (inputs.size() != 2) {
                throw Problem.of("it takes two inputs of two axes or more")
                        .found(inputs.size() + " inputs")
                        .asException();
            }
            return BroadcastShapes.product(inputs.get(0), inputs.get(1), this);
        }
    }

    /**
     * {@code einsum}: a letter an axis, the batch's included. Weights: kernel, the last operand where there is one input less
     * than operands, and bias, which is added, broadcast.
     *
     * @param kernel the kernel's shape; empty where there is none
     */
    record Einsum(List<String> operands, String result, int[] kernel) implements Operation {
        /** A product of inputs alone. */
        public Einsum(List<String> operands, String result) {
            this(operands, result, new int[0]);
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            if (inputs.isEmpty() || inputs.size() > operands.size()) {
                throw Problem.of("it has the wrong number of inputs")
                        .expected(operands.size())
                        .found(inputs.size())
                        .asException();
            }
            Map<Character, Integer> lengths = new HashMap<>();
            for (int i = 0; i < operands.size(); i++) {
                int[] shape = i < inputs.size() ? inputs.get(i) : kernel;
                String letters = operands.get(i);
                InputShapes.withRank(shape, letters.length());
                for (int axis = 0; axis < shape.length; axis++) {
                    lengths.merge(letters.charAt(axis), shape[axis], Einsum::together);
                }
            }
            return result.chars()
                    .map(letter -> lengths.getOrDefault((char) letter, 1))
                    .toArray();
        }

        private static int together(int a, int b) {
            if (!BroadcastShapes.fits(a, b)) {
                throw Problem.of("joins axes of different lengths")
                        .found(a + " and " + b)
                        .asException();
            }
            return BroadcastShapes.length(a, b);
        }

        /** What has the same letter in the first operand and the result is computed place by place. */
        @Override
        public LocalField localField(int axis, int length) {
            String first = operands.get(0);
            boolean stays = axis + 1 < Math.min(first.length(), result.length())
                    && first.charAt(axis + 1) == result.charAt(axis + 1);
            return stays ? LocalField.POSITION : LocalField.EVERYTHING;
        }
    }

    /**
     * {@code MultiHeadAttention} with inputs query, value, key (key = value where there are two inputs). Weights: query_kernel
     * (in, heads, keyDim), query_bias (heads, keyDim), likewise key and value (valueDim); output_kernel (heads, valueDim,
     * out), output_bias.
     */
    record MultiHeadAttention(int heads, int keyDimension, int valueDimension, int outputDimension)
            implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            requireAttention(inputs);
            for (int[] input : inputs) {
                if (input.length < 3) {
                    throw InputShapes.wrong("there is nothing to attend to", "at least 3 axes", input);
                }
            }
            int[] value = inputs.get(1);
            int[] key = inputs.get(inputs.size() - 1);
            if (!InputShapes.fit(positions(key), positions(value))) {
                throw InputShapes.wrong("keys and values do not fit together", InputShapes.text(value), key);
            }
            return InputShapes.withLast(inputs.get(0), outputDimension);
        }

        private static int positions(int[] shape) {
            return InputShapes.size(InputShapes.with(shape, shape.length - 1, 1), 1);
        }
    }

    /** {@code Attention}/{@code AdditiveAttention}: inputs query, value, key. Weights: scale where used. */
    record DotAttention(boolean useScale, boolean additive) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            requireAttention(inputs);
            int[] query = InputShapes.withRank(inputs.get(0), 3);
            int[] value = InputShapes.withRank(inputs.get(1), 3);
            int[] key = InputShapes.withRank(inputs.get(inputs.size() - 1), 3);
            if (!InputShapes.fit(query[2], key[2])
                    || !InputShapes.fit(value[1], key[1])
                    || !InputShapes.fit(query[0], key[0])) {
                throw InputShapes.wrong("query, value and key do not fit together", InputShapes.text(query), key);
            }
            return InputShapes.withLast(query, value[2]);
        }
    }

    private static void requireAttention(List<int[]> inputs) {
        if (inputs.size() < 2 || inputs.size() > 3) {
            throw Problem.of("it takes query, value and perhaps key")
                    .found(inputs.size() + " inputs")
                    .asException();
        }
    }

    /** {@code max}, {@code mean} and the like over some axes, none of them the batch's. */
    record Reduce(Operation.Accumulation accumulation, int[] axes, boolean keepDimensions) implements Operation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            if (!keepDimensions) {
                return InputShapes.without(input, axes);
            }
            int[] output = input.clone();
            for (int axis : axes) {
                output[InputShapes.frameAxis(axis, input.length)] = 1;
            }
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            boolean stays = keepDimensions && java.util.Arrays.stream(axes).noneMatch(one -> one == axis + 1);
            return stays ? LocalField.POSITION : LocalField.EVERYTHING;
        }
    }
}
