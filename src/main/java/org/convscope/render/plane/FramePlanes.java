package org.convscope.render.plane;

import java.util.function.IntToDoubleFunction;
import org.convscope.array.Range;
import org.convscope.choice.PixelReduction;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.MeasuredColours;

/** The numbers of a frame, ready to be drawn between whatever limits. They are read where they are, and not copied. */
public final class FramePlanes {
    private static final int COLOURS = 3;

    private final int width;
    private final int height;
    private final int channels;
    private final IntToDoubleFunction stored;
    private final PlanePyramid maxima;
    private final PlanePyramid means;

    /**
     * @param channels 1, or 3 for red, green, blue
     * @param stored the number at (y x width + x) x channels + channel
     * @param measured the number of a pixel y x width + x, of colours the first: NaN where nothing was measured
     */
    public FramePlanes(int width, int height, int channels, IntToDoubleFunction stored, IntToDoubleFunction measured) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.stored = stored;
        PlanePyramid.Values values = (x, y) -> (float) measured.applyAsDouble(y * width + x);
        maxima = PlanePyramid.of(width, height, values, PixelReduction.MAXIMUM);
        means = PlanePyramid.of(width, height, values, PixelReduction.MEAN);
    }

    /**
     * Coloured between limits, in the colour map's own quiet colour where nothing was measured. Three channels keep their colours,
     * of which only the brightness follows the limits.
     *
     * @param reduction what is seen from afar; not {@link PixelReduction#AUTO}
     */
    public ScalablePicture picture(Range limits, ColourMapping mapping, PixelReduction reduction) {
        if (channels == COLOURS) {
            return coloured(mapping.levels(limits));
        }
        return PlanePicture.of(
                reduction == PixelReduction.MAXIMUM ? maxima : means, new MeasuredColours(mapping, limits)::rgb);
    }

    private ScalablePicture coloured(ColourLevels levels) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int colour = 0;
            for (int channel = 0; channel < COLOURS; channel++) {
                colour = colour << 8 | Math.max(0, levels.of(stored.applyAsDouble(COLOURS * i + channel)));
            }
            rgb[i] = colour;
        }
        return new RasterPicture(width, height, rgb);
    }
}
