package org.convscope.network;

import java.util.List;
import org.convscope.array.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a layer call computes, channels last: images are (N, H, W, C), sequences (N, L, C). Axes count the batch as axis 0
 * and are never negative, except where said. Arrays named {@code kernel}, {@code strides} ... have one entry a spatial
 * axis (1 for sequences, 2 for images, 3 for volumes).
 *
 * <p>Weights are not part of the operation: the layer call has them by name, listed here for each operation.
 */
public sealed interface Operation {

    /** The model's input; shape without the batch, -1 where free. */
    record Input(int[] shape) implements Operation {}

    /**
     * {@code Conv1D}, {@code Conv2D}, {@code Conv3D}. Weights: kernel (k..., in / groups, filters), bias (filters) if used.
     */
    record Convolution(int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int groups)
            implements Operation {}

    /** {@code DepthwiseConv1D}, {@code DepthwiseConv2D}. Weights: depthwise_kernel (k..., in, multiplier), bias if used. */
    record DepthwiseConvolution(int multiplier, int[] kernel, int[] strides, Padding padding, int[] dilation)
            implements Operation {}

    /**
     * {@code SeparableConv1D}, {@code SeparableConv2D}. Weights: depthwise_kernel (k..., in, multiplier), pointwise_kernel
     * (1..., in * multiplier, filters), bias if used.
     */
    record SeparableConvolution(
            int filters, int multiplier, int[] kernel, int[] strides, Padding padding, int[] dilation)
            implements Operation {}

    /**
     * {@code Conv1DTranspose}, {@code Conv2DTranspose}. Weights: kernel (k..., filters, in), bias if used.
     *
     * @param outputPadding one entry a spatial axis, -1 where Keras derives it
     */
    record TransposedConvolution(
            int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int[] outputPadding)
            implements Operation {}

    /** {@code LocallyConnected1D/2D} (Keras 2). Weights: kernel (positions, k... x in, filters), bias (positions..., filters). */
    record LocallyConnected(int filters, int[] kernel, int[] strides) implements Operation {}

    /** {@code Dense} on the last axis. Weights: kernel (in, units), bias (units) if used. */
    record Dense(int units) implements Operation {}

    enum Reduction {
        MAX,
        AVERAGE
    }

    /** {@code MaxPooling1D/2D/3D}, {@code AveragePooling1D/2D/3D}. */
    record Pooling(Reduction reduction, int[] size, int[] strides, Padding padding) implements Operation {}

    /** {@code GlobalMaxPooling...}, {@code GlobalAveragePooling...}: over all spatial axes. */
    record GlobalPooling(Reduction reduction, boolean keepDimensions) implements Operation {}

    /** Weights: gamma and beta where used, moving_mean, moving_variance; each of the axis's length. */
    record BatchNormalization(int axis, double epsilon) implements Operation {}

    /**
     * By the mean and the variance of the batch itself along all axes but one: {@code BatchNormalization(mode=2)} of Keras 1, and
     * what Keras 2 does where the call says {@code training=True}. Weights: gamma and beta where used.
     */
    record BatchStatistics(int axis, double epsilon) implements Operation {}

    /**
     * As whole numbers of so many steps on either side of zero, times what one step is: {@code AbsMaxQuantizer} of Keras 3 along
     * the last axis, and back. The largest magnitude of a row becomes the last step.
     *
     * @param epsilon added to the largest magnitude
     */
    record Quantization(int steps, double epsilon) implements Operation {}

    /** {@code LayerNormalization}, {@code RMSNormalization}. Weights: gamma and beta where used, of the axes' shape. */
    record LayerNormalization(int[] axes, double epsilon, Moment moment) implements Operation {
        /** What a number is set against. */
        public enum Moment {
            /** (x - mean) / sqrt(variance). */
            STANDARDIZED,
            /** x / sqrt(mean of squares). */
            MEAN_SQUARE,
            /** x / sqrt(variance): what Keras 3 does where {@code rms_scaling} is set. */
            VARIANCE
        }
    }

    /** Weights: gamma, beta where used. {@code groups} already resolved (-1 in Keras means one group a channel). */
    record GroupNormalization(int groups, int axis, double epsilon) implements Operation {}

    /** {@code LayerScale} of keras.applications' ConvNeXt: x * gamma. Weights: gamma, one number a channel. */
    record ChannelScale() implements Operation {}

    /** x * gamma + beta. Weights: gamma and beta where used, of as many axes as the input besides the batch, 1 where they are shared. */
    record BroadcastAffine() implements Operation {}

    /** {@code UnitNormalization}: divided by the L2 norm over the axes, which counts as no less than {@code smallest}. */
    record UnitNormalization(int[] axes, double smallest) implements Operation {}

