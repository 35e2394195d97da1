package org.convscope.inspect.measure;

import java.util.Arrays;
import org.convscope.array.Histogram;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.Mask;
import org.convscope.task.TaskMonitor;

/**
 * The counts of a region in numbers, as numpy has them: of what was measured, so without gaps and dead pixels. Of a coloured
 * frame the first channel. Without any measured pixel all but the counts of pixels are NaN, and the sum is 0.
 *
 * @param measured how many pixels the numbers are of
 * @param masked gaps, dead pixels, and numbers that are not finite
 * @param saturated how many of the measured pixels are saturated
 * @param standardDeviation of the whole set (divided by n, as numpy's {@code std})
 * @param median of an even number of pixels the mean of the two in the middle
 * @param maxX column of the first pixel with the largest count, -1 for none
 * @param maxY its row, -1 for none
 * @param histogram between the smallest and the largest
 */
public record RegionStatistics(
        FrameRegion region,
        int measured,
        int masked,
        int saturated,
        double min,
        double max,
        double mean,
        double standardDeviation,
        double median,
        double sum,
        int maxX,
        int maxY,
        Histogram histogram)
        implements Measurement {
    /** How many bins there are at most; whole numbers of a small range have one each. */
    public static final int MOST_BINS = 64;

    /** Copies what lies in the region. */
    public static RegionStatistics of(Frame frame, FrameRegion region, TaskMonitor monitor) {
        int right = region.right(frame.width());
        int bottom = region.bottom(frame.height());
        double[] values = new double[Math.max(0, right - region.left()) * Math.max(0, bottom - region.top())];
        int n = 0;
        int masked = 0;
        int saturated = 0;
        int largest = -1;
        double max = Double.NEGATIVE_INFINITY;
        for (int y = region.top(); y < bottom; y++) {
            monitor.checkCancelled();
            for (int x = region.left(); x < right; x++) {
                if (!region.contains(x, y)) {
                    continue;
                }
                int pixel = y * frame.width() + x;
                double v = frame.measured(pixel);
                if (Double.isNaN(v)) {
                    masked++;
                    continue;
                }
                if (v > max) {
                    max = v;
                    largest = pixel;
                }
                saturated += frame.mask().kind(pixel) == Mask.Kind.SATURATED ? 1 : 0;
                values[n++] = v;
            }
        }
        double[] measured = Arrays.copyOf(values, n);
        Arrays.sort(measured);
        return of(frame, region, measured, masked, saturated, largest);
    }

    private static RegionStatistics of(
            Frame frame, FrameRegion region, double[] sorted, int masked, int saturated, int largest) {
        int n = sorted.length;
        if (n == 0) {
            double nothing = Double.NaN;
            return new RegionStatistics(
                    region,
                    0,
                    masked,
                    0,
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    0,
                    -1,
                    -1,
                    Histogram.of(sorted, 1));
        }
        double sum = Arrays.stream(sorted).sum(); // compensated
        double mean = sum / n;
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        double min = sorted[0];
        double max = sorted[n - 1];
        return new RegionStatistics(
                region,
                n,
                masked,
                saturated,
                min,
                max,
                mean,
                Math.sqrt(squares / n),
                Percentiles.median(sorted),
                sum,
                largest % frame.width(),
                largest / frame.width(),
                histogram(frame, sorted, min, max));
    }

    private static Histogram histogram(Frame frame, double[] sorted, double min, double max) {
        return frame.pixels().isWhole() && max - min < MOST_BINS
                ? Histogram.of(sorted, (int) (max - min) + 1, new Range(min - 0.5, max + 0.5))
                : Histogram.of(sorted, MOST_BINS);
    }
}
