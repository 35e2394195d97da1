package org.convscope.render.tile;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.convscope.render.mosaic.TileGrid;

/** Pictures of one size with margins between them, the first column from top to bottom, then the next. */
public final class PictureGrid {
    /** As the notebook has it. */
    public static final int MARGIN = 5;

    /** More pixels a side are not drawn: tiles are then reduced. */
    private static final int LONGEST = 8192;

    private static final Color MARK = new Color(0xE69F00);
    private static final int MARK_WIDTH = 3;

    private PictureGrid() {}

    /**
     * On black.
     *
     * @param tiles of one size, at least one
     * @param marked which tiles get an orange frame in the margin around them
     */
    public static BufferedImage draw(List<BufferedImage> tiles, TileGrid grid, Set<Integer> marked) {
        int tileWidth = tiles.get(0).getWidth();
        int tileHeight = tiles.get(0).getHeight();
        int longest = Math.max(grid.columns() * (tileWidth + MARGIN), grid.rows() * (tileHeight + MARGIN));
        int factor = (longest + LONGEST - 1) / LONGEST;
        int width = tileWidth / factor;
        int height = tileHeight / factor;
        var whole = new BufferedImage(
                grid.columns() * width + (grid.columns() - 1) * MARGIN,
                grid.rows() * height + (grid.rows() - 1) * MARGIN,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        for (int tile = 0; tile < tiles.size(); tile++) {
            int x = tile / grid.rows() * (width + MARGIN);
            int y = tile % grid.rows() * (height + MARGIN);
            if (marked.contains(tile)) {
                g.setColor(MARK);
                g.fillRect(x - MARK_WIDTH, y - MARK_WIDTH, width + 2 * MARK_WIDTH, height + 2 * MARK_WIDTH);
            }
            g.drawImage(reduced(tiles.get(tile), factor), x, y, null);
            if (marked.contains(tile)) {
                g.setColor(MARK);
                g.drawRect(x, y, width - 1, height - 1);
            }
        }
        g.dispose();
        return whole;
    }

    /** Each pixel the mean of a square of so many. */
    private static BufferedImage reduced(BufferedImage tile, int factor) {
        if (factor == 1) {
            return tile;
        }
        var small = new BufferedImage(tile.getWidth() / factor, tile.getHeight() / factor, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                small.setRGB(x, y, mean(tile, x * factor, y * factor, factor));
            }
        }
        return small;
    }

    private static int mean(BufferedImage tile, int left, int top, int side) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                int rgb = tile.getRGB(x, y);
                red += rgb >> 16 & 255;
                green += rgb >> 8 & 255;
                blue += rgb & 255;
            }
        }
        int count = side * side;
        return (red / count) << 16 | (green / count) << 8 | blue / count;
    }

    /** The picture as the notebook shows its grid: multiplied by 255 once more, which turns it over (256 - v). */
    public static BufferedImage turnedOver(BufferedImage picture) {
        var turned = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                turned.setRGB(
                        x,
                        y,
                        (rgb >> 16 & 255) * 255 % 256 << 16
                                | (rgb >> 8 & 255) * 255 % 256 << 8
                                | (rgb & 255) * 255 % 256);
            }
        }
        return turned;
    }
}
