package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.tile.MapTile;

/**
 * Small pictures in rows and columns, each under its title.
 *
 * @param title above all
 * @param columns in a row
 * @param range what the ends of the colours stand for; empty where each tile has its own
 * @param origin where the first row of each lies
 */
public record TileFigure(
        String title, List<Tile> tiles, int columns, Optional<Range> range, ColourMap colours, RowOrigin origin)
        implements LabFigure {
    private static final int GAP = 6;

    /**
     * A picture.
     *
     * @param title empty for none
     * @param values (H, W)
     */
    public record Tile(String title, Tensor values) {}

    public TileFigure {
        tiles = List.copyOf(tiles);
    }

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        int top = GAP;
        if (!title.isEmpty()) {
            top = FigureTitle.paint(g, title, width, GAP) + GAP;
        }
        if (tiles.isEmpty()) {
            return;
        }
        int rows = (tiles.size() + columns - 1) / columns;
        g.setFont(palette.font().deriveFont(palette.font().getSize2D() * 0.85f));
        FontMetrics small = g.getFontMetrics();
        int line = tiles.stream().allMatch(tile -> tile.title().isEmpty()) ? 0 : small.getHeight();
        double ratio =
                (double) tiles.get(0).values().length(1) / tiles.get(0).values().length(0);
        double down = (height - top) / (double) rows - GAP - line;
        double across = (width - GAP) / (double) columns - GAP;
        int high = (int) Math.max(2, Math.min(down, across / ratio));
        int wide = (int) Math.max(2, Math.round(high * ratio));
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            int x = GAP + i % columns * (wide + GAP);
            int y = top + i / columns * (high + GAP + line);
            if (line > 0) {
                g.setColor(palette.muted());
                g.drawString(CutText.of(tile.title(), small, wide), x, y + small.getAscent());
            }
            Tensor drawn = reduced(tile.values(), tile.values().length(0) / high);
            BufferedImage image = MapTile.of(
                    drawn.data(),
                    drawn.length(0),
                    drawn.length(1),
                    range.orElseGet(() -> tile.values().range()),
                    colours,
                    high,
                    wide);
            if (origin == RowOrigin.LOWER) {
                g.drawImage(image, x, y + line + high, wide, -high, null);
            } else {
                g.drawImage(image, x, y + line, null);
            }
        }
    }

    /** Means of squares of so many, so that what is fine does not depend on which pixel is hit. */
    private static Tensor reduced(Tensor values, int factor) {
        int rows = values.length(0) / Math.max(1, factor);
        int columns = values.length(1) / Math.max(1, factor);
        if (factor < 2 || columns == 0) {
            return values;
        }
        float[] means = new float[rows * columns];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int k = 0; k < factor * factor; k++) {
                sum += values.get(i / columns * factor + k / factor, i % columns * factor + k % factor);
            }
            means[i] = (float) (sum / (factor * factor));
        }
        return Tensor.of(means, rows, columns);
    }
}
