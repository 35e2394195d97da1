package org.convscope.render.frame;

import java.awt.Font;
import org.convscope.array.Range;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;

/**
 * How a frame is drawn.
 *
 * @param mapping contrast and colour map; colour frames use the contrast only
 * @param limits the numbers at the two ends of the colour map
 * @param reduction what is seen from afar
 * @param masked colour of masked pixels, 0xRRGGBB
 * @param outside colour beyond the frame, 0xRRGGBB
 * @param numbers whether counts are written into large pixels
 * @param font of these counts
 */
public record FrameLook(
        ColourMapping mapping,
        Range limits,
        PixelReduction reduction,
        int masked,
        int outside,
        Numbering numbers,
        Font font) {
    /** Whether counts are written into pixels. */
    public enum Numbering {
        NONE,
        /** Once pixels are large enough to read them. */
        WHERE_THERE_IS_ROOM
    }

    /**
     * The theme's background around the frame, the colour map's own colour for masked pixels, counts where they fit.
     */
    public static FrameLook themed(ColourMapping mapping, Range limits, Palette palette) {
        return new FrameLook(
                mapping,
                limits,
                PixelReduction.MEAN,
                mapping.table().masked(),
                palette.background().getRGB() & 0xFFFFFF,
                Numbering.WHERE_THERE_IS_ROOM,
                palette.font());
    }

    public FrameLook withNumbers(Numbering other) {
        return new FrameLook(mapping, limits, reduction, masked, outside, other, font);
    }
}