    /**
     * {@code Normalization}: (x - mean) / max(sqrt(variance), 1e-7), or its inverse. Weights: mean, variance, shaped to broadcast.
     *
     * @param mean in the layer's own settings, shaped to broadcast, with the variance; null where they are weights
     */
    record Standardization(
            boolean inverse,
            @Nullable Tensor mean,
            @Nullable Tensor variance) implements Operation {}

    /** {@code Rescaling}: x * scale + offset; one number each, or one a channel. */
    record Rescaling(double[] scale, double[] offset) implements Operation {}

    /** {@code softmax} over several axes together. */
    record Softmax(int[] axes) implements Operation {}

    /** Only the layer's {@link LayerCall#activation()}. */
    record Activate() implements Operation {}

    /** {@code PReLU}. Weights: alpha, broadcast over shared axes. */
    record ParametricRelu() implements Operation {}

    enum Merging {
        ADD,
        SUBTRACT,
        MULTIPLY,
        AVERAGE,
        MAXIMUM,
        MINIMUM
    }

    /** Element-wise over two or more inputs, broadcasting as numpy does. */
    record Merge(Merging merging) implements Operation {}

    record Concatenate(int axis) implements Operation {}

    /** {@code Dot}: contraction of one axis of each input, of unit vectors where {@code normalize}, as {@link UnitNormalization}. */
    record Dot(int firstAxis, int secondAxis, boolean normalize, double smallest) implements Operation {}

    /** To (N, everything), row-major. */
    record Flatten() implements Operation {}

    /** To this shape without the batch, row-major; one entry may be -1. */
    record Reshape(int[] shape) implements Operation {}

    /** {@code axes[i]} is the input axis that becomes axis i; {@code axes[0]} is 0. */
    record Transpose(int[] axes) implements Operation {}

    record RepeatVector(int times) implements Operation {}

    /** Zeros added: {@code before[i]} and {@code after[i]} on spatial axis i. */
    record ZeroPadding(int[] before, int[] after) implements Operation {}

    record Cropping(int[] before, int[] after) implements Operation {}

    enum Interpolation {
        NEAREST,
        BILINEAR,
        /** As TensorFlow 1 has it: positions are counted from the pixels' corners. */
        BILINEAR_FROM_CORNERS,
        BICUBIC,
        AREA,
        LANCZOS3,
        LANCZOS5,
        GAUSSIAN,
        MITCHELLCUBIC
    }

    /** {@code UpSampling1D/2D/3D}: whole factors. */
    record UpSampling(int[] factors, Interpolation interpolation) implements Operation {}

    /**
     * {@code Resizing}.
     *
     * @param cropToAspectRatio the largest centred window of the target's proportions is resized
     * @param antialias Keras 3 only
     * @param always whether an image of the right size is resampled too, which blurs it with some interpolations
     */
    record Resizing(
            int height,
            int width,
            Interpolation interpolation,
            boolean cropToAspectRatio,
            boolean antialias,
            boolean always)
            implements Operation {}

    /** {@code CenterCrop}: the middle, or, where the input is smaller, a crop of its resized self as Keras does. */
    record CenterCrop(int height, int width) implements Operation {}

    /** Dropout, noise, augmentation, casts: the input itself in inference. */
    record Identity() implements Operation {}

    enum Function {
        ABSOLUTE,
        NEGATIVE,
        SQRT,
        RSQRT,
        SQUARE,
        EXP,
        EXPM1,
        LOG,
        LOG1P,
        RECIPROCAL,
        FLOOR,
        CEIL,
        ROUND,
        SIGN,
        SIN,
        COS,
        TAN,
        ERF,
        ERFC,
        SINH,
        COSH,
        ARCSIN,
        ARCCOS,
        ARCTAN,
        ARCSINH,
        ARCCOSH,
        ARCTANH,
        EXP2,
        LOG2,
        LOG10,
        CBRT,
        /** sin(pi x) / (pi x). */
        SINC,
        /** To the next whole number towards zero. */
        TRUNC,
        /** 1 where it is NaN, else 0; likewise the others. */
        IS_NAN,
        IS_INFINITE,
        IS_FINITE,
        /** 1 where it is not 0. */
        NOT_ZERO,
        /** 1 where it is 0. */
        LOGICAL_NOT
    }

    /** An element-wise function that is no activation; what is true or false is 1 or 0. */
    record Elementwise(Function function) implements Operation {}

