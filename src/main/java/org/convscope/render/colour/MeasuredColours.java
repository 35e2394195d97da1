package org.convscope.render.colour;

import org.convscope.array.Range;

/** The colours of a frame's numbers between two limits. */
public final class MeasuredColours {
    private final ColourMapping mapping;
    private final ColourLevels levels;

    public MeasuredColours(ColourMapping mapping, Range limits) {
        this.mapping = mapping;
        this.levels = mapping.levels(limits);
    }

    public ColourMapping mapping() {
        return mapping;
    }

    /** The colour of a number as 0xRRGGBB; of NaN, where nothing was measured, the colour map's own quiet colour. */
    public int rgb(double number) {
        return Double.isNaN(number) ? mapping.table().masked() : mapping.rgb(levels.of(number));
    }
}
