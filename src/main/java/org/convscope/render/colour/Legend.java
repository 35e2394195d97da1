package org.convscope.render.colour;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.CutText;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;

/**
 * The colour bar of a picture: what its colours stand for, in numbers.
 *
 * @param mapping contrast and colour map
 * @param scope whose range it is; empty for one picture alone, which has its own
 * @param ends from and to, before it is centred, and the values among which they stand; under scope "tile" over all tiles
 * @param limits why the ends stand where they do
 * @param title what is shown, such as {@code block3_conv3 · #17}
 * @param unit of the values, such as {@code counts}; empty for none
 */
public record Legend(
        ColourMapping mapping,
        Optional<RangeScope> scope,
        ColourEnds ends,
        ColourLimits limits,
        String title,
        String unit) {
    private static final int BAR = 12;
    private static final int TICK = 3;
    private static final int SPACE = 4;
    private static final String OWN = "own range";

    /**
     * A number beside the bar.
     *
     * @param at its place, 0 at the low end, 1 at the high end
     * @param text what is written
     */
    record Tick(double at, String text) {}

    /** A legend of several tiles, or of a picture of a stack. */
    public Legend(
            ColourMapping mapping, RangeScope scope, ColourEnds ends, ColourLimits limits, String title, String unit) {
        this(mapping, Optional.of(scope), ends, limits, title, unit);
    }

    /** A legend of one picture alone. */
    public static Legend ofOne(ColourMapping mapping, ColourEnds ends, ColourLimits limits, String title, String unit) {
        return new Legend(mapping, Optional.empty(), ends, limits, title, unit);
    }

    /** A legend from the smallest to the largest value. */
    public Legend(ColourMapping mapping, RangeScope scope, Range range, String title, String unit) {
        this(mapping, scope, ColourEnds.of(range), ColourLimits.EXTREMES, title, unit);
    }

    /** Whether each tile has numbers of its own, so that the bar has none. */
    public boolean isByTile() {
        return scope.filter(RangeScope.TILE::equals).isPresent();
    }

    /** The range before it is centred. */
    public Range range() {
        return ends.range();
    }

    /** The numbers beside the bar, in the order in which they deserve room: the ends, zero, then what lies between. */
    List<Tick> ticks() {
        if (mapping.rule() == TileStandardisation.Z_SCORE) {
            return List.of(new Tick(0, "mean − 2 σ"), new Tick(1, "mean + 2 σ"), new Tick(128 / 255.0, "mean"));
        }
        if (isByTile() && !(limits instanceof ColourLimits.Fixed)) {
            String high = limits instanceof ColourLimits.Percentiles ? "tile 99 %" : "tile max";
            if (mapping.isCentred(range())) {
                return List.of(new Tick(0, "−" + high), new Tick(1, high), new Tick(0.5, "0"));
            }
            return List.of(new Tick(0, "tile min"), new Tick(1, high));
        }
        Range shown = mapping.shown(range());
        if (shown.isEmpty()) {
            return List.of(new Tick(0.5, "no values"));
        }
        if (shown.isConstant()) {
            return List.of(new Tick(0.5, "all " + NumberText.text(shown.min())));
        }
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, (ends.values().min() < shown.min() ? "≤ " : "") + NumberText.text(shown.min())));
        ticks.add(new Tick(1, (ends.values().max() > shown.max() ? "≥ " : "") + NumberText.text(shown.max())));
        if (shown.min() < 0 && shown.max() > 0) {
            ticks.add(new Tick(share(-shown.min() / shown.width()), "0"));
        }
        for (double at : new double[] {0.5, 0.25, 0.75}) {
            ticks.add(new Tick(at, NumberText.text(shown.min() + place(at) * shown.width(), 3)));
        }
        return ticks;
    }

    /** Scope, ends, colour map and contrast in words: {@code range: layer, to the 99th percentile · viridis · log}. */
    public String caption() {
        if (mapping.rule() == TileStandardisation.Z_SCORE) {
            return "each tile (x − mean) / σ · " + mapping.colours().word();
        }
        String words = named() + where("to the 99th percentile") + " · "
                + mapping.colours().word() + curve();
        if (isByTile() && !range().isEmpty()) {
            words += " · all within " + NumberText.text(ends.values().min()) + " … "
                    + NumberText.text(ends.values().max());
        }
        return words;
    }

    /** The same in fewer words, for where there is less room, longest first. */
    private List<String> captions() {
        return mapping.rule() == TileStandardisation.Z_SCORE
                ? List.of(caption(), "(x − mean) / σ")
                : List.of(
                        caption(),
                        named() + where("99 %") + curve(),
                        scope.map(RangeScope::word).orElse(OWN) + where("99 %") + curve(),
                        named());
    }

    private String named() {
        return scope.map(whose -> "range: " + whose.word()).orElse(OWN);
    }

    private String curve() {
        return mapping.rule() == Curve.LINEAR ? "" : " · " + mapping.rule().word();
    }

    private String where(String percentile) {
        if (limits instanceof ColourLimits.Fixed) {
            return ", chosen limits";
        }
        boolean cut = isByTile() || ends.cutsAbove() || ends.cutsBelow();
        return limits instanceof ColourLimits.Percentiles && cut ? ", " + percentile : "";
    }

    /** The value that a place of the bar stands for, 0 at the low end, 1 at the high end; beyond them it goes on. */
    public double value(double share) {
        Range shown = mapping.shown(range());
        double place = share < 0 ? -place(-share) : place(share);
        return shown.min() + place * shown.width();
    }

    /** The height that a horizontal legend needs. */
    public static int horizontalHeight(Graphics2D g, Palette palette) {
        int line = g.getFontMetrics(palette.font()).getHeight();
        return line + SPACE + BAR + TICK + line;
    }

    /** Draws title and caption, the bar below them, numbers below the bar. */
    public void paintHorizontal(Graphics2D graphics, Rectangle2D area, Palette palette) {
        Graphics2D g = prepared(graphics, palette);
        FontMetrics metrics = g.getFontMetrics();
        float baseline = (float) (area.getY() + metrics.getAscent());
        String heading = unit.isEmpty() ? title : title + " (" + unit + ")";
        g.setColor(palette.foreground());
        String fitting = CutText.of(heading, metrics, area.getWidth());
        g.drawString(fitting, (float) area.getX(), baseline);
        double room = area.getWidth() - metrics.stringWidth(fitting) - 3.0 * SPACE;
        Optional<String> caption = captions().stream()
                .filter(words -> metrics.stringWidth(words) <= room)
                .findFirst();
        if (caption.isPresent()) {
            g.setColor(palette.muted());
            g.drawString(caption.get(), (float) (area.getMaxX() - metrics.stringWidth(caption.get())), baseline);
        }
        double top = area.getY() + metrics.getHeight() + SPACE;
        Rectangle2D bar = new Rectangle2D.Double(area.getX(), top, area.getWidth(), BAR);
        bar(g, bar, palette, ColourBand.image(mapping, this::shownLevel));
        List<Rectangle2D> taken = new ArrayList<>();
        for (Tick tick : ticks()) {
            double x = bar.getX() + tick.at() * bar.getWidth();
            double width = metrics.stringWidth(tick.text());
            double left = Math.max(area.getX(), Math.min(area.getMaxX() - width, x - width / 2));
            Rectangle2D box = new Rectangle2D.Double(left - 8, 0, width + 16, 1);
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                g.setColor(palette.muted());
                double onBar = Math.max(bar.getX() + 0.5, Math.min(bar.getMaxX() - 0.5, x));
                g.draw(new Line2D.Double(onBar, bar.getMaxY(), onBar, bar.getMaxY() + TICK));
                g.setColor(taken.size() <= 3 ? palette.foreground() : palette.muted());
                g.drawString(tick.text(), (float) left, (float) (bar.getMaxY() + TICK + metrics.getAscent()));
            }
        }
        g.dispose();
    }

    /** A horizontal legend as a picture on the palette's background, {@code scale} times as fine. */
    public BufferedImage image(int width, double scale, Palette palette) {
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D measuring = probe.createGraphics();
        int height = horizontalHeight(measuring, palette);
        measuring.dispose();
        var image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        paintHorizontal(g, new Rectangle2D.Double(0, 0, width, height), palette);
        g.dispose();
        return image;
    }

    private void bar(Graphics2D g, Rectangle2D bar, Palette palette, BufferedImage levels) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(
                levels,
                (int) bar.getX(),
                (int) bar.getY(),
                (int) Math.round(bar.getWidth()),
                (int) Math.round(bar.getHeight()),
                null);
        Color edge = palette.muted();
        g.setColor(new Color(edge.getRed(), edge.getGreen(), edge.getBlue(), 110));
        g.draw(new Rectangle2D.Double(
                (int) bar.getX() + 0.5,
                (int) bar.getY() + 0.5,
                Math.round(bar.getWidth()) - 1.0,
                Math.round(bar.getHeight()) - 1.0));
    }

    // a constant has one colour, and the bar shows no other
    private int shownLevel(int level) {
        boolean oneValue = (!isByTile() || limits instanceof ColourLimits.Fixed)
                && mapping.rule() != TileStandardisation.Z_SCORE
                && mapping.shown(range()).isConstant();
        return oneValue ? mapping.levels(range()).of(range().min()) : level;
    }

    private double share(double place) {
        if (mapping.isCentred(range())) {
            double distance = mapping.rule().share(Math.abs(2 * place - 1));
            return 0.5 + Math.signum(place - 0.5) * distance / 2;
        }
        return mapping.rule().share(place);
    }

    private double place(double share) {
        if (mapping.isCentred(range())) {
            double distance = mapping.rule().place(Math.abs(2 * share - 1));
            return 0.5 + Math.signum(share - 0.5) * distance / 2;
        }
        return mapping.rule().place(share);
    }

    private static Graphics2D prepared(Graphics2D graphics, Palette palette) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setFont(palette.font());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return g;
    }
}
