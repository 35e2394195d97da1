package org.convscope.render.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;

/**
 * A frame made ready for the screen: its numbers as 32-bit floats, and smaller copies for views from afar, made when
 * first needed. The exact numbers stay with {@link FrameCounts}. Any thread.
 */
public final class FramePixels {
    private static final int SAMPLES = 1 << 20;

    private final int height;
    private final int width;
    private final FrameCounts counts;
    private final List<FramePlane> planes;
    private final List<List<FramePlane>> means = new ArrayList<>();
    private final List<List<FramePlane>> maxima = new ArrayList<>();
    private final Range range;

    private FramePixels(int height, int width, FrameCounts counts, List<FramePlane> planes) {
        this.height = height;
        this.width = width;
        this.counts = counts;
        this.planes = planes;
        Range all = Range.EMPTY;
        for (FramePlane plane : planes) {
            means.add(new ArrayList<>(List.of(plane)));
            maxima.add(new ArrayList<>(List.of(plane)));
            all = all.union(rangeOf(plane));
        }
        this.range = all;
    }

    /**
     * Reads all numbers once.
     *
     * @param channels 1, or 3 for red, green and blue
     */
    public static FramePixels of(int height, int width, int channels, FrameCounts counts, MaskedPixels mask) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("a frame has 1 or 3 channels, not " + channels);
        }
        List<FramePlane> planes = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            int channel = c;
            float[] values = new float[Math.multiplyExact(height, width)];
            IntStream.range(0, height).parallel().forEach(row -> {
                for (int column = 0; column < width; column++) {
                    float value = (float) counts.at(row, column, channel);
                    values[row * width + column] =
                            mask.isMasked(row, column) ? FramePlane.MASKED : Float.isFinite(value) ? value : Float.NaN;
                }
            });
            planes.add(new FramePlane(height, width, values));
        }
        return new FramePixels(height, width, counts, planes);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return planes.size();
    }

    /** The range of all finite numbers that are not masked. */
    public Range range() {
        return range;
    }

    /** The exact number of a pixel. */
    public double count(int row, int column, int channel) {
        return counts.at(row, column, channel);
    }

    public boolean isMasked(int row, int column) {
        return planes.get(0).values()[row * width + column] == FramePlane.MASKED;
    }

    /**
     * The range between two quantiles of the numbers, as contrast limits that a few hot pixels do not ruin. Taken
     * from up to a million pixels, evenly spread. Where both are the same number, as in a frame of few spots on nothing, it
     * is {@link #range()}, so that the spots are seen.
     *
     * @param low 0 to 1
     * @param high 0 to 1, not below low
     */
    public Range quantiles(double low, double high) {
        int perPlane = SAMPLES / planes.size();
        int step = Math.max(1, height * width / perPlane);
        // without a factor in common with the width, so that the samples do not all stand in the same columns
        while (commonFactor(step, width) > 1) {
            step++;
        }
        float[] samples = new float[planes.size() * (height * width / step + 1)];
        int n = 0;
        for (FramePlane plane : planes) {
            for (int i = 0; i < plane.values().length; i += step) {
                float value = plane.values()[i];
                if (Float.isFinite(value)) {
                    samples[n++] = value;
                }
            }
        }
        if (n == 0) {
            return Range.EMPTY;
        }
        var sampled = new Percentiles(Arrays.copyOf(samples, n));
        var limits = new Range(
                sampled.ranked((int) Math.round(low * (n - 1))), sampled.ranked((int) Math.round(high * (n - 1))));
        return limits.isConstant() ? range : limits;
    }

    private static int commonFactor(int a, int b) {
        return b == 0 ? a : commonFactor(b, a % b);
    }

    /** A channel, reduced 2 to the power of {@code level} times. */
    synchronized FramePlane plane(int channel, int level, PixelReduction reduction) {
        List<FramePlane> pyramid = (reduction == PixelReduction.MAX ? maxima : means).get(channel);
        while (pyramid.size() <= level) {
            pyramid.add(pyramid.get(pyramid.size() - 1).halved(reduction));
        }
        return pyramid.get(level);
    }

    private static Range rangeOf(FramePlane plane) {
        return IntStream.range(0, plane.height())
                .parallel()
                .mapToObj(row -> Range.of(plane.values(), row * plane.width(), (row + 1) * plane.width(), 1))
                .reduce(Range.EMPTY, Range::union);
    }
}
