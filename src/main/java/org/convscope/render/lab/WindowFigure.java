package org.convscope.render.lab;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.tile.MapTile;

/** A window on a picture, beside it the result, and below both what lies under the window and what becomes of it. */
public final class WindowFigure implements LabFigure {
    private static final double CELLS_SHARE = 0.42;
    private static final double MOST_CELL = 64;
    private static final int GAP = 14;

    private final Plane picture;
    private final Plane result;
    private final int place;
    private final Window window;
    private final List<NumberGrid> grids;
    private final List<String> signs;
    private final String sentence;
    private final Shown shown;

    /** How much of the result is seen. */
    public enum Shown {
        ALL,
        /** What comes after the window's place is not there yet. */
        SO_FAR
    }

    /**
     * Numbers as a picture.
     *
     * @param values (H, W)
     */
    public record Plane(String title, Tensor values, Range range) {
        int height() {
            return values.length(0);
        }

        int width() {
            return values.length(1);
        }
    }

    /** Where the window lies: row and column of its first number, and how far its numbers are apart. */
    public record Window(int top, int left, int rows, int columns, int dilation) {}

    /**
     * What is under the window.
     *
     * @param under row-major; NaN where nothing counts
     * @param kernel as it is laid; empty where nothing is weighted
     * @param products empty likewise
     * @param chosen index of the number that goes on; -1 where all do
     * @param sentence what becomes of it
     */
    public record Under(List<Double> under, List<Double> kernel, List<Double> products, int chosen, String sentence) {}

    /**
     * @param place of the window in the result, row-major
     */
    public WindowFigure(Plane picture, Plane result, int place, Window window, Under under, Shown shown) {
        this.shown = shown;
        this.picture = picture;
        this.result = result;
        this.place = place;
        this.window = window;
        this.sentence = under.sentence();
        List<NumberGrid> all = new ArrayList<>();
        all.add(new NumberGrid(
                "under the window", under.under(), window.columns(), picture.range(), ColourMap.GRAY, under.chosen()));
        if (!under.kernel().isEmpty()) {
            all.add(signed("kernel", under.kernel()));
            all.add(signed("products", under.products()));
        }
        grids = List.copyOf(all);
        signs = all.size() == 1 ? List.of("") : List.of("", "×", "=");
    }

    private NumberGrid signed(String title, List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        Range range = Range.of(numbers).union(new Range(0, 0));
        return new NumberGrid(title, values, window.columns(), range, ColourMap.RDBU, -1);
    }

    /** One of the two pictures. */
    public enum Part {
        PICTURE,
        RESULT
    }

    /** A pixel of one of the pictures. */
    public record Hit(Part part, int row, int column) {}

    /** What is drawn at a point. */
    public Optional<Hit> hit(Palette palette, int width, int height, double x, double y) {
        Layout layout = new Layout(palette, width, height);
        for (Part part : Part.values()) {
            Rectangle2D box = part == Part.PICTURE ? layout.picture() : layout.result();
            Plane plane = part == Part.PICTURE ? picture : result;
            if (box.contains(x, y)) {
                return Optional.of(new Hit(part, (int) ((y - box.getY()) / box.getHeight() * plane.height()), (int)
                        ((x - box.getX()) / box.getWidth() * plane.width())));
            }
        }
        return Optional.empty();
    }

    /** Where everything stands. */
    private final class Layout {
        private final double line;
        private final double cell;
        private final double top;
        private final double upper;
        private final double half;

        Layout(Palette palette, int width, int height) {
            line = palette.font().getSize2D() * 1.6;
            int rows = window.rows();
            double across = width - 2.0 * GAP - (grids.size() - 1) * line * 1.5;
            cell = Math.max(
                    6,
                    Math.min(
                            MOST_CELL * palette.font().getSize2D() / 12,
                            Math.min(
                                    (CELLS_SHARE * height - 2 * line) / rows,
                                    across / (grids.size() * (double) window.columns()))));
            top = GAP + line;
            upper = Math.max(20, height - top - GAP - cells() - GAP);
            half = Math.max(20, (width - 3.0 * GAP) / 2);
        }

        double cells() {
            return 2 * line + window.rows() * cell;
        }

        Rectangle2D picture() {
            return box(picture, GAP);
        }

        Rectangle2D result() {
            return box(result, 2 * GAP + half);
        }

