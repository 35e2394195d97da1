package org.convscope.inspect.exciter;

/** What keeps pictures smooth: blurred slopes, and the slope of their total variation. */
final class PictureSmoothing {
    private static final double REACH = 3;

    private PictureSmoothing() {}

    /** Blurred with a Gaussian, the border repeated. */
    static float[] blurred(float[] picture, PictureSize size, double deviation) {
        int reach = (int) Math.ceil(REACH * deviation);
        if (reach == 0) {
            return picture;
        }
        double[] weights = new double[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            weights[i] = Math.exp(-0.5 * i * i / (deviation * deviation));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        for (int i = 0; i <= reach; i++) {
            weights[i] /= sum;
        }
        int row = size.width() * size.channels();
        float[] down = along(picture, size.height(), row, row, size, weights);
        return along(down, size.width(), size.channels(), size.channels(), size, weights);
    }

    /** Along one axis, which has so many places, one step apart. */
    private static float[] along(float[] picture, int places, int step, int inner, PictureSize size, double[] weights) {
        float[] made = new float[picture.length];
        int outer = size.numbers() / (places * inner);
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < places; p++) {
                for (int i = 0; i < inner; i++) {
                    int base = o * places * inner + i;
                    double sum = weights[0] * picture[base + p * step];
                    for (int k = 1; k < weights.length; k++) {
                        sum += weights[k]
                                * (picture[base + Math.max(0, p - k) * step]
                                        + picture[base + Math.min(places - 1, p + k) * step]);
                    }
                    made[base + p * step] = (float) sum;
                }
            }
        }
        return made;
    }

    /** The slope of the sum of squared differences between neighbours. */
    static float[] variationSlope(float[] picture, PictureSize size) {
        float[] slope = new float[picture.length];
        int step = size.channels();
        int row = size.width() * step;
        for (int i = 0; i < picture.length; i++) {
            if (i % row >= step) {
                add(slope, picture, i, i - step);
            }
            if (i >= row) {
                add(slope, picture, i, i - row);
            }
        }
        return slope;
    }

    private static void add(float[] slope, float[] picture, int a, int b) {
        float difference = 2 * (picture[a] - picture[b]);
        slope[a] += difference;
        slope[b] -= difference;
    }

    /** Divided by its root mean square; as it is where that is 0. */
    static float[] ofUnitSize(float[] slope) {
        double squares = 0;
        for (float v : slope) {
            squares += (double) v * v;
        }
        double size = Math.sqrt(squares / slope.length);
        float[] made = new float[slope.length];
        for (int i = 0; size > 0 && i < made.length; i++) {
            made[i] = (float) (slope[i] / size);
        }
        return made;
    }
}
