package org.convscope.input;

import java.util.BitSet;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.Pixels;

/** Brings the part of a frame that is used to the network's size and channels. */
interface FrameResampler {
    SampledFrame sample(Frame frame, CoordinateMap map);

    /** Channels are made one or three where Keras does so: of Pillow's filters before, else after, which changes no number. */
    static SampledFrame sampled(FrameResampling resample, Frame frame, CoordinateMap map, int channels) {
        boolean eightBit = frame.depth() == 8;
        Optional<PillowFilter> filter = PillowFilter.of(resample);
        if (filter.isEmpty()) {
            return of(resample).sample(frame, map).withChannels(channels, eightBit);
        }
        var itself = new CoordinateMap(0, 0, frame.width(), frame.height(), frame.width(), frame.height());
        return filter.get().sample(frame, nearest(frame, itself).withChannels(channels, eightBit), map);
    }

    private static FrameResampler of(FrameResampling resample) {
        return switch (resample) {
            case BILINEAR -> FrameResampler::bilinear;
            case AREA -> AreaResampler::mean;
            case MAX -> AreaResampler::max;
            default -> FrameResampler::nearest;
        };
    }

    private static SampledFrame nearest(Frame frame, CoordinateMap map) {
        int[] columns = nearest(map.left(), map.width(), map.inputWidth());
        int[] rows = nearest(map.top(), map.height(), map.inputHeight());
        int channels = frame.channels();
        float[] values = new float[rows.length * columns.length * channels];
        var masked = new BitSet();
        boolean hasGaps = frame.mask().excluded() > 0;
        int to = 0;
        for (int row : rows) {
            if (!hasGaps && channels == 1 && frame.pixels() instanceof Pixels.Int32 whole) {
                takeRow(whole.values(), row * frame.width(), columns, values, to);
                to += columns.length;
                continue;
            }
            for (int column : columns) {
                int pixel = row * frame.width() + column;
                if (hasGaps && frame.mask().excludes(pixel)) {
                    masked.set(to / channels);
                    to += channels;
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    values[to++] = (float) frame.pixels().get(pixel * channels + c);
                }
            }
        }
        return new SampledFrame(values, channels, masked);
    }

    /** Of grey whole numbers without gaps, as most frames are: by a short loop without a choice. */
    private static void takeRow(int[] numbers, int from, int[] columns, float[] values, int to) {
        for (int i = 0; i < columns.length; i++) {
            values[to + i] = numbers[from + columns[i]];
        }
    }

    /** Pillow adds up the step, rounding errors included; so does this. */
    private static int[] nearest(int from, int length, int wanted) {
        int[] result = new int[wanted];
        double step = (double) length / wanted;
        double at = from + step * 0.5;
        for (int i = 0; i < wanted; i++) {
            result[i] = Math.min((int) at, from + length - 1);
            at += step;
        }
        return result;
    }

    private static SampledFrame bilinear(Frame frame, CoordinateMap map) {
        Taps columns = Taps.of(map.left(), map.width(), map.inputWidth());
        Taps rows = Taps.of(map.top(), map.height(), map.inputHeight());
        int channels = frame.channels();
        float[] values = new float[map.inputHeight() * map.inputWidth() * channels];
        var masked = new BitSet();
        int to = 0;
        for (int y = 0; y < map.inputHeight(); y++) {
            for (int x = 0; x < map.inputWidth(); x++) {
                int nearX = columns.share[x] < 0.5f ? columns.low[x] : columns.high[x];
                int nearY = rows.share[y] < 0.5f ? rows.low[y] : rows.high[y];
                if (frame.mask().excludes(nearY * frame.width() + nearX)) {
                    masked.set(to / channels);
                    to += channels;
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    float topLeft = value(frame, columns.low[x], rows.low[y], c);
                    float topRight = value(frame, columns.high[x], rows.low[y], c);
                    float bottomLeft = value(frame, columns.low[x], rows.high[y], c);
                    float bottomRight = value(frame, columns.high[x], rows.high[y], c);
                    float top = topLeft + (topRight - topLeft) * columns.share[x];
                    float bottom = bottomLeft + (bottomRight - bottomLeft) * columns.share[x];
                    values[to++] = top + (bottom - top) * rows.share[y];
                }
            }
        }
        return new SampledFrame(values, channels, masked);
    }

    private static float value(Frame frame, int x, int y, int channel) {
        return frame.mask().excludes(y * frame.width() + x) ? 0 : (float) frame.get(x, y, channel);
    }

    /** Both neighbours of every new pixel and the share of the second, in TensorFlow's float32 arithmetic. */
    record Taps(int[] low, int[] high, float[] share) {
        static Taps of(int from, int length, int wanted) {
            var taps = new Taps(new int[wanted], new int[wanted], new float[wanted]);
            float scale = length / (float) wanted;
            for (int i = 0; i < wanted; i++) {
                float at = (i + 0.5f) * scale - 0.5f;
                float below = (float) Math.floor(at);
                taps.low[i] = from + Math.max((int) below, 0);
                taps.high[i] = from + Math.min((int) Math.ceil(at), length - 1);
                taps.share[i] = at - below;
            }
            return taps;
        }
    }
}
