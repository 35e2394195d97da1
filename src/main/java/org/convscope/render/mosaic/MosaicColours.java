package org.convscope.render.mosaic;

import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.colour.ColourMapping;

/**
 * How the tiles of a mosaic are coloured.
 *
 * @param ranges one a tile, as {@link MosaicSource#tileRanges} and {@link MosaicSource#sharedRange} give
 * @param mapping from values to colours
 * @param ground 0xRRGGBB between the tiles
 */
public record MosaicColours(List<Range> ranges, ColourMapping mapping, int ground) {
    public MosaicColours {
        ranges = List.copyOf(ranges);
    }

    /** The same between tiles on another ground. */
    public MosaicColours on(int otherGround) {
        return new MosaicColours(ranges, mapping, otherGround);
    }
}
