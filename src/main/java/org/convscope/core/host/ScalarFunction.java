package org.convscope.core.host;

import java.util.function.DoubleUnaryOperator;

/** A function of one number and its derivative. */
public interface ScalarFunction {
    double value(double x);

    double slope(double x);

    /** The values of the first {@code count} numbers, in place. */
    default void apply(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) value(numbers[i]);
        }
    }

    /** What each of the first {@code count} gradients becomes, in place: times the slope at its number. */
    default void applySlope(float[] numbers, float[] gradients, int count) {
        for (int i = 0; i < count; i++) {
            gradients[i] = (float) (gradients[i] * slope(numbers[i]));
        }
    }

    /** Many values in place: plain loops without a branch or a call, of which the JIT compiler makes vector instructions. */
    @FunctionalInterface
    interface Loop {
        void apply(float[] numbers, int count);
    }

    /** A loop over gradients. */
    @FunctionalInterface
    interface SlopeLoop {
        void apply(float[] numbers, float[] gradients, int count);
    }

    /** A curve of two lambdas. */
    static ScalarFunction of(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return new ScalarFunction() {
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

    /** The same function, with loops that give the same numbers faster. */
    default ScalarFunction with(Loop loop, SlopeLoop slopeLoop) {
        ScalarFunction plain = this;
        return new ScalarFunction() {
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

            @Override
            public void applySlope(float[] numbers, float[] gradients, int count) {
                slopeLoop.apply(numbers, gradients, count);
            }
        };
    }

    /** This curve with another loop over gradients, values as they are. */
    default ScalarFunction with(SlopeLoop slopeLoop) {
        return with(this::apply, slopeLoop);
    }
}