        private Rectangle2D box(Plane plane, double left) {
            double scale = Math.min(half / plane.width(), upper / plane.height());
            scale = scale >= 1 ? Math.floor(scale) : scale;
            return new Rectangle2D.Double(left, top, scale * plane.width(), scale * plane.height());
        }
    }

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        Layout layout = new Layout(palette, width, height);
        g.setFont(palette.font());
        plane(g, palette, layout, picture, layout.picture());
        plane(g, palette, layout, result, layout.result());
        if (shown == Shown.SO_FAR) {
            cover(g, palette, layout.result());
        }
        frame(g, palette, layout.picture());
        mark(g, palette, layout.result(), result, place / result.width(), place % result.width());
        double y = layout.top + layout.upper + GAP;
        double x = GAP;
        FontMetrics metrics = g.getFontMetrics();
        for (int i = 0; i < grids.size(); i++) {
            g.setColor(palette.foreground());
            if (i > 0) {
                g.drawString(signs.get(i), (float) (x + layout.line * 0.5), (float)
                        (y + layout.line + window.rows() * layout.cell / 2 + metrics.getAscent() / 2.0));
                x += layout.line * 1.5;
            }
            String title = grids.get(i)
                    .title(g, palette, layout.cell, Math.max(window.columns() * layout.cell, layout.line * 7));
            g.setColor(palette.muted());
            g.drawString(title, (float) x, (float) (y + metrics.getAscent()));
            grids.get(i).paint(g, palette, x, y + layout.line, layout.cell);
            x += Math.max(window.columns() * layout.cell, metrics.stringWidth(title));
        }
        g.setColor(palette.foreground());
        g.drawString(CutText.of(sentence, metrics, width - 2.0 * GAP), GAP, (float)
                (y + layout.line + window.rows() * layout.cell + metrics.getAscent() + 4));
    }

    private static void plane(Graphics2D g, Palette palette, Layout layout, Plane plane, Rectangle2D box) {
        g.setColor(palette.foreground());
        FontMetrics metrics = g.getFontMetrics();
        g.drawString(CutText.of(plane.title(), metrics, layout.half), (float) box.getX(), (float)
                (box.getY() - metrics.getDescent() - 3));
        int wide = Math.max(1, (int) box.getWidth());
        int high = Math.max(1, (int) box.getHeight());
        BufferedImage tile = MapTile.of(
                plane.values().data(), plane.height(), plane.width(), plane.range(), ColourMap.GRAY, high, wide);
        g.drawImage(tile, (int) box.getX(), (int) box.getY(), wide, high, null);
    }

    /** Places that the window has not come to. */
    private void cover(Graphics2D g, Palette palette, Rectangle2D box) {
        double pixel = box.getWidth() / result.width();
        int row = place / result.width();
        int column = place % result.width();
        g.setColor(palette.background());
        double next = box.getX() + (column + 1) * pixel;
        g.fill(new Rectangle2D.Double(next, box.getY() + row * pixel, box.getMaxX() - next, pixel));
        double down = box.getY() + (row + 1) * pixel;
        g.fill(new Rectangle2D.Double(box.getX(), down, box.getWidth(), box.getMaxY() - down));
        g.setColor(palette.grid());
        g.draw(box);
    }

    private void frame(Graphics2D g, Palette palette, Rectangle2D box) {
        double pixel = box.getWidth() / picture.width();
        if (window.dilation() > 1) {
            for (int i = 0; i < window.rows() * window.columns(); i++) {
                mark(
                        g,
                        palette,
                        box,
                        picture,
                        window.top() + i / window.columns() * window.dilation(),
                        window.left() + i % window.columns() * window.dilation());
            }
        }
        double wide = ((window.columns() - 1) * window.dilation() + 1) * pixel;
        double high = ((window.rows() - 1) * window.dilation() + 1) * pixel;
        outlined(
                g,
                palette,
                new Rectangle2D.Double(
                        box.getX() + window.left() * pixel, box.getY() + window.top() * pixel, wide, high));
    }

    private static void mark(Graphics2D g, Palette palette, Rectangle2D box, Plane plane, int row, int column) {
        double pixel = box.getWidth() / plane.width();
        outlined(
                g,
                palette,
                new Rectangle2D.Double(box.getX() + column * pixel, box.getY() + row * pixel, pixel, pixel));
    }

    private static void outlined(Graphics2D g, Palette palette, Rectangle2D box) {
        g.setStroke(new BasicStroke(4f));
        g.setColor(palette.background());
        g.draw(box);
        g.setStroke(new BasicStroke(2f));
        g.setColor(palette.series(1));
        g.draw(box);
    }
}
