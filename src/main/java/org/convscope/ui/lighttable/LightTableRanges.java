package org.convscope.ui.lighttable;

import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.choice.ColourMap;
import org.convscope.choice.RangeScope;
import org.convscope.render.colour.ColourShading;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.workspace.Appearance;

/** The ranges of a light table as the toolbar wants them, and the legends that say so. */
record LightTableRanges(LightTable table, MapAppearance shades) {
    /** A difference has zero in the middle, whatever maps are drawn in. */
    MapAppearance differenceShades() {
        return new MapAppearance(
                new ColourShading(shades.limits(), shades.shading().rule(), Optional.of(ColourMap.RDBU)),
                shades.scope(),
                shades.appearance());
    }

    /** The ranges of a frame's maps. */
    TileRanges ofMaps(LightTable.Column column) {
        return isByTile()
                ? TileRanges.ofTiles(column.tileEnds(), table.limits())
                : TileRanges.shared(
                        column.maps().tiles(),
                        table.range(),
                        table.limits(),
                        shades.chosen(Appearance.Kind.MAPS, table.layer()));
    }

    /** The ranges of a frame's maps less the reference's. */
    TileRanges ofDifference(Mosaic tiles) {
        return isByTile()
                ? TileRanges.ofTiles(
                        tiles.source().tileRanges().stream().map(ColourEnds::of).toList(), ColourLimits.EXTREMES)
                : TileRanges.shared(
                        tiles.tiles(),
                        table.differences(),
                        table.limits(),
                        shades.chosen(Appearance.Kind.DIFFERENCES, table.layer()));
    }

    Legend legendOfMaps() {
        List<ColourEnds> tiles = table.columns().stream()
                .flatMap(column -> column.tileEnds().stream())
                .toList();
        TileRanges ranges = isByTile()
                ? TileRanges.ofTiles(tiles, table.limits())
                : ofMaps(table.columns().get(0));
        return ranges.legend(shades, scope(), table.layer());
    }

    Legend legendOfDifferences() {
        TileRanges ranges = table.columns().stream()
                .flatMap(column -> column.difference().stream())
                .findFirst()
                .map(this::ofDifference)
                .orElseGet(() -> TileRanges.ofTiles(List.of(), table.limits()));
        return ranges.legend(differenceShades(), scope(), table.layer() + ", difference from the reference");
    }

    private boolean isByTile() {
        return shades.scope() == RangeScope.TILE;
    }

    private RangeScope scope() {
        return isByTile() ? RangeScope.TILE : RangeScope.FRAMES;
    }
}
