package org.convscope.network;

/**
 * The evenly spaced numbers that {@code tf.quantization.fake_quant_with_min_max_vars} rounds to: limits moved so that zero is
 * one of them. All in float32, in TensorFlow's order.
 *
 * @param low the lowest of them
 * @param high the highest
 * @param scale from one to the next
 * @param zero which of them is zero
 */
public record QuantizedSteps(float low, float high, float scale, float zero) {
    /**
     * @param narrow whether the lowest of 2^bits is not used
     */
    public static QuantizedSteps of(float min, float max, int bits, boolean narrow) {
        if (min == 0 && max == 0) {
            return new QuantizedSteps(0, 0, 0, 0);
        }
        float first = narrow ? 1 : 0;
        float last = (1 << bits) - 1;
        float scale = (max - min) / (last - first);
        float place = first - min / scale;
        float zero = place < first ? first : place > last ? last : (float) Math.floor(place + 0.5f);
        float low = (first - zero) * scale;
        float high = (last - zero) * scale;
        return new QuantizedSteps(low, high, scale, (float) Math.floor(-low * (1 / scale) + 0.5f));
    }

    public boolean contains(float number) {
        return number >= low && number <= high;
    }

    /** The one next to a number; zero where both limits are. */
    public float nearest(float number) {
        if (scale == 0) {
            return 0;
        }
        float shifted = Math.max(low, Math.min(high, number)) - low;
        return (float) Math.floor(shifted * (1 / scale) - zero + 0.5f) * scale;
    }
}
