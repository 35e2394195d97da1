package org.convscope.core.host;

/**
 * Gradients times the slope of functions made of exp(-|x|), for many numbers at once. Short loops over doubles without a
 * branch, which the JIT compiler turns into vector instructions: not one of them with {@link Math#exp} in it.
 */
final class SmoothSlopes {
    private static final int PART = 512;
    /** Beyond it, float32 has nothing but zero for exp(-|x|). */
    private static final double END = 113;
    /** Makes any float but zero larger than 1. */
    private static final double HUGE = 1e300;

    private SmoothSlopes() {}

    /** Turns numbers into slopes; {@code exp} holds exp(-|x|). */
    @FunctionalInterface
    private interface Function {
        void apply(double[] x, double[] exp, int length);
    }

    static void sigmoid(float[] numbers, float[] gradients, int count) {
        each(numbers, gradients, count, SmoothSlopes::sigmoid);
    }

    static void silu(float[] numbers, float[] gradients, int count) {
        each(numbers, gradients, count, SmoothSlopes::silu);
    }

    static void tanh(float[] numbers, float[] gradients, int count) {
        each(numbers, gradients, count, SmoothSlopes::tanh);
    }

    private static void sigmoid(double[] x, double[] exp, int length) {
        for (int i = 0; i < length; i++) {
            double e = exp[i];
            x[i] = e / ((1 + e) * (1 + e));
        }
    }

    private static void silu(double[] x, double[] exp, int length) {
        for (int i = 0; i < length; i++) {
            double e = exp[i];
            double sign = Math.min(1, Math.max(-1, x[i] * HUGE));
            double s = 0.5 + sign * (0.5 - e / (1 + e));
            x[i] = s * (1 + Math.min(END, Math.max(-END, x[i])) * (1 - s));
        }
    }

    private static void tanh(double[] x, double[] exp, int length) {
        for (int i = 0; i < length; i++) {
            double e = exp[i] * exp[i];
            x[i] = 4 * e / ((1 + e) * (1 + e));
        }
    }

    private static void each(float[] numbers, float[] gradients, int count, Function function) {
        double[] x = new double[PART];
        double[] exp = new double[PART];
        for (int from = 0; from < count; from += PART) {
            int length = Math.min(PART, count - from);
            for (int i = 0; i < length; i++) {
                x[i] = numbers[from + i];
            }
            for (int i = 0; i < length; i++) {
                exp[i] = -Math.min(END, Math.abs(x[i]));
            }
            exp(exp, length);
            function.apply(x, exp, length);
            for (int i = 0; i < length; i++) {
                gradients[from + i] = (float) (gradients[from + i] * x[i]);
            }
        }
    }

    /** Of numbers from -113 to 0, in place, to 2e-8: the series of a 256th of each, squared eight times. */
    static void exp(double[] numbers, int length) {
        for (int i = 0; i < length; i++) {
            double r = numbers[i] * (1.0 / 256);
            double e = 1 + r * (1.0 / 9);
            e = 1 + r * (1.0 / 8) * e;
            e = 1 + r * (1.0 / 7) * e;
            e = 1 + r * (1.0 / 6) * e;
            e = 1 + r * (1.0 / 5) * e;
            e = 1 + r * (1.0 / 4) * e;
            e = 1 + r * (1.0 / 3) * e;
            e = 1 + r * (1.0 / 2) * e;
            e = 1 + r * e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            numbers[i] = e * e;
        }
    }
}
