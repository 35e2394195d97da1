package org.convscope.render.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.convscope.render.Palette;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The squares of a matrix, with text where it fits. */
final class MatrixCells extends AbstractXYAnnotation {
    private static final double SMALLEST_FONT = 7;

    private final transient ChartTheme theme;
    private final transient Cell[][] cells;

    /**
     * A square.
     *
     * @param rgb its colour
     * @param size 1 fills the cell, 0 nothing
     * @param text on it, of one line or two
     */
    record Cell(int rgb, double size, String text) {}

    MatrixCells(ChartTheme theme, Cell[][] cells) {
        this.theme = theme;
        this.cells = cells;
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
        g.setFont(fontFor(g, width - 6, height - 4));
        for (int row = 0; row < cells.length; row++) {
            double y = down.valueToJava2D(row, area, RectangleEdge.LEFT);
            for (int column = 0; column < cells[row].length; column++) {
                double x = across.valueToJava2D(column, area, RectangleEdge.BOTTOM);
                Cell cell = cells[row][column];
                double wide = Math.max(0, cell.size() * (width - 2));
                double high = Math.max(0, cell.size() * (height - 2));
                g.setPaint(theme.palette().grid());
                g.setStroke(theme.thin());
                g.draw(new Rectangle2D.Double(x - width / 2 + 1, y - height / 2 + 1, width - 2, height - 2));
                g.setPaint(new Color(cell.rgb()));
                g.fill(new Rectangle2D.Double(x - wide / 2, y - high / 2, wide, high));
                text(g, cell, x, y, wide, high);
            }
        }
    }

    private void text(Graphics2D g, Cell cell, double x, double y, double wide, double high) {
        FontMetrics metrics = g.getFontMetrics();
        if (metrics.getFont().getSize2D() < SMALLEST_FONT * theme.unit()) {
            return;
        }
        String[] lines = cell.text().split("\n", -1);
        double line = metrics.getAscent() + metrics.getDescent();
        double widest = 0;
        for (String text : lines) {
            widest = Math.max(widest, metrics.stringWidth(text));
        }
        // on a square too small for its number, the number stands on the background
        boolean onSquare = widest <= wide && line * lines.length <= high;
        boolean onLight = onSquare
                ? Palette.luminance(cell.rgb()) > 0.5
                : !theme.palette().isDark();
        if (!onSquare && wide > 0) {
            g.setPaint(theme.transparent(theme.palette().background(), 170));
            g.fill(new Rectangle2D.Double(x - widest / 2 - 2, y - line / 2, widest + 4, line));
        }
        g.setPaint(onLight ? new Color(0x1F2328) : Color.WHITE);
        double baseline = y - line * lines.length / 2 + metrics.getAscent();
        for (String text : lines) {
            g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) baseline);
            baseline += line;
        }
    }

    private Font fontFor(Graphics2D g, double width, double height) {
        Font font = theme.textFont();
        while (font.getSize2D() > SMALLEST_FONT * theme.unit() - 1 && !fits(g.getFontMetrics(font), width, height)) {
            font = font.deriveFont(font.getSize2D() - 1);
        }
        return font;
    }

    private boolean fits(FontMetrics metrics, double width, double height) {
        for (Cell[] row : cells) {
            for (Cell cell : row) {
                String[] lines = cell.text().split("\n", -1);
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
