package org.convscope.core.host;

import java.util.function.DoubleUnaryOperator;
import org.convscope.network.Operation.Interpolation;

/**
 * How one axis is resampled: output i is the sum of {@code weights[i][j] * input[first[i] + j]}. As TensorFlow's
 * {@code tf.image.resize} has it, with the pixels' centres at half coordinates (but for one rule of TensorFlow 1) and positions in
 * float32.
 */
record AxisResampling(int[] first, float[][] weights) {
    private static final int CUBIC_TABLE = 1024;
    private static final int CHUNK = 1 << 15;

    /** Every pixel several times. */
    static AxisResampling repeat(int length, int factor) {
        int[] first = new int[length * factor];
        float[][] weights = new float[first.length][];
        for (int i = 0; i < first.length; i++) {
            first[i] = i / factor;
            weights[i] = new float[] {1};
        }
        return new AxisResampling(first, weights);
    }

    static AxisResampling of(Interpolation interpolation, int from, int to, boolean antialias) {
        return switch (interpolation) {
            case NEAREST -> nearest(from, to);
            case BILINEAR -> antialias ? kernel(from, to, true, 1, x -> Math.max(0, 1 - x)) : bilinear(from, to);
            case BILINEAR_FROM_CORNERS -> fromCorners(from, to);
            case BICUBIC -> antialias ? kernel(from, to, true, 2, AxisResampling::keys) : bicubic(from, to);
            case AREA -> area(from, to);
            case LANCZOS3 -> kernel(from, to, antialias, 3, x -> lanczos(x, 3));
            case LANCZOS5 -> kernel(from, to, antialias, 5, x -> lanczos(x, 5));
            case GAUSSIAN -> kernel(from, to, antialias, 1.5, x -> x >= 1.5 ? 0 : Math.exp(-x * x / (2 * 0.5 * 0.5)));
            case MITCHELLCUBIC -> kernel(from, to, antialias, 2, AxisResampling::mitchell);
        };
    }

