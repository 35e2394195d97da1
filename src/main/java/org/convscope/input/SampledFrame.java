package org.convscope.input;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A frame at the network's size.
 *
 * @param values row by row, channels side by side; 0 where nothing was measured
 * @param channels 1 or 3
 * @param masked pixels where nothing was measured
 */
record SampledFrame(float[] values, int channels, BitSet masked) {
    /** Grey from three channels by the weights of ITU-R 601, in Pillow's whole-number arithmetic if {@code eightBit}. */
    SampledFrame withChannels(int wanted, boolean eightBit) {
        if (wanted == channels) {
            return this;
        }
        int pixels = values.length / channels;
        float[] result = new float[pixels * wanted];
        for (int i = 0; i < pixels; i++) {
            if (wanted == 3) {
                Arrays.fill(result, i * 3, i * 3 + 3, values[i]);
            } else {
                result[i] = grey(values[i * 3], values[i * 3 + 1], values[i * 3 + 2], eightBit);
            }
        }
        return new SampledFrame(result, wanted, masked);
    }

    private static float grey(float red, float green, float blue, boolean eightBit) {
        boolean whole = red == (int) red && green == (int) green && blue == (int) blue;
        return eightBit && whole
                ? (((int) red) * 19595 + ((int) green) * 38470 + ((int) blue) * 7471 + 0x8000) >> 16
                : (float) (0.299 * red + 0.587 * green + 0.114 * blue);
    }

    /** The numbers of pixels that were measured. */
    float[] measured() {
        if (masked.isEmpty()) {
            return values.clone();
        }
        float[] result = new float[values.length - masked.cardinality() * channels];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!masked.get(i / channels)) {
                result[n++] = values[i];
            }
        }
        return result;
    }
}
