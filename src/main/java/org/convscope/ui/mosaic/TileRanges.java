package org.convscope.ui.mosaic;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Ends;
import org.convscope.array.Limits;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.render.colour.Legend;
import org.convscope.ui.look.Shades;

/**
 * The ranges of the tiles of a mosaic, and what its legend says of them.
 *
 * @param each one a tile
 * @param ends over all tiles
 * @param limits why the ends stand where they do
 */
public record TileRanges(List<Range> each, Ends ends, Limits limits) {
    public TileRanges {
        each = List.copyOf(each);
    }

    /** Each tile by itself. */
    public static TileRanges ofTiles(List<Ends> tiles, Limits limits) {
        return new TileRanges(tiles.stream().map(Ends::range).toList(), Ends.over(tiles), limits);
    }

    /**
     * One for all.
     *
     * @param chosen limits that were set by hand
     */
    public static TileRanges shared(int tiles, Ends ends, Limits limits, Optional<Range> chosen) {
        Ends shown = chosen.map(ends::at).orElse(ends);
        Limits why = chosen.<Limits>map(Limits.Fixed::new).orElse(limits);
        return new TileRanges(Collections.nCopies(tiles, shown.range()), shown, why);
    }

    /** How the tiles are coloured. */
    public MosaicCanvas.Colours colours(Shades shades, int ground) {
        return new MosaicCanvas.Colours(each, shades.mapping(ends.range()), ground);
    }

    public Legend legend(Shades shades, RangeScope scope, String title) {
        return new Legend(shades.mapping(ends.range()), scope, ends, limits, title, "");
    }
}
