package org.convscope.network;

import java.util.Locale;

/**
 * An element-wise function, or a softmax over an axis.
 *
 * @param kind which function
 * @param alpha its first parameter: negative slope of {@code RELU}, slope of {@code LEAKY_RELU}, scale of {@code ELU} and
 *     {@code CELU}, lambda of the shrinks, b of {@code SQUAREPLUS}, what {@code THRESHOLD} gives below, axis (counted from the end, -1 the last) of
 *     {@code SOFTMAX}, {@code LOG_SOFTMAX}, {@code SPARSEMAX} and {@code GLU}; else 0
 * @param max upper limit of {@code RELU} (positive infinity where there is none); else positive infinity
 * @param threshold threshold of {@code RELU} and {@code THRESHOLDED_RELU}; else 0
 */
public record Activation(Kind kind, double alpha, double max, double threshold) {
    public static final Activation LINEAR = of(Kind.LINEAR);
    public static final Activation RELU = of(Kind.RELU);
    /** Over the last axis. */
    public static final Activation SOFTMAX = of(Kind.SOFTMAX, -1);

    /** Names as Keras has them; where versions differ there are two. */
    public enum Kind {
        LINEAR,
        /** {@code keras.layers.ReLU}: x where x > threshold, cut to 0 ... max, else alpha (x - threshold). */
        RELU,
        LEAKY_RELU,
        ELU,
        SELU,
        CELU,
        /** Exact, with erf. */
        GELU,
        GELU_TANH,
        SIGMOID,
        LOG_SIGMOID,
        /** Keras 2: clip(0.2 x + 0.5, 0, 1). */
        HARD_SIGMOID_2,
        /** Keras 3: relu6(x + 3) / 6. */
        HARD_SIGMOID_3,
        /** x times Keras 3's hard sigmoid. */
        HARD_SILU,
        HARD_TANH,
        TANH,
        TANH_SHRINK,
        SOFT_SHRINK,
        HARD_SHRINK,
        SQUAREPLUS,
        SPARSE_PLUS,
        SPARSE_SIGMOID,
        SOFTPLUS,
        SOFTSIGN,
        SILU,
        MISH,
        EXPONENTIAL,
        THRESHOLD,
        THRESHOLDED_RELU,
        GLU,
        SOFTMAX,
        LOG_SOFTMAX,
        SPARSEMAX
    }

    public static Activation of(Kind kind) {
        return new Activation(kind, 0, Double.POSITIVE_INFINITY, 0);
    }

    public static Activation of(Kind kind, double alpha) {
        return new Activation(kind, alpha, Double.POSITIVE_INFINITY, 0);
    }

    /** ReLU cut off at a maximum, as relu6. */
    public static Activation reluUpTo(double max) {
        return new Activation(Kind.RELU, 0, max, 0);
    }

    /**
     * The shape of what it is applied to becomes that of its output: a gated linear unit halves an axis.
     *
     * @param shape with the batch, -1 where free
     * @throws org.convscope.problem.ProblemException if the axis has no two halves
     */
    public int[] outputShape(int[] shape) {
        if (kind != Kind.GLU) {
            return shape;
        }
        int axis = shape.length + (int) alpha;
        if (axis < 1 || axis >= shape.length || (shape[axis] > 0 && shape[axis] % 2 != 0)) {
            throw InputShapes.wrong("its activation halves an axis that has no two halves", "an even length", shape);
        }
        return InputShapes.with(shape, axis, shape[axis] < 0 ? -1 : shape[axis] / 2);
    }

    /** Its name as people write it: leaky relu. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public boolean isLinear() {
        return kind == Kind.LINEAR;
    }
}
