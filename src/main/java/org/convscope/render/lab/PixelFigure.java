package org.convscope.render.lab;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.tile.MapTile;

/**
 * How one value of a map arises: on the left where the window lies and which pixel it makes, on the right channel by channel
 * what is under the window, times the kernel, and below what becomes of the sum, line by line.
 */
public final class PixelFigure implements LabFigure {
    private static final int GAP = 14;
    private static final double PICTURES_SHARE = 0.27;
    private static final double MOST_CELL = 64;
    private static final double LEAST_CELL = 12;
    private static final double LEAST_MARK = 7;
    /** Room for a sign, in lines. */
    private static final double SIGN = 1.2;

    private final Optional<Below> below;
    private final Above above;
    private final List<Channel> channels;
    private final Sides sides;
    private final List<String> lines;

    /**
     * What the window lies on.
     *
     * @param values (H, W)
     * @param rows under the window; those below 0 are padding
     * @param columns likewise
     */
    public record Below(String title, Tensor values, int[] rows, int[] columns) {}

    /**
     * The map that the value is of.
     *
     * @param values (H, W)
     */
    public record Above(String title, Tensor values, int row, int column) {}

    /**
     * What is taken of one channel.
     *
     * @param under row-major; NaN where nothing counts
     * @param kernel empty where nothing is weighed
     * @param products empty likewise
     * @param sum in words
     */
    public record Channel(String title, List<Double> under, List<Double> kernel, List<Double> products, String sum) {}

    /**
     * How many numbers lie beside each other under the window.
     *
     * @param chosen index of the number that goes on; -1 where all do
     */
    public record Sides(int columns, int chosen) {}

    /**
     * @param channels from the first that is shown on
     * @param lines what becomes of it, in words
     */
    public PixelFigure(Optional<Below> below, Above above, List<Channel> channels, Sides sides, List<String> lines) {
        this.below = below;
        this.above = above;
        this.channels = List.copyOf(channels);
        this.sides = sides;
        this.lines = List.copyOf(lines);
    }

    /** A pixel of the map. */
    public record Place(int row, int column) {}

    /** The pixel of the map that is drawn at a point. */
    public Optional<Place> place(Palette palette, int width, int height, double x, double y) {
        Rectangle2D box = new Layout(palette, width, height).above();
        return box.contains(x, y)
                ? Optional.of(new Place(
                        (int) ((y - box.getY())
                                / box.getHeight()
                                * above.values().length(0)),
                        (int) ((x - box.getX())
                                / box.getWidth()
                                * above.values().length(1))))
                : Optional.empty();
    }

    /** Where everything stands. */
    private final class Layout {
        private final double line;
        private final double left;
        private final double half;
        private final double rowsTop;
        private final double rowsBottom;
        private final double right;
        private final double width;

        Layout(Palette palette, int width, int height) {
            this.width = width;
            line = palette.font().getSize2D() * 1.6;
            left = Math.max(80, width * PICTURES_SHARE - 2 * GAP);
            right = left + 2.5 * GAP;
            rowsTop = GAP;
            rowsBottom = Math.max(rowsTop, height - GAP - (lines.size() + 0.4) * line);
            int pictures = below.isPresent() ? 2 : 1;
            half = Math.max(20, (rowsBottom - GAP) / pictures - GAP - line);
        }

        Rectangle2D below() {
            return box(below.orElseThrow().values(), GAP + line);
        }

        Rectangle2D above() {
            return box(above.values(), below.isPresent() ? 2 * GAP + 2 * line + half : GAP + line);
        }

        private Rectangle2D box(Tensor values, double top) {
            int high = Math.max(1, values.length(0));
            int wide = Math.max(1, values.length(1));
            double scale = Math.min(left / wide, half / high);
            scale = scale >= 1 ? Math.floor(scale) : scale;
            return new Rectangle2D.Double(GAP, top, scale * wide, scale * high);
        }

        /** Beside three grids and two signs there is room for the sum. */
        double cell() {
            boolean isWeighed = channels.stream().anyMatch(one -> !one.kernel().isEmpty());
            int grids = isWeighed ? 3 : 1;
            double across = width - right - GAP - summed() - (grids - 1) * line * SIGN;
            return Math.max(
                    LEAST_CELL,
                    Math.min(
                            Math.min(MOST_CELL * line / 19, (rowsBottom - rowsTop - line) / rows() - GAP / 2.0),
                            across / (grids * (double) sides.columns())));
        }

        int rows() {
            return channels.isEmpty() ? 1 : Math.max(1, channels.get(0).under().size() / sides.columns());
        }

        double summed() {
            return line * 4.4;
        }

        /** Height of a channel. */
        double row() {
            return line + rows() * cell() + GAP / 2.0;
        }

