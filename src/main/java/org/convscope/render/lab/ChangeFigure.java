package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourBand;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.tile.MapTile;

/**
 * How far each layer's weights went from version to version: layers from top to bottom, versions from left to right, colours by
 * the logarithm. What is zero or not known stays empty.
 *
 * @param title says of what the numbers are shares
 * @param rows the layers
 * @param versions how many there are; every row has a number for each
 * @param chosen the version that is shown elsewhere, from 0
 */
public record ChangeFigure(String title, List<Row> rows, int versions, int chosen) implements LabFigure {
    private static final int GAP = 6;
    private static final double NAMES = 0.4;

    public ChangeFigure {
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values().size() != versions) {
                throw new IllegalArgumentException(
                        row.name() + " has " + row.values().size() + " numbers");
            }
        }
    }

    /** A layer's relative changes; NaN where one is not known. */
    public record Row(String name, List<Double> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        int line = metrics.getHeight();
        g.setColor(palette.foreground());
        int top = FigureTitle.paint(g, title, width, GAP) + GAP;
        float[] logarithms = logarithms();
        Range range = Range.of(logarithms);
        if (rows.isEmpty() || versions == 0 || range.isEmpty()) {
            return;
        }
        int bottom = height - GAP - line - GAP;
        int names = (int) Math.min(
                width * NAMES,
                rows.stream()
                        .mapToInt(row -> metrics.stringWidth(row.name()))
                        .max()
                        .orElse(0));
        int left = names + 2 * GAP;
        int wide = Math.max(versions, width - left - GAP);
        int high = Math.max(rows.size(), Math.min(bottom - top, 2 * line * rows.size()));
        int every = Math.max(1, (int) Math.ceil(line * (double) rows.size() / high));
        Range shown = range.min() < range.max() ? range : new Range(range.min() - 1, range.max());
        float[] drawn = logarithms.clone();
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = Float.isFinite(drawn[i]) ? drawn[i] : (float) shown.min();
        }
        g.drawImage(
                MapTile.of(drawn, rows.size(), versions, shown, ColourMap.VIRIDIS, high, wide),
                left,
                top,
                wide,
                high,
                null);
        for (int row = 0; row < rows.size(); row++) {
            int y = top + row * high / rows.size();
            int below = top + (row + 1) * high / rows.size();
            for (int version = 0; version < versions; version++) {
                if (!Float.isFinite(logarithms[row * versions + version])) {
                    int x = left + edge(version, wide);
                    g.setColor(palette.grid());
                    g.fillRect(x, y, left + edge(version + 1, wide) - x, below - y);
                }
            }
            if (row % every == 0) {
                g.setColor(palette.muted());
                String name = CutText.of(rows.get(row).name(), metrics, names);
                int middle = (y + below - line) / 2 + metrics.getAscent();
                g.drawString(name, left - GAP - metrics.stringWidth(name), middle);
            }
        }
        int from = left + edge(chosen, wide);
        g.setColor(palette.accent());
        g.drawRect(from, top - 1, Math.max(2, left + edge(chosen + 1, wide) - from - 1), high + 1);
        legend(g, palette, shown, new Rectangle(GAP, top + high + GAP, width - 2 * GAP, line));
    }

    /** The least and the largest change at the ends of the colours. */
    private static void legend(Graphics2D g, Palette palette, Range logarithms, Rectangle area) {
        FontMetrics metrics = g.getFontMetrics();
        String least = percent(logarithms.min());
        String most = percent(logarithms.max());
        g.setColor(palette.muted());
        int baseline = area.y + metrics.getAscent();
        int right = area.x + area.width - metrics.stringWidth(most);
        g.drawString(least, area.x, baseline);
        g.drawString(most, right, baseline);
        int from = area.x + metrics.stringWidth(least) + GAP;
        int band = area.height / 2;
        ColourBand.paint(
                g,
                new Rectangle(from, area.y + (area.height - band) / 2, Math.max(0, right - GAP - from), band),
                new ColourMapping(Curve.LINEAR, ColourMap.VIRIDIS),
                new Range(from, Math.max(from + 1.0, right - GAP)),
                x -> x);
    }

    private static String percent(double logarithm) {
        return NumberText.text(100 * Math.pow(10, logarithm), 2) + " %";
    }

    /** The first pixel of a version, as the picture has it. */
    private int edge(int version, int wide) {
        return (version * wide + versions - 1) / versions;
    }

    private float[] logarithms() {
        float[] logarithms = new float[rows.size() * versions];
        for (int row = 0; row < rows.size(); row++) {
            for (int version = 0; version < versions; version++) {
                logarithms[row * versions + version] =
                        (float) Math.log10(rows.get(row).values().get(version));
            }
        }
        return logarithms;
    }
}
