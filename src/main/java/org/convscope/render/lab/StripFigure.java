package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.tile.MapTile;

/** Rows of numbers as strips of colour, one below the other. */
public record StripFigure(List<Strip> strips) implements LabFigure {
    private static final int GAP = 14;
    private static final int MOST_NUMBERS = 16;

    public StripFigure {
        strips = List.copyOf(strips);
    }

    /**
     * A row of numbers.
     *
     * @param range what the ends of the colours stand for
     * @param labels one a number, or none
     */
    public record Strip(String title, List<Float> values, Range range, ColourMap colours, List<String> labels) {}

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        int line = metrics.getHeight();
        int room = (height - GAP) / Math.max(1, strips.size());
        int high = Math.max(8, Math.min(6 * line, room - 4 * line - GAP));
        int wide = width - 2 * GAP;
        int y = GAP;
        for (Strip strip : strips) {
            g.setColor(palette.foreground());
            String title = strip.title() + "   " + NumberText.text(strip.range().min(), 3) + " … "
                    + NumberText.text(strip.range().max(), 3);
            g.drawString(CutText.of(title, metrics, wide), GAP, y + metrics.getAscent());
            y += line + 2;
            int count = strip.values().size();
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = strip.values().get(i);
            }
            g.drawImage(
                    MapTile.of(values, 1, count, strip.range(), strip.colours(), high, wide), GAP, y, wide, high, null);
            g.setColor(palette.muted());
            g.drawRect(GAP, y, wide - 1, high);
            y += high;
            if (count <= MOST_NUMBERS) {
                numbers(g, palette, strip, y, wide);
            }
            y += 3 * line + GAP;
        }
    }

    private static void numbers(Graphics2D g, Palette palette, Strip strip, int y, int wide) {
        FontMetrics metrics = g.getFontMetrics();
        double cell = wide / (double) strip.values().size();
        for (int i = 0; i < strip.values().size(); i++) {
            float x = (float) (GAP + i * cell);
            float down = y + 2f + metrics.getAscent();
            if (!strip.labels().isEmpty()) {
                g.setColor(palette.foreground());
                g.drawString(CutText.of(strip.labels().get(i), metrics, cell - 4), x, down);
                down += metrics.getHeight();
            }
            g.setColor(palette.muted());
            g.drawString(CutText.of(NumberText.text(strip.values().get(i), 3), metrics, cell - 4), x, down);
        }
    }
}