    enum Arithmetic {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        FLOOR_DIVIDE,
        MODULO,
        POWER,
        MAXIMUM,
        MINIMUM,
        SQUARED_DIFFERENCE,
        /** Comparisons give 1 or 0; logic takes whatever is not 0 for true. */
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_EQUAL,
        LESS,
        LESS_EQUAL,
        LOGICAL_AND,
        LOGICAL_OR,
        LOGICAL_XOR,
        ARCTAN2,
        HYPOT,
        LOG_ADD_EXP,
        /** 0 where the divisor is 0. */
        DIVIDE_NO_NAN,
        /** 0 where the second factor is 0. */
        MULTIPLY_NO_NAN,
        /** x / y, 0 where x is 0. */
        XDIVY,
        /** x log y, 0 where x is 0. */
        XLOGY,
        /** The remainder of a division towards zero, of the dividend's sign. */
        REMAINDER
    }

    /**
     * Two operands with numpy's broadcasting: two inputs, or one input and a constant.
     *
     * @param constant the constant operand, or null where the layer has two inputs
     * @param constantFirst whether the constant is the left operand
     */
    record Binary(Arithmetic arithmetic, @Nullable Tensor constant, boolean constantFirst) implements Operation {}

    /** Matrix product of the last two axes of two inputs, as numpy's {@code matmul}. */
    record MatrixProduct(boolean transposeFirst, boolean transposeSecond) implements Operation {}

    enum Accumulation {
        MEAN,
        SUM,
        MAX,
        MIN,
        PROD,
        VARIANCE,
        STANDARD_DEVIATION,
        L2_NORM,
        ARG_MAX,
        ARG_MIN,
        LOG_SUM_EXP,
        MEDIAN
    }

    record Reduce(Accumulation accumulation, int[] axes, boolean keepDimensions) implements Operation {}

    record Clip(double min, double max) implements Operation {}

    /** An axis of length 1 put in. */
    record ExpandDimensions(int axis) implements Operation {}

    /** Axes of length 1 taken out. */
    record Squeeze(int[] axes) implements Operation {}

    /** {@code x[begin:end:stride]} an axis; null ends go to the border. {@code dropped} axes were indexed by a number, {@code added} are new axes in the result. */
    record Slice(List<AxisSlice> axes, int[] dropped, int[] added) implements Operation {}

    /** Python's slice of one axis; null where left out. */
    record AxisSlice(@Nullable Integer begin, @Nullable Integer end, int stride) {}

    record Split(int parts, int axis, int taken) implements Operation {}

    /** Several tensors on a new axis. */
    record Stack(int axis) implements Operation {}

    /** The same numbers for every frame; no inputs. The value is without the batch. */
    record Constant(Tensor value) implements Operation {}

    /** Of three inputs, broadcast: the second where the first is not 0, else the third. */
    record Select() implements Operation {}

    /**
     * Entries of one axis in another order, some of them several times or not at all.
     *
     * @param numbers as {@code picking} says
     */
    record Pick(int axis, Picking picking, int[] numbers) implements Operation {}

    /** Which entries of an axis. */
    enum Picking {
        /** Those of the numbers; negative ones count from the end. */
        PLACES,
        /** All, so many places further on, and those at the end first. */
        ROLL,
        /** Each so many times. */
        REPEAT,
        /** All, so many times. */
        TILE,
        /** All, with so many before and after, mirrored at the outermost entry. */
        REFLECT,
        /** Likewise, mirrored at the border itself. */
        SYMMETRIC,
        /** Likewise, the outermost entry repeated. */
        EDGE,
        /** Likewise, from the other end. */
        WRAP
    }

    /** One number around the axes besides the batch: {@code before[i]} and {@code after[i]} on axis i + 1. */
    record ConstantPadding(int[] before, int[] after, double value) implements Operation {}

    /**
     * Sums or products along an axis up to each place.
     *
     * @param exclusive without that place
     * @param reverse from the end
     */
    record Accumulate(boolean product, int axis, boolean exclusive, boolean reverse) implements Operation {}

    /**
     * In order along an axis, equal numbers as they were.
     *
     * @param places the places of the numbers instead of the numbers
     */
    record Sort(int axis, boolean descending, boolean places) implements Operation {}

    /** A new axis with {@code on} at the place that the number says, else {@code off}. */
    record OneHot(int axis, int depth, double on, double off) implements Operation {}

    /**
     * {@code einsum}: a letter an axis, the batch's included. Weights: kernel, the second operand where there is one input, and
     * bias, which is added, broadcast.
     */
    record Einsum(List<String> operands, String result) implements Operation {}

