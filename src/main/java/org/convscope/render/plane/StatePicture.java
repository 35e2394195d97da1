package org.convscope.render.plane;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;
import org.convscope.choice.PixelReduction;

/**
 * A picture with the states of its pixels laid over it, each in a colour and a pattern of its own: stripes, plain, checks. Zoomed
 * out, a screen pixel shows the highest of the states that it covers, so that a single dead pixel stays.
 *
 * @param states of the picture's pixels, from 1, NaN for none; reduced to maxima
 */
public record StatePicture(ScalablePicture below, PlanePyramid states) implements ScalablePicture {
    /** Blue, vermilion and yellow of Okabe and Ito, which people who see few colours tell apart. */
    private static final int[] COLOURS = {0, 0x0072B2, 0xD55E00, 0xF0E442};

    private static final int GREY = 0xFF808080;
    private static final int STRIPES = 2;
    private static final int CHECKS = 3;
    private static final double QUIET = 0.45;
    private static final double LOUD = 0.9;

    /**
     * The states of a picture's pixels.
     *
     * @param state of a pixel by its index y x width + x, 1 to 3, or 0 for none
     */
    public static PlanePyramid states(int width, int height, IntUnaryOperator state) {
        return PlanePyramid.of(
                width,
                height,
                (x, y) -> {
                    int code = state.applyAsInt(y * width + x);
                    return code == 0 ? Float.NaN : code;
                },
                PixelReduction.MAXIMUM);
    }

    @Override
    public int width() {
        return below.width();
    }

    @Override
    public int height() {
        return below.height();
    }

    @Override
    public void render(PictureViewport view, int[] argb) {
        below.render(view, argb);
        int[] over = new int[argb.length];
        PlanePicture.of(states, value -> Double.isNaN(value) ? 0 : (int) value).render(view, over);
        for (int i = 0; i < argb.length; i++) {
            int state = over[i] & 0xFF;
            if (state != 0) {
                argb[i] = laid(argb[i], state, i % view.width(), i / view.width());
            }
        }
    }

    /** A square of a state's pattern, 1 to 3, on grey: for a legend. */
    public static BufferedImage swatch(int state, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, laid(GREY, state, x, y));
            }
        }
        return image;
    }

    /** The colour of a place of a state, 1 to 3, on a ground. */
    static int laid(int argb, int state, int x, int y) {
        double share =
                switch (state) {
                    case 1 -> (x + y) / STRIPES % 3 == 0 ? LOUD : QUIET;
                    case 2 -> LOUD;
                    default -> (x / CHECKS + y / CHECKS) % 2 == 0 ? LOUD : QUIET;
                };
        int colour = COLOURS[state];
        return (argb & 0xFF000000)
                | (mixed((argb >> 16) & 0xFF, (colour >> 16) & 0xFF, share) << 16)
                | (mixed((argb >> 8) & 0xFF, (colour >> 8) & 0xFF, share) << 8)
                | mixed(argb & 0xFF, colour & 0xFF, share);
    }

    private static int mixed(int ground, int colour, double share) {
        return (int) Math.round(ground + share * (colour - ground));
    }
}
