package org.convscope.render.mosaic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.jspecify.annotations.Nullable;

/**
 * Planes of equal size inside one array: value (y, x) of plane p is {@code data[bases[p] + (y * width + x) * step]}, less what
 * stands there in another array where there is one.
 * What is costly, ranges and means of 2 x 2, is computed once for all planes, when first asked for, and kept. Any thread.
 */
final class MosaicPlanes {
    private final float[] data;
    private final float @Nullable [] subtracted;
    private final int height;
    private final int width;
    private final int step;
    private final int[] bases;
    private final MapFlatness flatness;
    private final boolean areAdjacent;
    private float @Nullable [][] halves;
    private PlaneScan.Extent @Nullable [] extents;
    private PlaneScan.Moments @Nullable [] moments;

    MosaicPlanes(float[] data, int height, int width, int step, int[] bases) {
        this(data, null, height, width, step, bases, MapFlatness.EXACT);
    }

    /**
     * @param subtracted of the same length
     */
    static MosaicPlanes difference(float[] data, float[] subtracted, int height, int width, int step, int[] bases) {
        return new MosaicPlanes(data, subtracted, height, width, step, bases, MapFlatness.EXACT);
    }

    /** The same planes, of which some are dead or constant by this. */
    MosaicPlanes with(MapFlatness other) {
        return new MosaicPlanes(data, subtracted, height, width, step, bases, other);
    }

    private MosaicPlanes(
            float[] data,
            float @Nullable [] subtracted,
            int height,
            int width,
            int step,
            int[] bases,
            MapFlatness flatness) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("planes of " + height + " x " + width);
        }
        long last = ((long) height * width - 1) * step;
        for (int base : bases) {
            if (base < 0 || base + last >= data.length) {
                throw new IllegalArgumentException("a plane reaches beyond the array");
            }
        }
        this.data = data;
        this.subtracted = subtracted;
        this.height = height;
        this.width = width;
        this.step = step;
        this.bases = bases.clone();
        this.flatness = flatness;
        this.areAdjacent = subtracted == null
                && bases.length > 0
                && IntStream.range(1, bases.length).allMatch(p -> bases[p] == bases[0] + p);
    }

    float[] data() {
        return data;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int step() {
        return step;
    }

    int count() {
        return bases.length;
    }

    int base(int plane) {
        return bases[plane];
    }

    float get(int plane, int y, int x) {
        return at(bases[plane] + (y * width + x) * step);
    }

    /** The value at a place of the array. */
    float at(int index) {
        return subtracted == null ? data[index] : data[index] - subtracted[index];
    }

    /** Whether the planes lie as they are beside each other in {@link #data()}, value by value, in order. */
    boolean areAdjacent() {
        return areAdjacent;
    }

    /** The range of a plane's finite values; one value alone of a plane that is dead or constant. */
    Range range(int plane) {
        PlaneScan.Extent extent = extents()[plane];
        return extent.finite() ? flatness.flattened(extent.range(), (long) height * width) : extent.range();
    }

    /** Whether a plane shows one value everywhere. */
    boolean isFlat(int plane) {
        return isFinite(plane) && range(plane).isConstant();
    }

    /** Whether all values of a plane are finite. */
    boolean isFinite(int plane) {
        return extents()[plane].finite();
    }

    /** Mean and standard deviation of a plane's finite values, as they are shown. */
    synchronized PlaneScan.Moments moments(int plane) {
        if (isFlat(plane)) {
            return new PlaneScan.Moments(range(plane).min(), 0);
        }
        if (moments == null) {
            moments = PlaneScan.moments(this);
        }
        return moments[plane];
    }

    /** Means of 2 x 2 of a plane, row-major, at the right and lower edge of what is there; what is not finite is left out. */
    synchronized float[] halved(int plane) {
        float[][] known = halves;
        if (known == null) {
            int rows = (height + 1) / 2;
            float[][] made = new float[bases.length][rows * ((width + 1) / 2)];
            IntStream.range(0, rows).parallel().forEach(y -> halveRow(y, made));
            halves = known = made;
        }
        return known[plane];
    }

    // all planes of a place before the next one, as they lie in memory
    private void halveRow(int y, float[][] made) {
        int columns = (width + 1) / 2;
        int last = Math.min(2 * y + 1, height - 1);
        float[] sums = new float[bases.length];
        for (int x = 0; x < columns; x++) {
            int right = Math.min(2 * x + 1, width - 1);
            Arrays.fill(sums, 0);
            for (int row = 2 * y; row <= last; row++) {
                for (int column = 2 * x; column <= right; column++) {
                    add(row, column, sums);
                }
            }
            int count = (last - 2 * y + 1) * (right - 2 * x + 1);
            for (int p = 0; p < sums.length; p++) {
                made[p][y * columns + x] =
                        Float.isFinite(sums[p]) ? sums[p] / count : meanOfFinite(p, 2 * y, last, 2 * x, right);
            }
        }
    }

    private void add(int row, int column, float[] sums) {
        int at = (row * width + column) * step;
        if (areAdjacent) {
            int from = bases[0] + at;
            for (int p = 0; p < sums.length; p++) {
                sums[p] += data[from + p];
            }
        } else {
            for (int p = 0; p < sums.length; p++) {
                sums[p] += at(bases[p] + at);
            }
        }
    }

    private float meanOfFinite(int plane, int top, int bottom, int left, int right) {
        double sum = 0;
        int count = 0;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                float v = get(plane, row, column);
                if (Float.isFinite(v)) {
                    sum += v;
                    count++;
                }
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }

    private synchronized PlaneScan.Extent[] extents() {
        if (extents == null) {
            extents = PlaneScan.extents(this);
        }
        return extents;
    }
}
