package org.convscope.render.mosaic;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.colour.Legend;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.render.plane.ViewTransform;

/**
 * Mosaics on paper: each with its title, and with its own legend or above that of all.
 *
 * @param heading above all; empty for none
 * @param columns how many stand side by side
 * @param cells in order, row by row
 * @param legend below them; empty for none
 */
public record MosaicSheet(String heading, int columns, List<Cell> cells, Optional<Legend> legend) {
    private static final int WIDEST = 1400;
    private static final int LEAST = 320;
    private static final int MARGIN = 16;
    private static final int GAP = 20;
    private static final int SPACE = 4;

    /**
     * One picture on the sheet.
     *
     * @param title above it, on as many lines as it needs
     * @param marked the mosaic that it is of, whose marks are drawn; empty for other pictures
     * @param legend below it; empty where the sheet has one for all
     */
    public record Cell(String title, ScalablePicture picture, Optional<Mosaic> marked, Optional<Legend> legend) {
        public static Cell of(String title, Mosaic tiles, MosaicColours colours) {
            return new Cell(title, tiles.picture(colours), Optional.of(tiles), Optional.empty());
        }

        /** Of a picture without tiles. */
        public static Cell of(String title, ScalablePicture picture) {
            return new Cell(title, picture, Optional.empty(), Optional.empty());
        }

        /** The cell with a legend of its own. */
        public Cell with(Legend own) {
            return new Cell(title, picture, marked, Optional.of(own));
        }
    }

    /** A cell with its place on the sheet, in units of the sheet. */
    private record Placed(Cell cell, List<String> lines, int left, int top, int titleHeight, int pictureHeight) {}

    public MosaicSheet(int columns, List<Cell> cells, Optional<Legend> legend) {
        this("", columns, cells, legend);
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
        FontMetrics metrics = probe.getFontMetrics(palette.font());
        int legendHeight = Legend.horizontalHeight(probe, palette);
        List<Placed> placed = new ArrayList<>();
        int top = MARGIN + (heading.isEmpty() ? 0 : metrics.getHeight() + GAP / 2);
        for (int row = 0; row * columns < cells.size(); row++) {
            int rowHeight = 0;
            for (int i = row * columns; i < Math.min(cells.size(), (row + 1) * columns); i++) {
                Cell cell = cells.get(i);
                List<String> lines = TitleLines.of(cell.title(), metrics, cellWidth);
                int titleHeight = lines.size() * metrics.getHeight() + SPACE;
                int height = (int) Math.round(cellWidth
                        / (double) cell.picture().width()
                        * cell.picture().height());
                placed.add(new Placed(cell, lines, MARGIN + i % columns * (cellWidth + GAP), top, titleHeight, height));
                int below = cell.legend().isPresent() ? legendHeight + SPACE : 0;
                rowHeight = Math.max(rowHeight, titleHeight + height + below);
            }
            top += rowHeight + GAP;
        }
        probe.dispose();
        int height = top - GAP + MARGIN + (legend.isPresent() ? legendHeight + GAP : 0);
        int width = 2 * MARGIN + columns * cellWidth + (columns - 1) * GAP;
        var image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (!heading.isEmpty()) {
            Graphics2D own = (Graphics2D) g.create();
            own.scale(scale, scale);
            own.setFont(palette.font().deriveFont(Font.BOLD));
            own.setColor(palette.foreground());
            FontMetrics bold = own.getFontMetrics();
            own.drawString(CutText.of(heading, bold, width - 2 * MARGIN), MARGIN, MARGIN + bold.getAscent());
            own.dispose();
        }
        placed.forEach(one -> draw(g, one, scale, cellWidth, legendHeight, palette));
        int bottom = top;
        legend.ifPresent(shown -> paint(
                g, shown, scale, new Rectangle2D.Double(MARGIN, bottom, width - 2.0 * MARGIN, legendHeight), palette));
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

    private static void paint(Graphics2D g, Legend legend, double scale, Rectangle2D area, Palette palette) {
        Graphics2D scaled = (Graphics2D) g.create();
        scaled.scale(scale, scale);
        legend.paintHorizontal(scaled, area, palette);
        scaled.dispose();
    }

    private static void draw(
            Graphics2D g, Placed placed, double scale, int cellWidth, int legendHeight, Palette palette) {
        Graphics2D scaled = (Graphics2D) g.create();
        scaled.scale(scale, scale);
        scaled.setFont(palette.font());
        FontMetrics metrics = scaled.getFontMetrics();
        scaled.setColor(palette.foreground());
        int baseline = placed.top() + metrics.getAscent();
        for (String line : placed.lines()) {
            scaled.drawString(line, placed.left(), baseline);
            baseline += metrics.getHeight();
        }
        scaled.dispose();
        ScalablePicture picture = placed.cell().picture();
        int pictureTop = placed.top() + placed.titleHeight();
        int width = (int) Math.round(cellWidth * scale);
        int height = (int) Math.round(width / (double) picture.width() * picture.height());
        var view = new PictureViewport(width / (double) picture.width(), 0, 0, width, height);
        Graphics2D own = (Graphics2D) g.create();
        own.translate(Math.rint(placed.left() * scale), Math.rint(pictureTop * scale));
        own.drawImage(picture.image(view), 0, 0, null);
        own.scale(scale, scale);
        placed.cell()
                .marked()
                .ifPresent(mosaic -> MosaicFigure.marks(own, mosaic, new ViewTransform(view, scale), palette));
        own.dispose();
        placed.cell()
                .legend()
                .ifPresent(legend -> paint(
                        g,
                        legend,
                        scale,
                        new Rectangle2D.Double(
                                placed.left(), pictureTop + placed.pictureHeight() + SPACE, cellWidth, legendHeight),
                        palette));
    }
}