    private static AxisResampling nearest(int from, int to) {
        float scale = from / (float) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            first[i] = Math.min(from - 1, (int) Math.floor((i + 0.5f) * scale));
            weights[i] = new float[] {1};
        }
        return new AxisResampling(first, weights);
    }

    private static AxisResampling bilinear(int from, int to) {
        float scale = from / (float) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            float at = (i + 0.5f) * scale - 0.5f;
            int lower = (int) Math.floor(at);
            float share = at - lower;
            first[i] = Math.max(lower, 0);
            boolean atBorder = lower < 0 || lower + 1 > from - 1;
            weights[i] = atBorder ? new float[] {1} : new float[] {1 - share, share};
        }
        return new AxisResampling(first, weights);
    }

    /** ResizeBilinear without half_pixel_centers: beyond the last pixel it counts twice. */
    private static AxisResampling fromCorners(int from, int to) {
        float scale = from / (float) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            float at = i * scale;
            first[i] = (int) Math.floor(at);
            float share = at - first[i];
            weights[i] = first[i] + 1 > from - 1 ? new float[] {1} : new float[] {1 - share, share};
        }
        return new AxisResampling(first, weights);
    }

    /** ResizeBicubic with half_pixel_centers: Keys's kernel from a table; what lies outside has no weight. */
    private static AxisResampling bicubic(int from, int to) {
        float scale = from / (float) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            float at = (i + 0.5f) * scale - 0.5f;
            int place = (int) Math.floor(at);
            double delta = Math.rint((at - place) * CUBIC_TABLE) / CUBIC_TABLE;
            double[] all = {keys(1 + delta), keys(delta), keys(1 - delta), keys(2 - delta)};
            int begin = Math.max(0, place - 1);
            int end = Math.min(from, place + 3);
            first[i] = begin;
            weights[i] = normalized(java.util.Arrays.copyOfRange(all, begin - place + 1, end - place + 1));
        }
        return new AxisResampling(first, weights);
    }

    private static AxisResampling area(int from, int to) {
        double scale = from / (double) to;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double begin = i * scale;
            double end = Math.min(from, (i + 1) * scale);
            first[i] = (int) begin;
            weights[i] = new float[Math.min(from, (int) Math.ceil(end)) - first[i]];
            for (int j = 0; j < weights[i].length; j++) {
                double pixel = first[i] + j;
                weights[i][j] = (float) ((Math.min(end, pixel + 1) - Math.max(begin, pixel)) / scale);
            }
        }
        return new AxisResampling(first, weights);
    }

    /** TensorFlow's ScaleAndTranslate. */
    private static AxisResampling kernel(
            int from, int to, boolean antialias, double radius, DoubleUnaryOperator kernel) {
        // as TensorFlow has it, by way of the scale: whether a pixel still counts hangs on the last bit
        float inverse = 1 / (to / (float) from);
        float kernelScale = antialias ? Math.max(inverse, 1) : 1;
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            float at = (i + 0.5f) * inverse;
            int begin = clamp((int) Math.ceil(at - radius * kernelScale - 0.5), from);
            int end = clamp((int) Math.floor(at + radius * kernelScale - 0.5), from) + 1;
            double[] values = new double[end - begin];
            for (int j = 0; j < values.length; j++) {
                values[j] = kernel.applyAsDouble(Math.abs(begin + j + 0.5 - at) / kernelScale);
            }
            first[i] = begin;
            weights[i] = normalized(values);
        }
        return new AxisResampling(first, weights);
    }

    private static int clamp(int place, int length) {
        return Math.max(0, Math.min(length - 1, place));
    }

    private static float[] normalized(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) (values[i] / sum);
        }
        return result;
    }

    private static double keys(double x) {
        if (x >= 2) {
            return 0;
        }
        return x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1;
    }

    private static double mitchell(double x) {
        if (x >= 2) {
            return 0;
        }
        return x >= 1 ? ((-7.0 / 18 * x + 2) * x - 10.0 / 3) * x + 16.0 / 9 : (7.0 / 6 * x - 2) * x * x + 8.0 / 9;
    }

    private static double lanczos(double x, double radius) {
        if (x > radius) {
            return 0;
        }
        return x <= 1e-3
                ? 1
                : radius * Math.sin(Math.PI * x) * Math.sin(Math.PI * x / radius) / (Math.PI * Math.PI * x * x);
    }

    /**
     * Resampled along one axis of (outer, length, inner) numbers.
     *
     * @param result all zeros, to be filled
     */
    void apply(float[] numbers, int outer, int length, int inner, float[] result) {
        int rows = Math.max(1, CHUNK / inner);
        Chunks.each(outer * first.length, rows, (from, to) -> {
            for (int row = from; row < to; row++) {
                int o = row / first.length;
                int i = row % first.length;
                sum(numbers, (o * length + first[i]) * inner, weights[i], result, row * inner, inner);
            }
        });
    }

    private static void sum(float[] numbers, int source, float[] weights, float[] result, int target, int inner) {
        if (weights.length == 1 && weights[0] == 1) {
            System.arraycopy(numbers, source, result, target, inner);
            return;
        }
        for (int j = 0; j < weights.length; j++) {
            addScaled(numbers, source + j * inner, weights[j], result, target, inner);
        }
    }

    private static void addScaled(float[] numbers, int source, float weight, float[] result, int target, int count) {
        for (int k = 0; k < count; k++) {
            result[target + k] += weight * numbers[source + k];
        }
    }

    /** The transpose of {@link #apply}. */
    float[] applyBack(float[] numbers, int outer, int length, int inner) {
        float[] result = new float[outer * length * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < first.length; i++) {
                int source = (o * first.length + i) * inner;
                for (int j = 0; j < weights[i].length; j++) {
                    addScaled(numbers, source, weights[i][j], result, (o * length + first[i] + j) * inner, inner);
                }
            }
        }
        return result;
    }
}
