package org.convscope.frame.io;

import org.convscope.frame.Mask;

/** Masks that follow from the numbers themselves. */
final class Masks {
    private Masks() {}

    /** Pixels of which a channel is at the largest number that the format can say. */
    static Mask saturatedAt(int[] values, int channels, int largest) {
        byte[] kinds = new byte[values.length / channels];
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= largest) {
                kinds[i / channels] = Mask.Kind.SATURATED.code();
            }
        }
        return Mask.of(kinds);
    }
}
