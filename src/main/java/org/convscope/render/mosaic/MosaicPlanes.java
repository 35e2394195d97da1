package org.convscope.render.mosaic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.jspecify.annotations.Nullable;

/**
 * Planes of equal size inside one array: value (y, x) of plane p is {@code data[bases[p] + (y * width + x) * step]}, less what
 * stands there in another array where there is one.
 * What is costly, ranges and copies reduced to a size on screen, is computed once, when first asked for, and kept;
 * of the sizes the last few. Any thread.
 */
final class MosaicPlanes {
    private static final int SIZES_KEPT = 3;

    private final float[] data;
    private final float @Nullable [] subtracted;
    private final int height;
    private final int width;
    private final int step;
    private final int[] bases;
    private final MapFlatness flatness;
    private final Map<Size, float[][]> reduced = new LinkedHashMap<>();
    private PlaneScan.Extent @Nullable [] extents;
    private PlaneScan.Moments @Nullable [] moments;

    private record Size(int height, int width) {}

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
        if (subtracted != null) {
            return false;
        }
        for (int p = 1; p < bases.length; p++) {
            if (bases[p] != bases[0] + p) {
                return false;
            }
        }
        return bases.length > 0;
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

    /**
     * Every plane with at most this many rows and columns, row-major: an axis that is too long is reduced by the
     * mean over the area of each pixel, one that is not stays as it is.
     */
    synchronized float[][] reducedTo(int maxHeight, int maxWidth) {
        var size = new Size(Math.min(height, maxHeight), Math.min(width, maxWidth));
        float[][] planes = reduced.remove(size);
        if (planes == null) {
            planes = AreaMean.of(this, size.height(), size.width());
            if (reduced.size() == SIZES_KEPT) {
                reduced.remove(reduced.keySet().iterator().next());
            }
        }
        reduced.put(size, planes);
        return planes;
    }

    private synchronized PlaneScan.Extent[] extents() {
        if (extents == null) {
            extents = PlaneScan.extents(this);
        }
        return extents;
    }
}
