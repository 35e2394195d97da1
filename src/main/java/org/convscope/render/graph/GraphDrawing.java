package org.convscope.render.graph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convscope.render.CutText;
import org.convscope.render.Palette;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/** Cards joined by curves with arrow heads, drawn anew at every scale; at small ones without words. */
public final class GraphDrawing implements ScalablePicture {
    private static final double ROUND = 8;
    private static final double ARROW = 7;
    private static final double MARGIN = 8;
    /** Below this words are no words any more. */
    private static final double READABLE = 0.3;

    private final int width;
    private final int height;
    private final List<PlacedCard> cards;
    private final List<Path2D> curves = new ArrayList<>();
    private final List<Path2D> heads = new ArrayList<>();
    private final Palette palette;

    /** A card and where it stands. */
    public record PlacedCard(GraphCard card, Rectangle2D place) {}

    /**
     * @param curves x and y of the ends and control points of cubic pieces, 1 + 3 n points each, the last at an arrow's point
     */
    public GraphDrawing(double width, double height, List<PlacedCard> cards, List<double[]> curves, Palette palette) {
        this.width = (int) Math.ceil(width + 2 * MARGIN);
        this.height = (int) Math.ceil(height + 2 * MARGIN);
        this.cards = List.copyOf(cards);
        this.palette = palette;
        for (double[] points : curves) {
            this.curves.add(curve(points));
            heads.add(head(points));
        }
    }

    /** Where a card that was placed so is drawn. */
    public static Rectangle2D drawn(Rectangle2D place) {
        return new Rectangle2D.Double(
                place.getX() + MARGIN, place.getY() + MARGIN, place.getWidth(), place.getHeight());
    }

    private static Path2D curve(double[] points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i + 5 < points.length; i += 6) {
            path.curveTo(points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4], points[i + 5]);
        }
        return path;
    }

    /** Links come from above. */
    private static Path2D head(double[] points) {
        double x = points[points.length - 2];
        double y = points[points.length - 1];
        var path = new Path2D.Double();
        path.moveTo(x, y);
        path.lineTo(x - ARROW / 2, y - ARROW);
        path.lineTo(x + ARROW / 2, y - ARROW);
        path.closePath();
        return path;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void render(PictureViewport view, int[] argb) {
        image(view).getRaster().getDataElements(0, 0, view.width(), view.height(), argb);
    }

    @Override
    public BufferedImage image(PictureViewport view) {
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.translate(-view.originX() * view.scale(), -view.originY() * view.scale());
        g.scale(view.scale(), view.scale());
        g.clip(new Rectangle2D.Double(
                view.originX(), view.originY(), view.width() / view.scale(), view.height() / view.scale()));
        paint(g, view.scale());
        g.dispose();
        return image;
    }

    /**
     * Draws it in its own units, its upper left corner at (0, 0).
     *
     * @param scale how large it will be seen
     */
    public void paint(Graphics2D g, double scale) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        AffineTransform before = g.getTransform();
        g.translate(MARGIN, MARGIN);
        g.setColor(palette.muted());
        g.setStroke(new BasicStroke((float) Math.max(1.2, 0.7 / scale)));
        curves.stream().filter(curve -> isSeen(g, curve.getBounds2D())).forEach(g::draw);
        heads.stream().filter(head -> isSeen(g, head.getBounds2D())).forEach(g::fill);
        cards.stream().filter(card -> isSeen(g, card.place())).forEach(card -> paint(g, scale, card));
        g.setTransform(before);
    }

    private static boolean isSeen(Graphics2D g, Rectangle2D part) {
        Rectangle2D clip = g.getClip() == null ? null : g.getClip().getBounds2D();
        // a line straight down has no width, and so meets nothing
        return clip == null
                || clip.intersects(part.getX() - 1, part.getY() - 1, part.getWidth() + 2, part.getHeight() + 2);
    }

    private void paint(Graphics2D g, double scale, PlacedCard placed) {
        GraphCard card = placed.card();
        Rectangle2D at = placed.place();
        Color colour = card.series() < 0 ? palette.muted() : palette.series(card.series());
        var outline = new RoundRectangle2D.Double(at.getX(), at.getY(), at.getWidth(), at.getHeight(), ROUND, ROUND);
        g.setColor(Palette.mixed(colour, palette.background(), 0.86));
        g.fill(outline);
        Graphics2D stripe = (Graphics2D) g.create();
        stripe.clip(new Rectangle2D.Double(at.getX(), at.getY(), GraphCard.STRIPE, at.getHeight()));
        stripe.setColor(colour);
        stripe.fill(outline);
        stripe.dispose();
        g.setColor(colour);
        g.setStroke(
                switch (card.stroke()) {
                    case PLAIN -> new BasicStroke(1.2f);
                    case DOUBLE -> new BasicStroke(2.6f);
                    case DASHED ->
                        new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
                });
        g.draw(outline);
        if (scale >= READABLE) {
            words(g, card, at);
        }
    }

    private void words(Graphics2D g, GraphCard card, Rectangle2D at) {
        double x = at.getX() + GraphCard.STRIPE + GraphCard.PAD;
        double room = at.getWidth() - GraphCard.STRIPE - GraphCard.PAD * 1.5;
        double y = at.getY() + GraphCard.PAD / 2 + GraphCard.LINE * 0.78;
        g.setFont(GraphCard.TITLE);
        g.setColor(palette.foreground());
        FontMetrics bold = g.getFontMetrics();
        g.drawString(CutText.of(card.title(), bold, room), (float) x, (float) y);
        g.setFont(GraphCard.FONT);
        FontMetrics plain = g.getFontMetrics();
        for (String line : card.lines()) {
            y += GraphCard.LINE;
            g.drawString(CutText.of(line, plain, room), (float) x, (float) y);
        }
    }
}
