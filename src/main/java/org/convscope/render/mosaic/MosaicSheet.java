package org.convscope.render.mosaic;

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
import org.convscope.render.paper.PaperFigure;
import org.convscope.render.paper.PicturePlace;
import org.convscope.render.plane.ScalablePicture;

/**
 * Mosaics on paper: each with its title, and with its own legend or above that of all.
 *
 * @param heading above all; empty for none
 * @param columns how many stand side by side
 * @param cells in order, row by row
 * @param legend below them; empty for none
 */
public record MosaicSheet(String heading, int columns, List<Cell> cells, Optional<Legend> legend)
        implements PaperFigure {
    private static final int WIDEST = 1400;
    private static final int LEAST = 320;
    private static final int MARGIN = 16;
    private static final int GAP = 20;
    private static final int SPACE = 4;
    /** White, whatever theme the window has. */
    private static final int PAPER = 0xFFFFFF;

    /**
     * One picture on the sheet.
     *
     * @param title above it, on as many lines as it needs
     * @param marked the mosaic that it is of, whose marks are drawn; empty for other pictures
     * @param legend below it; empty where the sheet has one for all
     */
    public record Cell(String title, ScalablePicture picture, Optional<Mosaic> marked, Optional<Legend> legend) {
        /** Between tiles is the paper, whatever the colours' ground is: that one is of where they were shown. */
        public static Cell of(String title, Mosaic tiles, MosaicColours colours) {
            return new Cell(title, tiles.picture(colours.on(PAPER)), Optional.of(tiles), Optional.empty());
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
    private record Placed(
            Cell cell, List<String> lines, double left, double top, int titleHeight, double pictureHeight) {}

    public MosaicSheet(int columns, List<Cell> cells, Optional<Legend> legend) {
        this("", columns, cells, legend);
    }

    public MosaicSheet {
        cells = List.copyOf(cells);
        columns = Math.max(1, Math.min(columns, cells.size()));
    }

    @Override
    public double width() {
        return 2.0 * MARGIN + columns * suitedCell() + (columns - 1) * GAP;
    }

    @Override
    public double height(double width) {
        return layout(width).height();
    }

    /** The cells in their places. */
    private record Layout(
            List<Placed> placed, double cellWidth, double legendTop, double legendHeight, double height) {}

    private Layout layout(double width) {
        Palette palette = Palette.light();
        double cellWidth = Math.max(1, (width - 2.0 * MARGIN - (columns - 1) * GAP) / columns);
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = probe.getFontMetrics(palette.font());
        int legendHeight = Legend.horizontalHeight(probe, palette);
        List<Placed> placed = new ArrayList<>();
        double top = MARGIN + (heading.isEmpty() ? 0 : metrics.getHeight() + GAP / 2);
        for (int row = 0; row * columns < cells.size(); row++) {
            double rowHeight = 0;
            for (int i = row * columns; i < Math.min(cells.size(), (row + 1) * columns); i++) {
                Cell cell = cells.get(i);
                List<String> lines = TitleLines.of(cell.title(), metrics, (int) cellWidth);
                int titleHeight = lines.size() * metrics.getHeight() + SPACE;
                double height = PicturePlace.height(cell.picture(), cellWidth);
                placed.add(new Placed(cell, lines, MARGIN + i % columns * (cellWidth + GAP), top, titleHeight, height));
                int below = cell.legend().isPresent() ? legendHeight + SPACE : 0;
                rowHeight = Math.max(rowHeight, titleHeight + height + below);
            }
            top += rowHeight + GAP;
        }
        probe.dispose();
        double height = top - GAP + MARGIN + (legend.isPresent() ? legendHeight + GAP : 0);
        return new Layout(placed, cellWidth, top, legendHeight, height);
    }

    @Override
    public void paint(Graphics2D g, double width, double pixels) {
        Palette palette = Palette.light();
        Layout layout = layout(width);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        if (!heading.isEmpty()) {
            g.setFont(palette.font().deriveFont(Font.BOLD));
            g.setColor(palette.foreground());
            FontMetrics bold = g.getFontMetrics();
            g.drawString(CutText.of(heading, bold, width - 2 * MARGIN), MARGIN, MARGIN + bold.getAscent());
        }
        layout.placed().forEach(one -> paint(g, one, layout, pixels, palette));
        legend.ifPresent(shown -> shown.paintHorizontal(
                g,
                new Rectangle2D.Double(MARGIN, layout.legendTop(), width - 2.0 * MARGIN, layout.legendHeight()),
                palette));
    }

    /** Small pictures are enlarged by a whole number, large ones reduced to what a sheet holds. */
    private int suitedCell() {
        int widest = 1;
        for (Cell cell : cells) {
            widest = Math.max(widest, cell.picture().width());
        }
        int room = Math.max(LEAST, WIDEST / columns);
        return widest >= room ? room : widest * Math.max(1, room / widest);
    }

    private static void paint(Graphics2D g, Placed placed, Layout layout, double pixels, Palette palette) {
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(palette.foreground());
        float baseline = (float) placed.top() + metrics.getAscent();
        for (String line : placed.lines()) {
            g.drawString(line, (float) placed.left(), baseline);
            baseline += metrics.getHeight();
        }
        double pictureTop = placed.top() + placed.titleHeight();
        ScalablePicture picture = placed.cell().picture();
        PicturePlace place = PicturePlace.of(picture, placed.left(), pictureTop, layout.cellWidth(), pixels);
        place.draw(g, picture);
        placed.cell().marked().ifPresent(mosaic -> MosaicFigure.marks(g, mosaic, place, palette));
        placed.cell()
                .legend()
                .ifPresent(legend -> legend.paintHorizontal(
                        g,
                        new Rectangle2D.Double(
                                placed.left(),
                                pictureTop + placed.pictureHeight() + SPACE,
                                layout.cellWidth(),
                                layout.legendHeight()),
                        palette));
    }
}
