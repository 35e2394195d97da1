package org.convscope.render.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/**
 * Numbers in coloured cells.
 *
 * @param title above it
 * @param values row-major; NaN for a cell without a number
 * @param columns how many a row has
 * @param range what the ends of the colours stand for
 * @param chosen index of a cell that is ringed; -1 for none
 */
record NumberGrid(String title, List<Double> values, int columns, Range range, ColourMap colours, int chosen) {
    private static final int DIGITS = 3;
    /** Where all digits would be written smaller than a share of the usual text. */
    private static final int FEW_DIGITS = 2;

    private static final double LARGE_TEXT = 0.7;
    /** Smaller numbers nobody reads: the colours are left. */
    private static final float LEAST_TEXT = 5.5f;

    private static final double RING = 5;
    /** Numbers between these powers of ten are written as they are. */
    private static final int LEAST_POWER = -1;

    private static final int MOST_POWER = 4;

    int rows() {
        return values.size() / columns;
    }

    /** Its numbers in words, and the power of ten that they are to be multiplied with. */
    private record Written(List<String> texts, int power) {}

    /**
     * Its title, with the power of ten that the numbers in the cells are to be multiplied with. That stays where there is no
     * room for the words.
     */
    String title(Graphics2D g, Palette palette, double cell, double room) {
        FontMetrics metrics = g.getFontMetrics(palette.font());
        int power = written(g, palette, cell).power();
        if (power == 0) {
            return CutText.of(title, metrics, room);
        }
        String whole = title + " · " + NumberText.power(power);
        return metrics.stringWidth(whole) <= room ? whole : "· " + NumberText.power(power);
    }

    /** Draws its cells with their upper left corner at a place. */
    void paint(Graphics2D g, Palette palette, double x, double y, double cell) {
        paint(g, palette, x, y, cell, palette.accent());
    }

    /**
     * Draws its cells with their upper left corner at a place.
     *
     * @param ring colour around the chosen one
     */
    void paint(Graphics2D g, Palette palette, double x, double y, double cell, Color ring) {
        Range shown = colours.isZeroCentred() ? range.symmetric() : range;
        var mapping = new ColourMapping(Curve.LINEAR, colours);
        ColourLevels levels = mapping.levels(shown);
        Graphics2D own = (Graphics2D) g.create();
        List<String> texts = written(g, palette, cell).texts();
        own.setFont(palette.font().deriveFont((float) size(g, palette, cell, texts)));
        FontMetrics metrics = own.getFontMetrics();
        boolean isReadable = own.getFont().getSize2D() >= LEAST_TEXT;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            double left = x + i % columns * cell;
            int row = i / columns;
            double top = y + row * cell;
            var box = new Rectangle2D.Double(left, top, cell - 1, cell - 1);
            if (Double.isNaN(value)) {
                own.setColor(palette.grid());
                own.draw(box);
                continue;
            }
            int rgb = mapping.rgb(levels.of(value));
            own.setColor(new Color(rgb));
            own.fill(box);
            if (isReadable) {
                own.setColor(Palette.luminance(rgb) > 0.5 ? Color.BLACK : Color.WHITE);
                String text = texts.get(i);
                own.drawString(text, (float) (left + (cell - metrics.stringWidth(text)) / 2), (float)
                        (top + (cell - metrics.getHeight()) / 2 + metrics.getAscent()));
            }
            if (i == chosen) {
                own.setColor(ring);
                own.setStroke(new BasicStroke(3f));
                own.draw(new Rectangle2D.Double(left + 1, top + 1, cell - 3, cell - 3));
            }
        }
        own.dispose();
    }

    /** With as many digits as can be read; small numbers rather as multiples of one power of ten, that of the range. */
    private Written written(Graphics2D g, Palette palette, double cell) {
        double readable = LARGE_TEXT * palette.font().getSize2D();
        Written best = new Written(texts(value -> NumberText.text(value, DIGITS)), 0);
        if (size(g, palette, cell, best.texts()) >= readable) {
            return best;
        }
        best = new Written(texts(value -> NumberText.text(value, FEW_DIGITS)), 0);
        double largest = Math.max(Math.abs(range.min()), Math.abs(range.max()));
        if (size(g, palette, cell, best.texts()) >= readable || range.isEmpty() || largest == 0) {
            return best;
        }
        int power = (int) Math.floor(Math.log10(largest));
        double unit = Math.pow(10, power);
        var multiples = new Written(texts(value -> value == 0 ? "0" : NumberText.fixed(value / unit, 1)), power);
        boolean isLarger = size(g, palette, cell, multiples.texts()) > size(g, palette, cell, best.texts());
        boolean isUsual = power >= LEAST_POWER && power <= MOST_POWER;
        return !isUsual && isLarger ? multiples : best;
    }

    private List<String> texts(DoubleFunction<String> words) {
        return values.stream()
                .map(value -> Double.isNaN(value) ? "" : words.apply(value))
                .toList();
    }

    /** So that the longest number fits. */
    private double size(Graphics2D g, Palette palette, double cell, List<String> texts) {
        FontMetrics metrics = g.getFontMetrics(palette.font());
        int longest = texts.stream().mapToInt(metrics::stringWidth).max().orElse(1);
        double most = palette.font().getSize2D();
        // within the gap between cells, and the ring around the chosen one
        return Math.max(4, Math.min(most, most * (cell - RING) / Math.max(1, longest)));
    }
}
