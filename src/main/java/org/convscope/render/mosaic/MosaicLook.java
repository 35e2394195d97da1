package org.convscope.render.mosaic;

import java.awt.Color;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;

/**
 * How a mosaic is drawn, whatever it shows.
 *
 * @param mapping from values to colours
 * @param gaps colour between and around the tiles
 * @param marks whether tiles are marked as dead, constant and so on
 * @param numbers whether values are written into their cells
 * @param palette colours and font of titles
 */
public record MosaicLook(ColourMapping mapping, Color gaps, Marks marks, CellNumbers numbers, Palette palette) {
    /** Whether marks are drawn onto tiles. */
    public enum Marks {
        NONE,
        DRAWN
    }

    /** Whether each value is written into its cell. */
    public enum CellNumbers {
        NONE,
        /** Where the cells are large enough to read them. */
        WHERE_THERE_IS_ROOM
    }

    /** Nothing but the values, as the reference figures: white gaps, no marks, no numbers. */
    public static MosaicLook plain(ColourMapping mapping) {
        return new MosaicLook(mapping, Color.WHITE, Marks.NONE, CellNumbers.NONE, Palette.light());
    }

    /** Marks and titles in the theme's colours, gaps in its background. */
    public static MosaicLook themed(ColourMapping mapping, Palette palette) {
        return new MosaicLook(mapping, palette.background(), Marks.DRAWN, CellNumbers.NONE, palette);
    }
}
