package org.convscope.render.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.convscope.render.Palette;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The squares of a matrix, with text where it fits. */
final class MatrixCells extends AbstractXYAnnotation {
    private static final double SMALLEST_FONT = 7;
    private static final int MOST_LINES = 2;

    private final transient ChartTheme theme;
    private final transient Cell[][] cells;
    private final TextPlace place;

    /** Where the numbers stand. */
    enum TextPlace {
        /** On the square, black or white. */
        ON,
        /** Below the square, on the background: for squares of all sizes. */
        BELOW
    }

    /**
     * A square of the matrix.
     *
     * @param rgb its colour
     * @param size of a square above its number: 1 fills the room, 0 nothing
     * @param text on it, of one line or two
     */
    record Cell(int rgb, double size, String text) {}

    MatrixCells(ChartTheme theme, Cell[][] cells, TextPlace place) {
        this.theme = theme;
        this.cells = cells;
        this.place = place;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis across,
            ValueAxis down,
            int renderer,
            PlotRenderingInfo info) {
        double width = area.getWidth() / Math.max(1, cells.length);
        double height = area.getHeight() / Math.max(1, cells.length);
        double room = (height - 4) * (place == TextPlace.BELOW ? 0.4 : 1);
        int lines = MOST_LINES;
        g.setFont(fontFor(g, width - 6, room, lines));
        if (!isReadable(g.getFont())) {
            // rather the number alone than nothing
            lines = 1;
            g.setFont(fontFor(g, width - 6, room, lines));
        }
        FontMetrics metrics = g.getFontMetrics();
        boolean readable = isReadable(g.getFont());
        double line = metrics.getAscent() + metrics.getDescent();
        double below = place == TextPlace.BELOW && readable ? line : 0;
        for (int row = 0; row < cells.length; row++) {
            double y = down.valueToJava2D(row, area, RectangleEdge.LEFT);
            for (int column = 0; column < cells[row].length; column++) {
                double x = across.valueToJava2D(column, area, RectangleEdge.BOTTOM);
                Cell cell = cells[row][column];
                g.setPaint(theme.palette().grid());
                g.setStroke(theme.thin());
                g.draw(new Rectangle2D.Double(x - width / 2 + 1, y - height / 2 + 1, width - 2, height - 2));
                double wide = Math.max(0, width - 2);
                double high = Math.max(0, height - 2);
                if (place == TextPlace.BELOW) {
                    wide = cell.size() * Math.max(0, Math.min(width, height - below) - 6);
                    high = wide;
                }
                g.setPaint(new Color(cell.rgb()));
                g.fill(new Rectangle2D.Double(x - wide / 2, y - below / 2 - high / 2, wide, high));
                if (readable) {
                    text(
                            g,
                            lines(cell, lines),
                            cell.rgb(),
                            x,
                            place == TextPlace.BELOW ? y + height / 2 - line - 1 : Double.NaN,
                            y);
                }
            }
        }
    }

    // from a given height downwards, or around the middle where there is none
    private void text(Graphics2D g, String[] lines, int rgb, double x, double top, double middle) {
        FontMetrics metrics = g.getFontMetrics();
        double line = metrics.getAscent() + metrics.getDescent();
        if (place == TextPlace.BELOW) {
            g.setPaint(theme.palette().foreground());
        } else {
            g.setPaint(Palette.luminance(rgb) > 0.5 ? new Color(0x1F2328) : Color.WHITE);
        }
        double start = Double.isNaN(top) ? middle - line * lines.length / 2 : top;
        double baseline = start + metrics.getAscent();
        for (String text : lines) {
            g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) baseline);
            baseline += line;
        }
    }

    private boolean isReadable(Font font) {
        return font.getSize2D() >= SMALLEST_FONT * theme.unit();
    }

    private static String[] lines(Cell cell, int most) {
        return Arrays.stream(cell.text().split("\n", -1)).limit(most).toArray(String[]::new);
    }

    private Font fontFor(Graphics2D g, double width, double height, int lines) {
        Font font = theme.textFont();
        while (font.getSize2D() > SMALLEST_FONT * theme.unit() - 1
                && !fits(g.getFontMetrics(font), width, height, lines)) {
            font = font.deriveFont(font.getSize2D() - 1);
        }
        return font;
    }

    private boolean fits(FontMetrics metrics, double width, double height, int most) {
        for (Cell[] row : cells) {
            for (Cell cell : row) {
                String[] lines = lines(cell, most);
                if (lines.length * (metrics.getAscent() + metrics.getDescent()) > height) {
                    return false;
                }
                for (String text : lines) {
                    if (metrics.stringWidth(text) > width) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
