package org.convscope.frame.io;

import org.convscope.frame.Pixels;

/** Cyan, magenta, yellow and black of 8 bits to red, green and blue, without a colour profile, as Pillow converts them. */
final class CmykColours {
    private CmykColours() {}

    /**
     * @param inks 0 for no ink
     * @param samples numbers a pixel, the inks first
     * @param lower bits that an ink has below its upper eight, which are dropped
     */
    static Pixels toRgb(Pixels inks, int samples, int lower) {
        int[] rgb = new int[inks.size() / samples * 3];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3 * samples;
            rgb[i] = light((int) inks.get(pixel + i % 3) >> lower, (int) inks.get(pixel + 3) >> lower);
        }
        return new Pixels.Int32(rgb);
    }

    private static int light(int ink, int black) {
        int left = 255 - black;
        int product = ink * left + 128;
        return Math.max(0, left - (((product >> 8) + product) >> 8));
    }
}