    /**
     * {@code MultiHeadAttention} with inputs query, value, key (key = value where there are two inputs). Weights: query_kernel
     * (in, heads, keyDim), query_bias (heads, keyDim), likewise key and value (valueDim); output_kernel (heads, valueDim,
     * out), output_bias.
     */
    record MultiHeadAttention(int heads, int keyDimension, int valueDimension, int outputDimension)
            implements Operation {}

    /** {@code Attention}/{@code AdditiveAttention}: inputs query, value, key. Weights: scale where used. */
    record DotAttention(boolean useScale, boolean additive) implements Operation {}

    /** What is computed at each step of a recurrent layer; the states it carries on are h, or h and c. */
    enum Cell {
        /** h = activation(x W + h U + b). */
        SIMPLE,
        /** Gates in the order of Keras: input, forget, candidate, output. */
        LSTM,
        /** Gates update, reset, candidate; the state is reset before it is multiplied. */
        GRU_RESET_BEFORE,
        /** Likewise; what the state was multiplied to is reset, with a bias of its own. */
        GRU_RESET_AFTER
    }

    /** What a recurrent layer gives out. */
    enum Delivered {
        /** The output of every step, in the order in which they were done. */
        ALL,
        /** The output of every step, that of the step done last first. */
        ALL_TURNED,
        /** The output of the step that was done last. */
        LAST,
        /** The state h after the last step. */
        FIRST_STATE,
        /** The state c after the last step. */
        SECOND_STATE
    }

    /**
     * How a recurrent layer goes through time. A step whose mask is 0 leaves the states as they are and gives out what the
     * step before gave out, zeros at first.
     *
     * @param backwards from the last step to the first
     * @param masked whether the second input is a mask (N, time) of ones and zeros
     * @param zeroWhereMasked whether a masked step gives out zeros instead
     * @param timeFirst whether time is the first axis and frames are the second ({@code time_major}): only of {@code SimpleRNN},
     *     {@code LSTM} and {@code GRU} that give out all steps
     */
    record Walk(boolean backwards, boolean masked, boolean zeroWhereMasked, boolean timeFirst, Delivered delivered) {
        /** The same that gives out something else. */
        public Walk giving(Delivered other) {
            return new Walk(backwards, masked, zeroWhereMasked, timeFirst, other);
        }
    }

    /**
     * {@code SimpleRNN}, {@code LSTM}, {@code GRU}. Inputs: the sequence (N, time, in), the mask if there is one, first states
     * (N, units) if they are given. Weights: kernel (in, gates x units), recurrent_kernel (units, gates x units), bias
     * (gates x units), of two rows where a GRU resets after.
     */
    record Recurrent(Cell cell, int units, Activation activation, Activation gate, Walk walk) implements Operation {}

    /**
     * {@code ConvLSTM1D/2D/3D} from the convolved input on. Inputs: (N, time, spatial..., 4 filters), the mask if there is one,
     * first states (N, spatial..., filters) if they are given. Weights: recurrent_kernel (k..., filters, 4 filters).
     *
     * @param kernel of the convolution of the state, which is padded to keep its size
     */
    record ConvolutionalLstm(int filters, int[] kernel, Activation activation, Activation gate, Walk walk)
            implements Operation {}

    /** The same at each step of axis 1 of its inputs: (N, time, ...) in, (N, time, ...) out. Weights: those of the operation. */
    record Distributed(Operation operation) implements Operation {}

    /**
     * One after the other as one layer: a convolution and a {@code PReLU} that was handed over as its activation, or what
     * quantisation-aware training puts behind a layer. The layer is what the first part is.
     */
    record Composite(List<Part> parts) implements Operation {
        public Composite {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param operation all but the first take one input
     * @param activation what follows it
     * @param role empty, or what stands before the names of its weights: {@code role/alpha}
     */
    record Part(Operation operation, Activation activation, String role) {}

    /**
     * {@code tf.quantization.fake_quant_with_min_max_vars}: rounded to 2^bits steps between two limits. Weights: min, max.
     *
     * @param narrow whether the lowest of the steps is not used
     */
    record FakeQuantization(int bits, boolean narrow) implements Operation {}

    /** {@code Embedding}: row x of the table for every number x, which is cut to a whole number. Weights: embeddings (rows, units). */
    record Embedding(int rows, int units) implements Operation {}

    /** {@code Masking}: zeros in every step whose numbers along the last axis are all this one. */
    record Masking(double number) implements Operation {}

    /**
     * Which steps count: 1 where an input is another number than this one, else 0.
     *
     * @param alongLast whether the last axis goes: one number anywhere along it is enough
     */
    record StepMask(double number, boolean alongLast) implements Operation {}

    /** Nobody can compute it: a Lambda, a custom object, a layer without its weights. */
    record Unavailable(String reason) implements Operation {}
}
