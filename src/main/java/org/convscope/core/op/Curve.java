package org.convscope.core.op;

/** A function of one number and its derivative. */
interface Curve {
    double value(double x);

    double slope(double x);

    /** From two lambdas. */
    static Curve of(java.util.function.DoubleUnaryOperator value, java.util.function.DoubleUnaryOperator slope) {
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
}
