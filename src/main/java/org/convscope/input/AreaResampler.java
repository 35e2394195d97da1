package org.convscope.input;

import java.util.Arrays;
import java.util.BitSet;
import org.convscope.frame.Frame;

/** Mean and maximum over the area that a new pixel covers; masked pixels are left out. */
final class AreaResampler {
    private AreaResampler() {}

    static SampledFrame mean(Frame frame, CoordinateMap map) {
        int channels = frame.channels();
        float[] values = new float[map.inputHeight() * map.inputWidth() * channels];
        var masked = new BitSet();
        double[] sums = new double[channels];
        for (int y = 0; y < map.inputHeight(); y++) {
            double top = map.frameY(y);
            double bottom = map.frameY(y + 1);
            for (int x = 0; x < map.inputWidth(); x++) {
                double left = map.frameX(x);
                double right = map.frameX(x + 1);
                double weights = 0;
                Arrays.fill(sums, 0);
                for (int fy = (int) top; fy < end(bottom, map.top() + map.height()); fy++) {
                    double rowWeight = Math.min(bottom, fy + 1) - Math.max(top, fy);
                    for (int fx = (int) left; fx < end(right, map.left() + map.width()); fx++) {
                        int pixel = fy * frame.width() + fx;
                        double weight = rowWeight * (Math.min(right, fx + 1) - Math.max(left, fx));
                        if (weight <= 0 || frame.mask().excludes(pixel)) {
                            continue;
                        }
                        weights += weight;
                        for (int c = 0; c < channels; c++) {
                            sums[c] += weight * frame.pixels().get(pixel * channels + c);
                        }
                    }
                }
                int to = y * map.inputWidth() + x;
                if (weights == 0) {
                    masked.set(to);
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    values[to * channels + c] = (float) (sums[c] / weights);
                }
            }
        }
        return new SampledFrame(values, channels, masked);
    }

    static SampledFrame max(Frame frame, CoordinateMap map) {
        int channels = frame.channels();
        float[] values = new float[map.inputHeight() * map.inputWidth() * channels];
        var masked = new BitSet();
        for (int y = 0; y < map.inputHeight(); y++) {
            int bottom = end(map.frameY(y + 1), map.top() + map.height());
            for (int x = 0; x < map.inputWidth(); x++) {
                int right = end(map.frameX(x + 1), map.left() + map.width());
                int to = y * map.inputWidth() + x;
                masked.set(to);
                for (int fy = (int) map.frameY(y); fy < bottom; fy++) {
                    for (int fx = (int) map.frameX(x); fx < right; fx++) {
                        int pixel = fy * frame.width() + fx;
                        if (frame.mask().excludes(pixel)) {
                            continue;
                        }
                        for (int c = 0; c < channels; c++) {
                            float v = (float) frame.pixels().get(pixel * channels + c);
                            int at = to * channels + c;
                            values[at] = masked.get(to) ? v : Math.max(values[at], v);
                        }
                        masked.clear(to);
                    }
                }
            }
        }
        return new SampledFrame(values, channels, masked);
    }

    /** The first pixel beyond a place; a place that rounding put just over a border does not reach the next pixel. */
    private static int end(double place, int limit) {
        return Math.min((int) Math.ceil(place - 1e-9), limit);
    }
}
