package org.convscope.ui.mosaic;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.convscope.render.Palette;
import org.convscope.render.colour.Legend;
import org.convscope.ui.canvas.Picture;
import org.convscope.ui.canvas.Viewport;

/**
 * Mosaics on paper: each with its title, and the legend of all below.
 *
 * @param columns how many stand side by side
 * @param cells in order, row by row
 * @param legend below them; empty for none
 */
public record MosaicSheet(int columns, List<Cell> cells, Optional<Legend> legend) {
    private static final int WIDEST = 1400;
    private static final int LEAST = 320;
    private static final int MARGIN = 16;
    private static final int GAP = 20;

    /**
     * One picture on the sheet.
     *
     * @param title above it
     */
    public record Cell(String title, Picture picture) {
        public static Cell of(String title, TileSet tiles, MosaicCanvas.Colours colours) {
            return new Cell(title, tiles.picture(colours.ranges(), colours.mapping(), colours.ground()));
        }
    }

    public MosaicSheet {
        cells = List.copyOf(cells);
        columns = Math.max(1, Math.min(columns, cells.size()));
    }

    /**
     * Draws it, black on white.
     *
     * @param scale 1 to 4
     */
    public BufferedImage draw(double scale) {
        Palette palette = Palette.light();
        int cellWidth = cellWidth();
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int title = probe.getFontMetrics(palette.font()).getHeight() + 4;
        int legendHeight = legend.isPresent() ? Legend.horizontalHeight(probe, palette) + GAP : 0;
        probe.dispose();
        int rows = (cells.size() + columns - 1) / columns;
        int[] heights = new int[rows];
        for (int i = 0; i < cells.size(); i++) {
            Picture picture = cells.get(i).picture();
            int height = (int) Math.round(cellWidth / (double) picture.width() * picture.height());
            heights[i / columns] = Math.max(heights[i / columns], height + title);
        }
        int height = 2 * MARGIN + legendHeight + GAP * (rows - 1);
        for (int one : heights) {
            height += one;
        }
        int width = 2 * MARGIN + columns * cellWidth + (columns - 1) * GAP;
        var image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int top = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            int left = MARGIN + i % columns * (cellWidth + GAP);
            draw(g, cells.get(i), scale, left, top, cellWidth, title, palette);
            if (i % columns == columns - 1) {
                top += heights[i / columns] + GAP;
            }
        }
        int bottom = height - MARGIN - legendHeight + GAP;
        legend.ifPresent(shown -> {
            Graphics2D scaled = (Graphics2D) g.create();
            scaled.scale(scale, scale);
            shown.paintHorizontal(
                    scaled, new Rectangle2D.Double(MARGIN, bottom, width - 2.0 * MARGIN, legendHeight - GAP), palette);
            scaled.dispose();
        });
        g.dispose();
        return image;
    }

    /** Small pictures are enlarged by a whole number, large ones reduced to what a sheet holds. */
    private int cellWidth() {
        int widest = 1;
        for (Cell cell : cells) {
            widest = Math.max(widest, cell.picture().width());
        }
        int room = Math.max(LEAST, WIDEST / columns);
        return widest >= room ? room : widest * Math.max(1, room / widest);
    }

    private static void draw(
            Graphics2D g, Cell cell, double scale, int left, int top, int cellWidth, int title, Palette palette) {
        Graphics2D scaled = (Graphics2D) g.create();
        scaled.scale(scale, scale);
        scaled.setFont(palette.font());
        FontMetrics metrics = scaled.getFontMetrics();
        scaled.setColor(palette.foreground());
        scaled.setClip(left, top, cellWidth, title);
        scaled.drawString(cell.title(), left, top + metrics.getAscent());
        scaled.dispose();
        Picture picture = cell.picture();
        int width = (int) Math.round(cellWidth * scale);
        int height = (int) Math.round(width / (double) picture.width() * picture.height());
        int[] argb = new int[width * height];
        picture.render(new Viewport(width / (double) picture.width(), 0, 0, width, height), argb);
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        drawn.setRGB(0, 0, width, height, argb, 0, width);
        g.drawImage(drawn, (int) Math.round(left * scale), (int) Math.round((top + title) * scale), null);
    }
}
