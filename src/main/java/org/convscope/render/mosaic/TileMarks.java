package org.convscope.render.mosaic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.convscope.render.Palette;
import org.convscope.render.TextTag;
import org.convscope.render.plane.ViewTransform;

/**
 * Says on a tile what is to be said of it: in words where there is room, else by a sign. A cross is dead, two lines are constant, a
 * disc is not finite, a triangle is nearly identical; each has a colour of its own beside, told apart by colour-blind readers.
 */
public final class TileMarks {
    private static final Color EDGE = new Color(0, 0, 0, 120);

    private final Graphics2D g;
    private final Palette palette;
    /** Lengths grow with the font; this one is a tenth of it. */
    private final float unit;

    private TileMarks(Graphics2D g, Palette palette) {
        this.g = g;
        this.palette = palette;
        this.unit = g.getFont().getSize2D() / 10;
    }

    /**
     * Marks the tiles that can be seen.
     *
     * @param g with the font for labels
     */
    public static void paint(Graphics2D g, Mosaic mosaic, ViewTransform transform, Palette palette) {
        var marks = new TileMarks(g, palette);
        for (int tile = 0; tile < mosaic.tiles(); tile++) {
            Rectangle2D.Double on = transform.rectangle(mosaic.geometry().tile(tile));
            if (g.hitClip((int) on.x, (int) on.y, (int) on.width + 1, (int) on.height + 1)) {
                mosaic.source().mark(tile).ifPresent(mark -> marks.paint(mark, on));
            }
        }
    }

    private void paint(TileMark mark, Rectangle2D.Double on) {
        FontMetrics metrics = g.getFontMetrics();
        double width = metrics.stringWidth(mark.label());
        if (on.width >= 72 * unit && width < on.width * 0.8) {
            boolean whole = mark.kind().coversTile();
            double x = whole ? on.getCenterX() - width / 2 - 3 * unit : on.x + 2 * unit;
            double y = whole ? on.getCenterY() + metrics.getHeight() / 2.0 : on.getMaxY() - 2 * unit;
            TextTag.paint(g, mark.label(), x, y, palette.foreground(), palette.background());
            g.setColor(colour(mark.kind()));
            g.fill(new Rectangle2D.Double(x, y - 2 * unit, width + 6 * unit, 2 * unit));
            return;
        }
        double arm = Math.min(5 * unit, on.width / 4);
        double x = on.getCenterX();
        double y = on.getCenterY();
        Color colour = colour(mark.kind());
        switch (mark.kind()) {
            case DEAD -> {
                line(new Line2D.Double(x - arm, y - arm, x + arm, y + arm), colour);
                line(new Line2D.Double(x - arm, y + arm, x + arm, y - arm), colour);
            }
            case NO_DIFFERENCE, CONSTANT -> {
                line(new Line2D.Double(x - arm, y - arm / 2, x + arm, y - arm / 2), colour);
                line(new Line2D.Double(x - arm, y + arm / 2, x + arm, y + arm / 2), colour);
            }
            case NOT_FINITE -> corner(new Ellipse2D.Double(on.getMaxX() - arm * 1.7, on.y + arm / 2, arm, arm), colour);
            case NEAR_IDENTICAL -> {
                var triangle = new Path2D.Double();
                triangle.moveTo(on.getMaxX() - arm * 2, on.y);
                triangle.lineTo(on.getMaxX(), on.y);
                triangle.lineTo(on.getMaxX(), on.y + arm * 2);
                triangle.closePath();
                corner(triangle, colour);
            }
        }
    }

    private void line(Shape line, Color colour) {
        g.setStroke(new BasicStroke(3 * unit));
        g.setColor(EDGE);
        g.draw(line);
        g.setStroke(new BasicStroke(1.4f * unit));
        g.setColor(colour);
        g.draw(line);
    }

    private void corner(Shape sign, Color colour) {
        g.setStroke(new BasicStroke(1.6f * unit));
        g.setColor(EDGE);
        g.draw(sign);
        g.setColor(colour);
        g.fill(sign);
    }

    private static Color colour(TileMark.Kind kind) {
        return switch (kind) {
            case DEAD -> new Color(0xE69F00);
            case NO_DIFFERENCE, CONSTANT -> new Color(0x56B4E9);
            case NOT_FINITE -> new Color(0xE6007E);
            case NEAR_IDENTICAL -> new Color(0xB58BE0);
        };
    }
}
