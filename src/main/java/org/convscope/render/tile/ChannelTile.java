package org.convscope.render.tile;

import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.Curve;
import org.convscope.render.colour.ColourLevels;

/** An image of one channel in gray, or of three as red, green and blue, black at one end of a range and white at the other. */
public final class ChannelTile {
    private static final int COLOURS = 3;

    private ChannelTile() {}

    /**
     * Each value a rectangle where the tile is larger.
     *
     * @param image (height, width, 1 or 3)
     * @param rows pixels of the tile
     * @param columns pixels of the tile
     */
    public static BufferedImage of(Tensor image, Range range, int rows, int columns) {
        int height = image.length(-3);
        int width = image.length(-2);
        int channels = image.length(-1);
        ColourLevels levels = ColourLevels.between(range, Curve.LINEAR);
        var made = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int pixel = (int) ((long) y * height / rows) * width + (int) ((long) x * width / columns);
                int rgb = 0;
                for (int c = 0; c < COLOURS; c++) {
                    float value = image.data()[pixel * channels + (channels == COLOURS ? c : 0)];
                    rgb = rgb << 8 | Math.max(0, levels.of(value));
                }
                made.setRGB(x, y, rgb);
            }
        }
        return made;
    }
}
