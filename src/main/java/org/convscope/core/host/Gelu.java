package org.convscope.core.host;

/**
 * x times the normal distribution's function, for many numbers at once. The tail Q(a) of the distribution from a = |x| on is
 * exp(-a^2 / 2) t P(t) with t = 1 / (1 + a / 4); P was fitted to 2e-9 of the tail up to a = 15, beyond which float32 has
 * nothing but zero. Short loops over doubles without a branch, which the JIT compiler turns into vector instructions: not
 * one of them with {@link Math#exp} in it, and none that is much longer.
 */
final class Gelu {
    private static final int PART = 512;
    private static final double END = 15;
    /** Makes any float but zero larger than 1. */
    private static final double HUGE = 1e300;
    /** Of the normal distribution at 0. */
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private Gelu() {}

    static void apply(float[] numbers, int count) {
        double[] x = new double[PART];
        double[] tail = new double[PART];
        double[] exp = new double[PART];
        for (int from = 0; from < count; from += PART) {
            int length = Math.min(PART, count - from);
            for (int i = 0; i < length; i++) {
                x[i] = numbers[from + i];
            }
            tails(x, tail, exp, length);
            for (int i = 0; i < length; i++) {
                double sign = Math.min(1, Math.max(-1, x[i] * HUGE));
                x[i] *= 0.5 + sign * (0.5 - tail[i]);
            }
            for (int i = 0; i < length; i++) {
                numbers[from + i] = (float) x[i];
            }
        }
    }

    /** Gradients times the slope: the distribution's function and x times its density. */
    static void applySlope(float[] numbers, float[] gradients, int count) {
        double[] x = new double[PART];
        double[] tail = new double[PART];
        double[] exp = new double[PART];
        for (int from = 0; from < count; from += PART) {
            int length = Math.min(PART, count - from);
            for (int i = 0; i < length; i++) {
                x[i] = numbers[from + i];
            }
            tails(x, tail, exp, length);
            for (int i = 0; i < length; i++) {
                double near = Math.min(END, Math.max(-END, x[i]));
                double sign = Math.min(1, Math.max(-1, x[i] * HUGE));
                x[i] = 0.5 + sign * (0.5 - tail[i]) + near * DENSITY * exp[i];
            }
            for (int i = 0; i < length; i++) {
                gradients[from + i] = (float) (gradients[from + i] * x[i]);
            }
        }
    }

    private static void tails(double[] x, double[] tail, double[] exp, int length) {
        for (int i = 0; i < length; i++) {
            double a = Math.min(END, Math.abs(x[i]));
            exp[i] = -0.5 * a * a;
            tail[i] = 1 / (1 + 0.25 * a);
        }
        SmoothSlopes.exp(exp, length);
        fitted(tail, length);
        for (int i = 0; i < length; i++) {
            tail[i] *= exp[i];
        }
    }

    /** t P(t). */
    private static void fitted(double[] numbers, int length) {
        for (int i = 0; i < length; i++) {
            double t = numbers[i];
            double p = -0.011812550862957186;
            p = p * t + 0.08736996977411424;
            p = p * t - 0.24926050773030886;
            p = p * t + 0.3355146225493342;
            p = p * t - 0.2476946299152849;
            p = p * t + 0.19178568098684734;
            p = p * t + 0.008362716658636152;
            p = p * t + 0.09475880725116959;
            p = p * t + 0.09131026024379454;
            p = p * t + 0.09993830269965069;
            p = p * t + 0.09972732886055354;
            numbers[i] = p * t;
        }
    }
}
