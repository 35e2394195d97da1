package org.convscope.network;

import java.util.List;
import org.convscope.array.Tensor;
import org.jspecify.annotations.Nullable;

/** Operations that normalise, scale or round numbers where they are; members of {@link Operation}. */
public interface NormalizationOperations {

    /**
     * Weights: gamma and beta where used, moving_mean, moving_variance; each of the axis's length.
     *
     * @param momentum how much of the moving averages stays at each step of a training
     */
    record BatchNormalization(int axis, double epsilon, double momentum) implements NormalizingOperation {
        private static final double KERAS_MOMENTUM = 0.99;

        public BatchNormalization(int axis, double epsilon) {
            this(axis, epsilon, KERAS_MOMENTUM);
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axis);
        }
    }

    /**
     * Normalisation by the mean and the variance of the batch itself along all axes but one:
     * {@code BatchNormalization(mode=2)} of Keras 1, and what Keras 2 does where the call says {@code training=True};
     * what {@link BatchNormalization} is in training. Weights: gamma and beta where used, moving_mean and
     * moving_variance where there are averages.
     *
     * @param averages how the moving averages follow the batch; null where there are none
     */
    record BatchStatistics(
            int axis, double epsilon, @Nullable MovingAverages averages) implements NormalizingOperation {
        public BatchStatistics(int axis, double epsilon) {
            this(axis, epsilon, null);
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axis);
        }
    }

    /**
     * How a batch normalisation's moving averages follow the batch's own mean and variance.
     *
     * @param momentum how much of them stays
     * @param variance of which variance they are
     */
    record MovingAverages(double momentum, Variance variance) {
        public enum Variance {
            /** The variance of the batch, over n. */
            BATCH,
            /** Estimated of what the batch was drawn from: over n - 1. */
            POPULATION
        }
    }

    /** {@code LayerNormalization}, {@code RMSNormalization}. Weights: gamma and beta where used, of the axes' shape. */
    record LayerNormalization(int[] axes, double epsilon, Operation.Moment moment) implements NormalizingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axes);
        }
    }

    /** Weights: gamma, beta where used. {@code groups} already resolved (-1 in Keras means one group a channel). */
    record GroupNormalization(int groups, int axis, double epsilon) implements NormalizingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] shape = InputShapes.single(inputs);
            int channels = shape[InputShapes.axis(axis, shape.length)];
            if (groups < 1 || (channels >= 0 && channels % groups != 0)) {
                throw InputShapes.wrong("the channels do not divide into " + groups + " groups", "", shape);
            }
            return shape;
        }
    }

    /** {@code UnitNormalization}: divided by the L2 norm over the axes, which counts as no less than {@code smallest}. */
    record UnitNormalization(int[] axes, double smallest) implements NormalizingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.withAxes(inputs, axes);
        }
    }

    /**
     * Rounding to whole numbers of so many steps on either side of zero, times what one step is:
     * {@code AbsMaxQuantizer} of Keras 3 along the last axis, and back. The largest magnitude of a row becomes the last
     * step.
     *
     * @param epsilon added to the largest magnitude
     */
    record Quantization(int steps, double epsilon) implements ShapeKeeping {}

    /**
     * {@code tf.quantization.fake_quant_with_min_max_vars}: rounded to 2^bits steps between two limits. Weights: min, max.
     *
     * @param narrow whether the lowest of the steps is not used
     */
    record FakeQuantization(int bits, boolean narrow) implements ShapeKeeping {}

    /** {@code LayerScale} of keras.applications' ConvNeXt: x * gamma. Weights: gamma, one number a channel. */
    record ChannelScale() implements ShapeKeeping {}

    /** x * gamma + beta. Weights: gamma and beta where used, of as many axes as the input besides the batch, 1 where they are shared. */
    record BroadcastAffine() implements ShapeKeeping {}

    /**
     * {@code Normalization}: (x - mean) / max(sqrt(variance), 1e-7), or its inverse. Weights: mean, variance, shaped to broadcast.
     *
     * @param mean in the layer's own settings, shaped to broadcast, with the variance; null where they are weights
     */
    record Standardization(
            boolean inverse,
            @Nullable Tensor mean,
            @Nullable Tensor variance) implements ShapeKeeping {}

    /** {@code Rescaling}: x * scale + offset; one number each, or one a channel. */
    record Rescaling(double[] scale, double[] offset) implements ShapeKeeping {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] shape = InputShapes.single(inputs);
            for (double[] numbers : List.of(scale, offset)) {
                if (numbers.length != 1) {
                    InputShapes.requireChannels(shape, numbers.length);
                }
            }
            return shape;
        }
    }
}
