package org.convscope.train;

import java.util.stream.IntStream;

/**
 * Adam as Keras 2.15 computes it ({@code keras.optimizers.Adam}; Kingma and Ba 2015): beta 0.9 and 0.999, epsilon 1e-7 beside the
 * uncorrected root.
 */
final class AdamOptimizer {
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float EPSILON = 1e-7f;
    private static final int RUN = 1 << 15;

    private final double rate;

    AdamOptimizer(double rate) {
        this.rate = rate;
    }

    /** The running means of a weight's gradient and of its square, of the weight's size; 0 before the first step. */
    record Moments(float[] first, float[] second) {
        static Moments of(int size) {
            return new Moments(new float[size], new float[size]);
        }
    }

    /**
     * Changes a weight and its moments.
     *
     * @param step from 1
     */
    void step(float[] weight, float[] gradient, Moments moments, long step) {
        float alpha =
                (float) (rate * Math.sqrt(1 - Math.pow(SECOND, (double) step)) / (1 - Math.pow(FIRST, (double) step)));
        int runs = (weight.length + RUN - 1) / RUN;
        IntStream all = IntStream.range(0, runs);
        (runs > 1 ? all.parallel() : all)
                .forEach(run ->
                        step(weight, gradient, moments, alpha, run * RUN, Math.min(weight.length, (run + 1) * RUN)));
    }

    private static void step(float[] weight, float[] gradient, Moments moments, float alpha, int from, int to) {
        float[] first = moments.first();
        float[] second = moments.second();
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            first[i] += (g - first[i]) * (1 - FIRST);
            second[i] += (g * g - second[i]) * (1 - SECOND);
            weight[i] -= first[i] * alpha / ((float) Math.sqrt(second[i]) + EPSILON);
        }
    }
}
