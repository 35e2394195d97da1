package org.convscope.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The computation of a layer call, channels last: images are (N, H, W, C), sequences (N, L, C). Axes count the batch as
 * axis 0 and are never negative, except where said. Arrays named {@code kernel}, {@code strides} ... have one entry a
 * spatial axis (1 for sequences, 2 for images, 3 for volumes).
 *
 * <p>Weights are not part of the operation: the layer call has them by name, listed there for each operation.
 *
 * <p>The operations stand by their kind in the interfaces that this one extends, and are its members:
 * {@code Operation.Convolution}. Which of the interfaces that extend this one an operation has says what others make of
 * it: {@link WindowedOperation} and {@link ConvolvingOperation} what has filters, strides and kernels to show,
 * {@link NormalizingOperation} and {@link ActivatingOperation} what belongs to the convolution before it,
 * {@link MovingOperation} what changes no number.
 */
public sealed interface Operation
        extends SourceOperations,
                WindowOperations,
                NormalizationOperations,
                ElementwiseOperations,
                MovingOperations,
                ResamplingOperations,
                ProductOperations,
                SequenceOperations
        permits WindowedOperation,
                PositionwiseOperation,
                MovingOperation,
                MixingOperation,
                WrappingOperation,
                SourceOperations.Input,
                ProductOperations.Einsum,
                ProductOperations.Reduce {

    /**
     * The shape that it gives, before the layer's activation, by Keras's rules. The batch is the first axis of all shapes,
     * the channels are the last; a length is -1 where it is free, and so is what depends on it. What is free fits everything.
     * Shapes of weights are not looked at.
     *
     * @param inputs one shape an input; they are not written to, and the result may be one of them
     * @throws org.convscope.problem.ProblemException if it does not take such inputs
     */
    int[] outputShape(List<int[]> inputs);

    /**
     * What one position of the output sees of the input, or of each input, along a spatial axis. Only asked where the output has
     * as many axes as the input.
     *
     * @param axis from 0; axis 1 of the shape
     * @param length of the input along it, -1 where free
     */
    LocalField localField(int axis, int length);

    /** What the layer is, whatever is done around it: at each step of a sequence, or with something behind it. */
    default Operation kind() {
        return this;
    }

    enum Reduction {
        MAX,
        AVERAGE
    }

    enum Merging {
        ADD,
        SUBTRACT,
        MULTIPLY,
        AVERAGE,
        MAXIMUM,
        MINIMUM
    }

    /** What a number is set against. */
    enum Moment {
        /** (x - mean) / sqrt(variance). */
        STANDARDIZED,
        /** x / sqrt(mean of squares). */
        MEAN_SQUARE,
        /** x / sqrt(variance): what Keras 3 does where {@code rms_scaling} is set. */
        VARIANCE
    }

    enum Interpolation {
        NEAREST,
        BILINEAR,
        /** Bilinear as TensorFlow 1 has it: positions are counted from the pixels' corners. */
        BILINEAR_FROM_CORNERS,
        BICUBIC,
        AREA,
        LANCZOS3,
        LANCZOS5,
        GAUSSIAN,
        MITCHELLCUBIC
    }

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
        /** The next whole number towards zero. */
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

    /** The ways of choosing entries of an axis. */
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
        /** Entries mirrored at the border itself. */
        SYMMETRIC,
        /** The outermost entry repeated. */
        EDGE,
        /** Entries from the other end. */
        WRAP
    }

    /** Python's slice of one axis; null where left out. */
    record AxisSlice(@Nullable Integer begin, @Nullable Integer end, int stride) {
        /** All of an axis. */
        public static final AxisSlice ALL = new AxisSlice(null, null, 1);

        /** The first entry taken of an axis of so many; one beyond it where none is. */
        public int first(int length) {
            return limit(begin, length, stride > 0 ? 0 : length - 1);
        }

        /** How many entries it takes of an axis of so many; -1 where that is free. */
        public int count(int length) {
            if (length < 0 || (begin == null && end == null && Math.abs(stride) == 1)) {
                return length;
            }
            int last = limit(end, length, stride > 0 ? length : -1);
            int span = stride > 0 ? last - first(length) : first(length) - last;
            return Math.max(0, (span + Math.abs(stride) - 1) / Math.abs(stride));
        }

        private int limit(@Nullable Integer value, int length, int otherwise) {
            if (value == null) {
                return otherwise;
            }
            int place = value < 0 ? value + length : value;
            return stride > 0 ? Math.max(0, Math.min(length, place)) : Math.max(-1, Math.min(length - 1, place));
        }
    }

    /** What is computed at each step of a recurrent layer; the states it carries on are h, or h and c. */
    enum Cell {
        /** h = activation(x W + h U + b). */
        SIMPLE,
        /** Gates in the order of Keras: input, forget, candidate, output. */
        LSTM,
        /** Gates update, reset, candidate; the state is reset before it is multiplied. */
        GRU_RESET_BEFORE,
        /** A GRU in which what the state was multiplied to is reset, with a bias of its own. */
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
     * @param operation all but the first take one input
     * @param activation what follows it
     * @param role empty, or what stands before the names of its weights: {@code role/alpha}
     */
    record Part(Operation operation, Activation activation, String role) {}
}
