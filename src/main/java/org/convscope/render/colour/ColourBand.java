package org.convscope.render.colour;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.convscope.array.Range;

/** A colour map from left to right. */
public final class ColourBand {
    private static final int LEVELS = 256;
    /** Columns lie over each other by a little, so that no seam shows where pixels are smaller. */
    private static final double OVERLAP = 0.01;

    private ColourBand() {}

    /**
     * The levels side by side, one pixel each, one high.
     *
     * @param shown the level that is shown in the place of a level
     */
    public static BufferedImage image(ColourMapping mapping, IntUnaryOperator shown) {
        var levels = new BufferedImage(LEVELS, 1, BufferedImage.TYPE_INT_RGB);
        for (int level = 0; level < LEVELS; level++) {
            levels.setRGB(level, 0, mapping.rgb(shown.applyAsInt(level)));
        }
        return levels;
    }

    /**
     * The colours that values get along an axis.
     *
     * @param limits what the ends of the colour map stand for
     * @param valueAt the value at an x of the graphics
     */
    public static void paint(
            Graphics2D g, Rectangle2D area, ColourMapping mapping, Range limits, DoubleUnaryOperator valueAt) {
        ColourLevels levels = mapping.levels(limits);
        int columns = (int) area.getWidth();
        for (int c = 0; c < columns; c++) {
            double x = area.getX() + c;
            g.setColor(new Color(mapping.rgb(levels.of(valueAt.applyAsDouble(x + 0.5)))));
            g.fill(new Rectangle2D.Double(x, area.getY(), 1 + OVERLAP, area.getHeight()));
        }
    }
}
