package org.convscope.frame.io;

import org.convscope.frame.Pixels;

/** Picks channels out of pixels that have more of them. */
final class Channels {
    private Channels() {}

    /** The first {@code wanted} of {@code stored} numbers a pixel. */
    static Pixels first(Pixels pixels, int stored, int wanted) {
        int count = pixels.size() / stored * wanted;
        if (pixels instanceof Pixels.Float32 floats) {
            float[] result = new float[count];
            for (int i = 0; i < count; i++) {
                result[i] = floats.values()[i / wanted * stored + i % wanted];
            }
            return new Pixels.Float32(result);
        }
        if (pixels instanceof Pixels.Int32 whole) {
            int[] result = new int[count];
            for (int i = 0; i < count; i++) {
                result[i] = whole.values()[i / wanted * stored + i % wanted];
            }
            return new Pixels.Int32(result);
        }
        double[] result = new double[count];
        for (int i = 0; i < count; i++) {
            result[i] = pixels.get(i / wanted * stored + i % wanted);
        }
        return new Pixels.Float64(result);
    }
}
