package org.convscope.ui.mosaic;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.MosaicColours;

/**
 * The ranges of the tiles of a mosaic, and what its legend says of them.
 *
 * @param each one a tile
 * @param ends over all tiles
 * @param limits why the ends stand where they do
 */
public record TileRanges(List<Range> each, ColourEnds ends, ColourLimits limits) {
    public TileRanges {
        each = List.copyOf(each);
    }

    /** Each tile by itself. */
    public static TileRanges ofTiles(List<ColourEnds> tiles, ColourLimits limits) {
        return new TileRanges(tiles.stream().map(ColourEnds::range).toList(), ColourEnds.over(tiles), limits);
    }

    /**
     * One for all.
     *
     * @param chosen limits that were set by hand
     */
    public static TileRanges shared(int tiles, ColourEnds ends, ColourLimits limits, Optional<Range> chosen) {
        ColourEnds shown = chosen.map(ends::at).orElse(ends);
        ColourLimits why = chosen.<ColourLimits>map(ColourLimits.Fixed::new).orElse(limits);
        return new TileRanges(Collections.nCopies(tiles, shown.range()), shown, why);
    }

    /** How the tiles are coloured. */
    public MosaicColours colours(MapAppearance shades, int ground) {
        return new MosaicColours(each, shades.mapping(ends.range()), ground);
    }

    public Legend legend(MapAppearance shades, RangeScope scope, String title) {
        return new Legend(shades.mapping(ends.range()), scope, ends, limits, title, "");
    }
}
