package org.convscope.core.loss;

/** Probabilities kept off 0 and 1, by as much as Keras does it, in float32. */
final class Clipping {
    /** Keras's {@code backend.epsilon()}. */
    static final double EPSILON = 1e-7f;

    private static final double LARGEST = 1 - 1e-7f;

    private Clipping() {}

    static double clipped(double probability) {
        return Math.min(Math.max(probability, EPSILON), LARGEST);
    }

    /** The slope of {@link #clipped}: 0 where it holds a number back, else 1. */
    static double slope(double probability) {
        return probability < EPSILON || probability > LARGEST ? 0 : 1;
    }
}
