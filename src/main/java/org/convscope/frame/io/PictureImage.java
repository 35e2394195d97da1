package org.convscope.frame.io;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * A decoded picture as grey or red, green, blue of 8 bits, without a colour profile: palettes looked up, fewer bits
 * stretched to 255 and cut off, as Pillow does; alpha dropped.
 */
record PictureImage(int width, int height, int channels, Pixels pixels) {
    private static final int BITS = 8;

    static PictureImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model instanceof IndexColorModel palette
                ? ofPalette(image.getRaster(), palette)
                : ofColours(image.getRaster(), model);
    }

    private static PictureImage ofPalette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] indices = raster.getSamples(0, 0, width, height, 0, new int[Math.multiplyExact(width, height)]);
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        return looked(width, height, indices, colours);
    }

    /**
     * @param indices one a pixel
     * @param colours 0xRRGGBB; the picture is grey where all of them are
     */
    static PictureImage looked(int width, int height, int[] indices, int... colours) {
        boolean grey = true;
        for (int colour : colours) {
            grey &= (colour >> 16 & 0xFF) == (colour & 0xFF) && (colour >> 8 & 0xFF) == (colour & 0xFF);
        }
        int channels = grey ? 1 : 3;
        int[] values = new int[indices.length * channels];
        for (int i = 0; i < values.length; i++) {
            int index = indices[i / channels];
            int colour = index < colours.length ? colours[index] : 0;
            values[i] = colour >> (grey ? 0 : 16 - 8 * (i % 3)) & 0xFF;
        }
        return new PictureImage(width, height, channels, new Pixels.Int32(values));
    }

    private static PictureImage ofColours(Raster raster, ColorModel model) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int channels = raster.getNumBands() < 3 ? 1 : 3;
        int[] values = new int[Math.multiplyExact(width * channels, height)];
        int[] band = new int[width];
        for (int c = 0; c < channels; c++) {
            int most = (1 << model.getComponentSize(c)) - 1;
            for (int y = 0; y < height; y++) {
                raster.getSamples(0, y, width, 1, c, band);
                for (int x = 0; x < width; x++) {
                    values[(y * width + x) * channels + c] = most == 255 ? band[x] : band[x] * 255 / most;
                }
            }
        }
        return new PictureImage(width, height, channels, new Pixels.Int32(values));
    }

    /** The picture as a frame, what a picture marks as broken masked. */
    Frame frame(FrameSource source, String format) {
        return new Frame(
                source,
                format,
                width,
                height,
                channels,
                BITS,
                pixels,
                DerivedMasks.of(pixels, channels, (1 << BITS) - 1),
                Optional.empty());
    }
}
