package org.convscope.frame.io;

import java.awt.image.Raster;
import org.convscope.frame.Pixels;

/**
 * The components of a JPEG to grey or red, green, blue, in libjpeg's whole numbers of 16 fractional bits (JFIF 1.02, ITU-R
 * BT.601); four components by Pillow's conversion, which takes inks as Adobe stores them, inverted.
 */
final class JpegColours {
    private static final int HALF = 1 << 15;

    private JpegColours() {}

    static Pixels toRgb(JpegHeader header, Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int components = raster.getNumBands();
        int[] values = new int[Math.multiplyExact(width * components, height)];
        for (int y = 0; y < height; y++) {
            int[] row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
            System.arraycopy(row, 0, values, y * width * components, row.length);
        }
        // lossless JPEG is not converted: of three components they are red, green, blue
        if (!header.isLossless()
                && (header.colours() == JpegHeader.Colours.YCBCR || header.colours() == JpegHeader.Colours.YCCK)) {
            for (int i = 0; i < values.length; i += components) {
                convert(values, i);
            }
        }
        if (components != 4) {
            return new Pixels.Int32(values);
        }
        // YCCK's red, green, blue are cyan, magenta, yellow inverted already, the black is not
        boolean inverted = header.colours() == JpegHeader.Colours.YCCK;
        for (int i = 0; i < values.length; i++) {
            values[i] = inverted && i % 4 < 3 ? values[i] : 255 - values[i];
        }
        return CmykColours.toRgb(new Pixels.Int32(values), 4, 0);
    }

    private static void convert(int[] values, int at) {
        int y = values[at];
        int cb = values[at + 1] - 128;
        int cr = values[at + 2] - 128;
        values[at] = clipped(y + ((91881 * cr + HALF) >> 16));
        values[at + 1] = clipped(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
        values[at + 2] = clipped(y + ((116130 * cb + HALF) >> 16));
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
