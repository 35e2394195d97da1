package org.convscope.render.overlay;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/**
 * Lays a map over a picture: the less there is of a value, the more of the picture shows through. Where zero lies in the middle of
 * the colours, that is a value's distance from zero, else its place between the ends.
 */
public final class OverlayPainter {
    private final ColourMapping mapping;
    private final Range range;
    private final double opacity;
    private final ColourLevels levels;

    /**
     * @param range the values at the two ends of the colours
     * @param opacity of a value at the end, 0 to 1
     */
    public OverlayPainter(ColourMapping mapping, Range range, double opacity) {
        this.mapping = mapping;
        this.range = mapping.shown(range);
        this.opacity = opacity;
        this.levels = mapping.levels(range);
    }

    /** Changes the picture. */
    public void paint(BufferedImage picture, OverlayMap map) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
        paint(argb, width, map);
        picture.setRGB(0, 0, width, height, argb, 0, width);
    }

    /**
     * Changes what is there of a picture.
     *
     * @param argb row-major; what is transparent is no part of the picture, and stays so
     */
    void paint(int[] argb, int width, OverlayMap map) {
        Rectangle area = map.place().getBounds().intersection(new Rectangle(0, 0, width, argb.length / width));
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                int at = y * width + x;
                if (argb[at] != 0 && map.place().contains(x + 0.5, y + 0.5)) {
                    argb[at] = 0xFF000000 | mixed(argb[at], map.at(x, y));
                }
            }
        }
    }

    private int mixed(int below, float value) {
        if (!Float.isFinite(value)) {
            return mapping.table().notFinite();
        }
        double share = opacity * strength(value);
        int above = mapping.rgb(levels.of(value));
        return part(below, above, share, 16) | part(below, above, share, 8) | part(below, above, share, 0);
    }

    private static int part(int below, int above, double share, int shift) {
        double mixed = (1 - share) * (below >> shift & 255) + share * (above >> shift & 255);
        return (int) Math.round(mixed) << shift;
    }

    private double strength(float value) {
        if (range.isEmpty() || range.isConstant()) {
            return 0;
        }
        double place = mapping.isCentred(range) ? Math.abs(value) / range.max() : (value - range.min()) / range.width();
        return mapping.rule().share(Math.max(0, Math.min(1, place)));
    }
}
