package org.convscope.render;

import java.awt.Color;
import java.awt.Font;

/**
 * The colours and the font that a picture takes from the theme it is shown in.
 *
 * @param background behind everything
 * @param foreground text and lines that must be read
 * @param muted text and lines of second rank: axes, units, captions
 * @param accent what the eye should find: the data, the selection
 * @param grid lines that only guide
 * @param font the theme's text font at its text size
 */
public record Palette(Color background, Color foreground, Color muted, Color accent, Color grid, Font font) {
    // Okabe and Ito, https://jfly.uni-koeln.de/color/ : told apart by colour-blind readers, on white and on black
    private static final int[] SERIES = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0xD55E00, 0x56B4E9, 0xB8A800, 0x8C8C8C
    };
    private static final int[] SERIES_ON_DARK = {
        0x56B4E9, 0xE69F00, 0x2BC79A, 0xE39BC4, 0xF0753A, 0xB9A6FF, 0xF0E442, 0xA8A8A8
    };

    /** Dark text on white, for the light theme and for paper. */
    public static Palette light() {
        return light(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }

    /** Dark text on white in a given font. */
    public static Palette light(Font font) {
        return new Palette(
                Color.WHITE, new Color(0x1F2328), new Color(0x5B6570), new Color(0x1F6FB2), new Color(0xE3E6EA), font);
    }

    /** Light text on dark gray. */
    public static Palette dark() {
        return dark(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }

    /** Light text on dark gray in a given font. */
    public static Palette dark(Font font) {
        return new Palette(
                new Color(0x23262A),
                new Color(0xE6E9EC),
                new Color(0x9AA4AF),
                new Color(0x5AA9E6),
                new Color(0x383D43),
                font);
    }

    /** Whether the background is darker than the text on it. */
    public boolean isDark() {
        return luminance(background) < luminance(foreground);
    }

    /** The colour of the n-th of several series or classes, from 0; repeats after eight. */
    public Color series(int index) {
        int[] colours = isDark() ? SERIES_ON_DARK : SERIES;
        return new Color(colours[Math.floorMod(index, colours.length)]);
    }

    /** A mixture of one colour with a share of another, 0 to 1. */
    public static Color mixed(Color colour, Color other, double share) {
        return new Color(
                mixed(colour.getRed(), other.getRed(), share),
                mixed(colour.getGreen(), other.getGreen(), share),
                mixed(colour.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int a, int b, double share) {
        return (int) Math.round(a * (1 - share) + b * share);
    }

    /** How bright a colour is to the eye, 0 to 1 (Rec. 709 weights on the stored values). */
    public static double luminance(Color colour) {
        return luminance(colour.getRGB());
    }

    /** How bright 0xRRGGBB is to the eye, 0 to 1. */
    public static double luminance(int rgb) {
        return (0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255)) / 255;
    }
}
