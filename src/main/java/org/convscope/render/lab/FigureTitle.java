package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.convscope.render.CutText;

/** The words above a figure, in two lines where it is narrow. */
final class FigureTitle {
    private static final int MOST_LINES = 2;

    private FigureTitle() {}

    /**
     * Draws it in the font and colour that are set.
     *
     * @param gap above it, and on both sides
     * @return where it ends
     */
    static int paint(Graphics2D g, String title, int width, int gap) {
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = CutText.lines(title, metrics, width - 2.0 * gap, MOST_LINES);
        for (int i = 0; i < lines.size(); i++) {
            g.drawString(lines.get(i), gap, gap + i * metrics.getHeight() + metrics.getAscent());
        }
        return gap + lines.size() * metrics.getHeight();
    }
}