        int shown() {
            return (int) Math.max(1, Math.min(channels.size(), Math.floor((rowsBottom - rowsTop) / row())));
        }
    }

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        Layout layout = new Layout(palette, width, height);
        g.setFont(palette.font());
        below.ifPresent(under -> {
            Rectangle2D box = layout.below();
            picture(g, palette, layout, under.title(), under.values(), box);
            window(g, palette, under, box);
        });
        Rectangle2D box = layout.above();
        picture(g, palette, layout, above.title(), above.values(), box);
        mark(g, palette, cell(box, above.values(), above.row(), above.column()));
        rows(g, palette, layout);
        FontMetrics metrics = g.getFontMetrics();
        double y = layout.rowsBottom + 0.4 * layout.line + metrics.getAscent();
        g.setColor(palette.foreground());
        for (String text : lines) {
            g.drawString(CutText.of(text, metrics, width - 2.0 * GAP), GAP, (float) y);
            y += layout.line;
        }
    }

    private void rows(Graphics2D g, Palette palette, Layout layout) {
        int shown = channels.isEmpty() ? 0 : layout.shown();
        List<Channel> some = channels.subList(0, shown);
        if (some.isEmpty()) {
            return;
        }
        double cell = layout.cell();
        double y = layout.rowsTop;
        Range under = range(some.stream().flatMap(one -> one.under().stream()).toList());
        Range kernel = range(some.stream().flatMap(one -> one.kernel().stream()).toList());
        Range products =
                range(some.stream().flatMap(one -> one.products().stream()).toList());
        FontMetrics metrics = g.getFontMetrics();
        for (Channel channel : some) {
            double top = y + layout.line;
            double middle = top + layout.rows() * cell / 2 + metrics.getAscent() / 2.0;
            double x = layout.right;
            x = grid(g, palette, layout, channel.title(), channel.under(), under, ColourMap.GRAY, x, top);
            if (!channel.kernel().isEmpty()) {
                x = sign(g, palette, layout, "×", x, middle);
                x = grid(g, palette, layout, "kernel", channel.kernel(), kernel, ColourMap.RDBU, x, top);
                x = sign(g, palette, layout, "=", x, middle);
                x = grid(g, palette, layout, "products", channel.products(), products, ColourMap.RDBU, x, top);
            }
            g.setColor(palette.foreground());
            g.drawString(
                    CutText.of(channel.sum(), metrics, layout.width - x - GAP / 2.0), (float) (x + 8), (float) middle);
            y += layout.row();
        }
    }

    private static Range range(List<Double> values) {
        return Range.of(values.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(value -> !Double.isNaN(value))
                        .toArray())
                .union(new Range(0, 0));
    }

    private static double sign(Graphics2D g, Palette palette, Layout layout, String sign, double x, double y) {
        g.setColor(palette.foreground());
        g.drawString(sign, (float) (x + layout.line * 0.35), (float) y);
        return x + layout.line * SIGN;
    }

    private double grid(
            Graphics2D g,
            Palette palette,
            Layout layout,
            String title,
            List<Double> values,
            Range range,
            ColourMap colours,
            double x,
            double y) {
        double wide = sides.columns() * layout.cell();
        FontMetrics metrics = g.getFontMetrics();
        var numbers = new NumberGrid(
                title, values, sides.columns(), range, colours, colours == ColourMap.GRAY ? sides.chosen() : -1);
        g.setColor(palette.muted());
        g.drawString(
                numbers.title(g, palette, layout.cell(), Math.max(wide + layout.line, layout.line * 2)),
                (float) x,
                (float) (y - metrics.getDescent() - 2));
        numbers.paint(g, palette, x, y, layout.cell());
        return x + wide;
    }

    private static void picture(
            Graphics2D g, Palette palette, Layout layout, String title, Tensor values, Rectangle2D box) {
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(palette.foreground());
        g.drawString(CutText.of(title, metrics, layout.left), (float) box.getX(), (float)
                (box.getY() - metrics.getDescent() - 3));
        int wide = Math.max(1, (int) box.getWidth());
        int high = Math.max(1, (int) box.getHeight());
        g.drawImage(
                MapTile.of(
                        values.data(), values.length(0), values.length(1), values.range(), ColourMap.GRAY, high, wide),
                (int) box.getX(),
                (int) box.getY(),
                null);
    }

    private static Rectangle2D cell(Rectangle2D box, Tensor values, int row, int column) {
        double pixel = box.getWidth() / values.length(1);
        return new Rectangle2D.Double(box.getX() + column * pixel, box.getY() + row * pixel, pixel, pixel);
    }

    private static void window(Graphics2D g, Palette palette, Below under, Rectangle2D box) {
        Rectangle2D all = null;
        for (int row : under.rows()) {
            for (int column : under.columns()) {
                if (row >= 0 && column >= 0) {
                    Rectangle2D one = cell(box, under.values(), row, column);
                    all = all == null ? one : all.createUnion(one);
                }
            }
        }
        if (all != null) {
            mark(g, palette, all);
        }
    }

    /** Around it, so that it is seen however small it is. */
    private static void mark(Graphics2D g, Palette palette, Rectangle2D on) {
        double wide = Math.max(LEAST_MARK, on.getWidth() + 2);
        double high = Math.max(LEAST_MARK, on.getHeight() + 2);
        var box = new Rectangle2D.Double(on.getCenterX() - wide / 2, on.getCenterY() - high / 2, wide, high);
        g.setStroke(new BasicStroke(4f));
        g.setColor(palette.background());
        g.draw(box);
        g.setStroke(new BasicStroke(2f));
        g.setColor(palette.series(1));
        g.draw(box);
    }
}
