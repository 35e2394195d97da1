package org.convscope.inspect.exciter;

/**
 * Brings pictures to the mean 0.5 and one standard deviation, so that none wins by its contrast alone; cut to 0 ... 1.
 */
final class PictureContrast {
    private static final double MEAN = 0.5;
    private static final double LEAST = 1e-5;

    private final double deviation;

    PictureContrast(double deviation) {
        this.deviation = deviation;
    }

    /** Mean and standard deviation of a picture. */
    private record Moments(double mean, double deviation) {
        static Moments of(float[] picture) {
            double mean = 0;
            for (float v : picture) {
                mean += v;
            }
            mean /= picture.length;
            double squares = 0;
            for (float v : picture) {
                squares += (v - mean) * (v - mean);
            }
            return new Moments(mean, Math.sqrt(squares / picture.length) + LEAST * LEAST);
        }
    }

    /** A new picture, all channels together. */
    float[] of(float[] picture) {
        Moments moments = Moments.of(picture);
        float[] made = new float[picture.length];
        for (int i = 0; i < made.length; i++) {
            double v = MEAN + deviation * (picture[i] - moments.mean()) / moments.deviation();
            made[i] = (float) Math.max(0, Math.min(1, v));
        }
        return made;
    }

    /** The slope by the picture from that by what {@link #of} makes of it; none where that was cut. */
    float[] slope(float[] picture, float[] slopeByMade) {
        Moments moments = Moments.of(picture);
        double[] standard = new double[picture.length];
        double mean = 0;
        double along = 0;
        for (int i = 0; i < picture.length; i++) {
            standard[i] = (picture[i] - moments.mean()) / moments.deviation();
            if (isKept(standard[i])) {
                mean += slopeByMade[i];
                along += slopeByMade[i] * standard[i];
            }
        }
        mean /= picture.length;
        along /= picture.length;
        float[] slope = new float[picture.length];
        for (int i = 0; i < slope.length; i++) {
            double own = isKept(standard[i]) ? slopeByMade[i] : 0;
            slope[i] = (float) (deviation / moments.deviation() * (own - mean - standard[i] * along));
        }
        return slope;
    }

    private boolean isKept(double standard) {
        double v = MEAN + deviation * standard;
        return v > 0 && v < 1;
    }
}
