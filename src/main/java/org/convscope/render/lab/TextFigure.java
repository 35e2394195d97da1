package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.convscope.render.CutText;
import org.convscope.render.Palette;

/** Lines of two parts, in as many columns as they need. */
public record TextFigure(String title, List<Line> lines) implements LabFigure {
    private static final int GAP = 14;

    public TextFigure {
        lines = List.copyOf(lines);
    }

    /** Two parts of a line, the second of second rank. */
    public record Line(String first, String second) {}

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        int step = metrics.getHeight() + 3;
        int first = lines.stream()
                        .mapToInt(line -> metrics.stringWidth(line.first()))
                        .max()
                        .orElse(0)
                + GAP;
        int second = lines.stream()
                        .mapToInt(line -> metrics.stringWidth(line.second()))
                        .max()
                        .orElse(0)
                + 2 * GAP;
        g.setColor(palette.foreground());
        int top = FigureTitle.paint(g, title, width, GAP) + GAP / 2 + 3;
        int rows = Math.max(1, (height - top - step) / step);
        int columns = Math.max(1, Math.min((lines.size() + rows - 1) / rows, (width - GAP) / (first + second)));
        int shown = Math.min(lines.size(), rows * columns);
        for (int i = 0; i < shown; i++) {
            int x = GAP + i / rows * (first + second);
            int y = top + i % rows * step + metrics.getAscent();
            g.setColor(palette.foreground());
            g.drawString(lines.get(i).first(), x, y);
            g.setColor(palette.muted());
            g.drawString(CutText.of(lines.get(i).second(), metrics, width - (double) x - first), x + first, y);
        }
        if (shown < lines.size()) {
            g.setColor(palette.muted());
            g.drawString("and " + (lines.size() - shown) + " more", GAP, top + rows * step + metrics.getAscent());
        }
    }
}
