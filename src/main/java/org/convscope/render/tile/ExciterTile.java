package org.convscope.render.tile;

import java.awt.image.BufferedImage;
import org.convscope.array.Tensor;

/**
 * An exciter as a picture: (x - mean) / (standard deviation + 1e-5) x 0.1 + 0.5, cut to 0 ... 1, times 255, cut to a
 * whole number. Source: Chollet, "How convolutional neural networks see the world", the Keras blog 2016.
 */
public final class ExciterTile {
    private static final double LEAST = 1e-5;
    private static final double CONTRAST = 0.1;
    private static final double MIDDLE = 0.5;
    private static final int WHITE = 255;
    private static final int COLOURS = 3;

    private ExciterTile() {}

    /** The 8-bit numbers that are shown: (H, W, C). */
    public static int[] levels(Tensor image) {
        double mean = 0;
        for (float v : image.data()) {
            mean += v;
        }
        mean /= image.size();
        double squares = 0;
        for (float v : image.data()) {
            squares += (v - mean) * (v - mean);
        }
        double deviation = Math.sqrt(squares / image.size()) + LEAST;
        int[] levels = new int[image.size()];
        for (int i = 0; i < levels.length; i++) {
            double v = (image.data()[i] - mean) / deviation * CONTRAST + MIDDLE;
            levels[i] = (int) (WHITE * Math.max(0, Math.min(1, v)));
        }
        return levels;
    }

    /**
     * In colour where there are three channels, taken as red, green and blue; else the mean over the channels in gray.
     *
     * @param image (H, W, C)
     */
    public static BufferedImage of(Tensor image) {
        int[] levels = levels(image);
        int channels = image.length(2);
        var made = new BufferedImage(image.length(1), image.length(0), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.length(0); y++) {
            for (int x = 0; x < image.length(1); x++) {
                int at = (y * image.length(1) + x) * channels;
                made.setRGB(x, y, channels == COLOURS ? colour(levels, at) : gray(levels, at, channels));
            }
        }
        return made;
    }

    private static int colour(int[] levels, int at) {
        return levels[at] << 16 | levels[at + 1] << 8 | levels[at + 2];
    }

    private static int gray(int[] levels, int at, int channels) {
        int sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += levels[at + c];
        }
        return sum / channels * 0x010101;
    }
}
