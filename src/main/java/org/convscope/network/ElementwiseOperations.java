package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Operations on each number, or along one axis; members of {@link Operation}. */
public interface ElementwiseOperations {

    /** The layer's {@link LayerCall#activation()} alone. */
    record Activate() implements ActivatingOperation {}

    /** {@code PReLU}. Weights: alpha, broadcast over shared axes. */
    record ParametricRelu() implements ActivatingOperation {}

    /** {@code softmax} over several axes together. */
    record Softmax(int[] axes) implements ActivatingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axes);
        }

        @Override
        public LocalField localField(int axis, int length) {
            return Arrays.stream(axes).anyMatch(one -> one == axis + 1) ? LocalField.EVERYTHING : LocalField.POSITION;
        }
    }

    /**
     * {@code Dropout}, {@code SpatialDropout1D/2D/3D}: the input itself in inference. {@link TrainingMode} puts a
     * {@link DropoutMask} in its place.
     *
     * @param rate the share of the numbers that training drops, 0 to 1
     * @param sharedAxes axes along which numbers are dropped together, the batch's included
     */
    record Dropout(double rate, int[] sharedAxes) implements ShapeKeeping {}

    /**
     * Zero where dropped, else divided by 1 - rate. Which numbers are dropped follows from the seed, the run's seed and their place alone.
     *
     * @param rate as {@link Dropout}
     * @param sharedAxes as {@link Dropout}
     */
    record DropoutMask(double rate, int[] sharedAxes, long seed) implements ShapeKeeping {
        private static final long MULTIPLIER = 31;

        /** The seed of a run that has one too. */
        public long seed(long ofRun) {
            return seed + MULTIPLIER * ofRun;
        }
    }

    /** Noise, augmentation, casts: the input itself in inference. */
    record Identity() implements ShapeKeeping {}

    /** An element-wise function that is no activation; what is true or false is 1 or 0. */
    record Elementwise(Operation.Function function) implements ShapeKeeping {}

    record Clip(double min, double max) implements ShapeKeeping {}

    /**
     * Sums or products along an axis up to each place.
     *
     * @param exclusive without that place
     * @param reverse from the end
     */
    record Accumulate(boolean product, int axis, boolean exclusive, boolean reverse) implements ShapeKeeping {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axis);
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            return spatialAxis + 1 == axis ? LocalField.EVERYTHING : LocalField.POSITION;
        }
    }

    /**
     * Sorting along an axis, equal numbers in the order in which they were.
     *
     * @param places the places of the numbers instead of the numbers
     */
    record Sort(int axis, boolean descending, boolean places) implements ShapeKeeping {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axis);
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            return spatialAxis + 1 == axis ? LocalField.EVERYTHING : LocalField.POSITION;
        }
    }

    /** Element-wise over two or more inputs, broadcasting as numpy does; shorter ones get axes of length 1 behind the batch. */
    record Merge(Operation.Merging merging) implements PositionwiseOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] shape = InputShapes.first(inputs);
            if (merging == Operation.Merging.SUBTRACT && inputs.size() != 2) {
                throw Problem.of("it has the wrong number of inputs")
                        .expected(2)
                        .found(inputs.size())
                        .asException();
            }
            for (int[] input : inputs) {
                shape = BroadcastShapes.framewise(shape, input);
            }
            return shape;
        }
    }

    /**
     * Two operands with numpy's broadcasting: two inputs, or one input and a constant.
     *
     * @param constant the constant operand, or null where the layer has two inputs
     * @param constantFirst whether the constant is the left operand
     */
    record Binary(Operation.Arithmetic arithmetic, @Nullable Tensor constant, boolean constantFirst)
            implements PositionwiseOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int expected = constant == null ? 2 : 1;
            if (inputs.size() != expected) {
                throw Problem.of("it has the wrong number of inputs")
                        .expected(expected)
                        .found(inputs.size())
                        .asException();
            }
            int[] first = inputs.get(0);
            if (constant == null) {
                return BroadcastShapes.shape(first, inputs.get(1));
            }
            if (constant.rank() > first.length) {
                throw Problem.of("has a constant of more axes than its input").asException();
            }
            return BroadcastShapes.shape(first, constant.shape());
        }
    }

    /** A choice between inputs: of three, broadcast, the second where the first is not 0, else the third. */
    record Select() implements PositionwiseOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            if (inputs.size() != 3) {
                throw Problem.of("it takes three inputs").found(inputs.size()).asException();
            }
            return BroadcastShapes.shape(BroadcastShapes.shape(inputs.get(0), inputs.get(1)), inputs.get(2));
        }
    }
}
