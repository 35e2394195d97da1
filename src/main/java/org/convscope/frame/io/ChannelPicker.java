package org.convscope.frame.io;

import org.convscope.frame.Pixels;

/** Picks numbers out of pixels: some channels of several, another order. */
final class ChannelPicker {
    private ChannelPicker() {}

    /** The first {@code wanted} of {@code stored} numbers a pixel. */
    static Pixels first(Pixels pixels, int stored, int wanted) {
        int[] from = new int[pixels.size() / stored * wanted];
        for (int i = 0; i < from.length; i++) {
            from[i] = i / wanted * stored + i % wanted;
        }
        return picked(pixels, from);
    }

    /** Number {@code from[i]} becomes number i, 0 where that is negative; overwrites {@code from}. */
    static Pixels picked(Pixels pixels, int... from) {
        if (pixels instanceof Pixels.Int32 whole) {
            return new Pixels.Int32(picked(whole.values(), from));
        }
        if (pixels instanceof Pixels.Unsigned32 whole) {
            return new Pixels.Unsigned32(picked(whole.values(), from));
        }
        if (pixels instanceof Pixels.Float32 floats) {
            float[] result = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                result[i] = from[i] < 0 ? 0 : floats.values()[from[i]];
            }
            return new Pixels.Float32(result);
        }
        double[] result = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            result[i] = from[i] < 0 ? 0 : pixels.get(from[i]);
        }
        return new Pixels.Float64(result);
    }

    private static int[] picked(int[] values, int... from) {
        for (int i = 0; i < from.length; i++) {
            from[i] = from[i] < 0 ? 0 : values[from[i]];
        }
        return from;
    }
}
