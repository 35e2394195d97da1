package org.convscope.network;

/**
 * What Keras fills a weight with before training.
 *
 * @param name Keras's name, as the file has it: GlorotUniform, zeros ...
 */
public record WeightInitializer(String name, Numbers numbers) {
    /** What the numbers are. */
    public sealed interface Numbers {}

    /** One number over and over. */
    public record Constant(double value) implements Numbers {}

    /** Between two numbers, all as likely. */
    public record Uniform(double low, double high) implements Numbers {}

    public record Normal(double mean, double deviation) implements Numbers {}

    /**
     * Normal, drawn anew where it is more than two deviations away from the mean.
     *
     * @param deviation before anything is drawn anew
     */
    public record TruncatedNormal(double mean, double deviation) implements Numbers {}

    /**
     * Of mean 0 and the variance scale / n, with n by the weight's shape (Keras's {@code VarianceScaling}).
     */
    public record VarianceScaling(double scale, Fan fan, Spread spread) implements Numbers {}

    /** Rows or columns, whichever are longer, at right angles to each other; all axes but the last are rows. */
    public record Orthogonal(double gain) implements Numbers {}

    /** Inputs of a unit, outputs of an input, or the mean of both. */
    public enum Fan {
        IN,
        OUT,
        AVERAGE;

        /**
         * How many a weight has (Keras's {@code compute_fans}).
         *
         * @param shape of the weight, inputs and outputs last
         */
        public double of(int... shape) {
            int rank = shape.length;
            double field = 1;
            for (int axis = 0; axis < rank - 2; axis++) {
                field *= shape[axis];
            }
            double out = field * (rank == 0 ? 1 : shape[rank - 1]);
            double in = rank < 2 ? out : field * shape[rank - 2];
            return switch (this) {
                case IN -> in;
                case OUT -> out;
                case AVERAGE -> (in + out) / 2;
            };
        }
    }

    /** The distributions of {@link VarianceScaling}. */
    public enum Spread {
        UNIFORM,
        NORMAL,
        TRUNCATED_NORMAL
    }
}
