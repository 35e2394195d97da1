package org.convscope.core.op;

import java.util.function.DoubleUnaryOperator;

/** A function of one number and its derivative. */
interface Curve {
    double value(double x);

    double slope(double x);

    /** The values of the first {@code count} numbers, in place. */
    default void apply(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) value(numbers[i]);
        }
    }

    /** Many values in place: a plain loop without a branch or a call, of which the JIT compiler makes vector instructions. */
    @FunctionalInterface
    interface Loop {
        void apply(float[] numbers, int count);
    }

    /** From two lambdas. */
    static Curve of(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return new Curve() {
            @Override
            public double value(double x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double slope(double x) {
                return slope.applyAsDouble(x);
            }
        };
    }

    /** Likewise, with a loop that gives the same values faster. */
    static Curve of(DoubleUnaryOperator value, DoubleUnaryOperator slope, Loop loop) {
        Curve plain = of(value, slope);
        return new Curve() {
            @Override
            public double value(double x) {
                return plain.value(x);
            }

            @Override
            public double slope(double x) {
                return plain.slope(x);
            }

            @Override
            public void apply(float[] numbers, int count) {
                loop.apply(numbers, count);
            }
        };
    }
}
