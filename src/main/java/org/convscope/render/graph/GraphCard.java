package org.convscope.render.graph;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;

/**
 * What stands on a node of a drawn graph.
 *
 * @param title first line, bold
 * @param lines below it
 * @param series of the palette's colours its stripe has; -1 for the colour of second rank. What it stands for is said by the
 *     title too
 * @param stroke of its edge
 */
public record GraphCard(String title, List<String> lines, int series, Stroke stroke) {
    /** Edges of cards. */
    public enum Stroke {
        PLAIN,
        /** Where a graph begins and ends. */
        DOUBLE,
        /** What is not there for use. */
        DASHED
    }

    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font TITLE = FONT.deriveFont(Font.BOLD);
    static final double STRIPE = 6;
    static final double PAD = 8;
    static final double LINE = 16;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final double LEAST = 96;
    private static final double MOST = 320;

    public GraphCard {
        lines = List.copyOf(lines);
    }

    /** The width that its text needs, in units in which the text is 12 high; long names are cut at 320. */
    public double width() {
        double widest = TITLE.getStringBounds(title, CONTEXT).getWidth();
        for (String line : lines) {
            widest = Math.max(widest, FONT.getStringBounds(line, CONTEXT).getWidth());
        }
        return Math.ceil(Math.max(LEAST, Math.min(MOST, widest + STRIPE + 2 * PAD)));
    }

    /** The height of its lines. */
    public double height() {
        return LINE * (1 + lines.size()) + PAD;
    }
}
