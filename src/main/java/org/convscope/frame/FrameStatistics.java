package org.convscope.frame;

import java.util.function.IntPredicate;

/**
 * Over the numbers of a frame; those that are not finite are left out.
 *
 * @param min smallest; NaN if there is none
 * @param max largest; NaN if there is none
 * @param mean arithmetic mean; NaN if there is none
 * @param sum exact for whole numbers up to 2^53
 * @param masked how many pixels are gaps or dead
 * @param saturated how many pixels are saturated
 */
public record FrameStatistics(double min, double max, double mean, double sum, int masked, int saturated) {
    /** Over all stored numbers, masked ones included. */
    public static FrameStatistics of(Frame frame) {
        return of(frame, pixel -> true);
    }

    /** Over what was measured: without gaps and dead pixels, which some detectors give the largest number there is. */
    public static FrameStatistics ofMeasured(Frame frame) {
        return of(frame, pixel -> !frame.mask().excludes(pixel));
    }

    private static FrameStatistics of(Frame frame, IntPredicate wanted) {
        Pixels pixels = frame.pixels();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double lost = 0;
        long n = 0;
        for (int i = 0; i < pixels.size(); i++) {
            double v = pixels.get(i);
            if (Double.isFinite(v) && wanted.test(i / frame.channels())) {
                min = Math.min(min, v);
                max = Math.max(max, v);
                // Neumaier's compensated sum: millions of floats keep their last digits
                double next = sum + v;
                lost += Math.abs(sum) >= Math.abs(v) ? sum - next + v : v - next + sum;
                sum = next;
                n++;
            }
        }
        sum += lost;
        int saturated = frame.mask().count(Mask.Kind.SATURATED);
        int masked = frame.mask().excluded();
        return n == 0
                ? new FrameStatistics(Double.NaN, Double.NaN, Double.NaN, 0, masked, saturated)
                : new FrameStatistics(min, max, sum / n, sum, masked, saturated);
    }
}
