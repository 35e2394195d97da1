package org.convscope.render.mosaic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.array.Range;

/** Reads all planes once, in the order of memory, on as many threads as there are. */
final class PlaneScan {
    private static final int BANDS = 16;

    /** The range of the finite values, and whether all are finite. */
    record Extent(Range range, boolean finite) {}

    /** Mean and deviation of the finite values; the deviation is that of the whole set, as numpy's {@code std}. */
    record Moments(double mean, double standardDeviation) {}

    private record Ends(float[] min, float[] max) {}

    private PlaneScan() {}

    static Extent[] extents(MosaicPlanes planes) {
        int count = planes.count();
        boolean adjacent = planes.areAdjacent();
        Ends[] bands = IntStream.range(0, BANDS)
                .parallel()
                .mapToObj(band -> adjacent ? adjacentEnds(planes, band) : scatteredEnds(planes, band))
                .toArray(Ends[]::new);
        Extent[] extents = new Extent[count];
        for (int p = 0; p < count; p++) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (Ends band : bands) {
                min = Math.min(min, band.min[p]);
                max = Math.max(max, band.max[p]);
            }
            extents[p] = Float.isFinite(min) && Float.isFinite(max)
                    ? new Extent(new Range(min, max), true)
                    : new Extent(rangeOfFinite(planes, p), false);
        }
        return extents;
    }

    // the compiler makes vector instructions of the innermost loop; NaN and infinities survive to the ends
    private static Ends adjacentEnds(MosaicPlanes planes, int band) {
        int count = planes.count();
        float[] data = planes.data();
        Ends ends = emptyEnds(count);
        float[] min = ends.min;
        float[] max = ends.max;
        int last = lastPixel(planes, band);
        for (int pixel = firstPixel(planes, band); pixel < last; pixel++) {
            int from = planes.base(0) + pixel * planes.step();
            for (int p = 0; p < count; p++) {
                min[p] = Math.min(min[p], data[from + p]);
                max[p] = Math.max(max[p], data[from + p]);
            }
        }
        return ends;
    }

    private static Ends scatteredEnds(MosaicPlanes planes, int band) {
        int step = planes.step();
        Ends ends = emptyEnds(planes.count());
        int first = firstPixel(planes, band);
        int last = lastPixel(planes, band);
        for (int p = 0; p < planes.count(); p++) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            int base = planes.base(p);
            for (int pixel = first; pixel < last; pixel++) {
                float v = planes.at(base + pixel * step);
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
            ends.min[p] = min;
            ends.max[p] = max;
        }
        return ends;
    }

    static Moments[] moments(MosaicPlanes planes) {
        return IntStream.range(0, planes.count())
                .parallel()
                .mapToObj(p -> momentsOf(planes, p))
                .toArray(Moments[]::new);
    }

    private static Moments momentsOf(MosaicPlanes planes, int plane) {
        int pixels = planes.height() * planes.width();
        double sum = 0;
        int n = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            float v = planes.at(planes.base(plane) + pixel * planes.step());
            if (Float.isFinite(v)) {
                sum += v;
                n++;
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        double squares = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            float v = planes.at(planes.base(plane) + pixel * planes.step());
            if (Float.isFinite(v)) {
                squares += (v - mean) * (v - mean);
            }
        }
        return new Moments(mean, n == 0 ? 0 : Math.sqrt(squares / n));
    }

    private static Range rangeOfFinite(MosaicPlanes planes, int plane) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int pixel = 0; pixel < planes.height() * planes.width(); pixel++) {
            float v = planes.at(planes.base(plane) + pixel * planes.step());
            if (Float.isFinite(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min > max ? Range.EMPTY : new Range(min, max);
    }

    private static Ends emptyEnds(int count) {
        var ends = new Ends(new float[count], new float[count]);
        Arrays.fill(ends.min, Float.POSITIVE_INFINITY);
        Arrays.fill(ends.max, Float.NEGATIVE_INFINITY);
        return ends;
    }

    private static int firstPixel(MosaicPlanes planes, int band) {
        return (int) ((long) planes.height() * planes.width() * band / BANDS);
    }

    private static int lastPixel(MosaicPlanes planes, int band) {
        return firstPixel(planes, band + 1);
    }
}
