package org.convscope.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The statistics of every channel of channels-last data in one pass over memory: stepping through it once a channel would
 * fetch every cache line as often as there are channels.
 */
public final class ChannelStatistics {
    private static final int PIXELS_A_PART = 1 << 14;

    private final int channels;
    private final float[] first;
    private final double[] sums;
    private final double[] squares;
    private final float[] minima;
    private final float[] maxima;
    private final long[] zeros;
    private final long[] notFinite;

    private ChannelStatistics(float[] first) {
        this.channels = first.length;
        this.first = first;
        this.sums = new double[channels];
        this.squares = new double[channels];
        this.minima = filled(channels, Float.POSITIVE_INFINITY);
        this.maxima = filled(channels, Float.NEGATIVE_INFINITY);
        this.zeros = new long[channels];
        this.notFinite = new long[channels];
    }

    /**
     * @param values (..., channels), row-major
     * @return one entry a channel; empty channels of empty data
     */
    public static List<Statistics> of(float[] values, int channels) {
        int pixels = channels == 0 ? 0 : values.length / channels;
        int parts = Math.max(1, (pixels + PIXELS_A_PART - 1) / PIXELS_A_PART);
        float[] origin = firstFinite(values, channels, pixels);
        var all = new ChannelStatistics(origin);
        List<ChannelStatistics> done = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    var own = new ChannelStatistics(origin);
                    own.add(values, part * PIXELS_A_PART, Math.min(pixels, (part + 1) * PIXELS_A_PART));
                    return own;
                })
                .toList();
        done.forEach(all::add); // always in the same order: the same sums at every run
        return all.finished(pixels);
    }

    /** Near a value of the channel, sums of squares lose no digits to a large mean. */
    private static float[] firstFinite(float[] values, int channels, int pixels) {
        float[] first = new float[channels];
        for (int c = 0; c < channels; c++) {
            int pixel = 0;
            while (pixel < pixels && !Float.isFinite(values[pixel * channels + c])) {
                pixel++;
            }
            first[c] = pixel < pixels ? values[pixel * channels + c] : 0;
        }
        return first;
    }

    private static float[] filled(int length, float value) {
        float[] array = new float[length];
        Arrays.fill(array, value);
        return array;
    }

    private void add(float[] values, int fromPixel, int toPixel) {
        for (int pixel = fromPixel; pixel < toPixel; pixel++) {
            int offset = pixel * channels;
            for (int c = 0; c < channels; c++) {
                float v = values[offset + c];
                if (!Float.isFinite(v)) {
                    notFinite[c]++;
                    continue;
                }
                double d = v - (double) first[c];
                sums[c] += d;
                squares[c] += d * d;
                minima[c] = Math.min(minima[c], v);
                maxima[c] = Math.max(maxima[c], v);
                if (v == 0) {
                    zeros[c]++;
                }
            }
        }
    }

    private void add(ChannelStatistics part) {
        for (int c = 0; c < channels; c++) {
            sums[c] += part.sums[c];
            squares[c] += part.squares[c];
            minima[c] = Math.min(minima[c], part.minima[c]);
            maxima[c] = Math.max(maxima[c], part.maxima[c]);
            zeros[c] += part.zeros[c];
            notFinite[c] += part.notFinite[c];
        }
    }

    private List<Statistics> finished(int pixels) {
        List<Statistics> list = new ArrayList<>(channels);
        for (int c = 0; c < channels; c++) {
            long n = pixels - notFinite[c];
            Range range = n == 0 ? Range.EMPTY : new Range(minima[c], maxima[c]);
            double mean = n == 0 ? Double.NaN : first[c] + sums[c] / n;
            double variance = n == 0 ? Double.NaN : Math.max(0, squares[c] / n - (sums[c] / n) * (sums[c] / n));
            list.add(new Statistics(pixels, range, mean, Math.sqrt(variance), zeros[c], notFinite[c]));
        }
        return list;
    }
}
