package org.convscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.junit.jupiter.api.Test;

class MapsKeysTest {
    private static LayerTiles nine(List<Integer> order) {
        Tensor maps = Tensor.zeros(2, 2, 9);
        List<Statistics> statistics = IntStream.range(0, 9)
                .mapToObj(unit -> Statistics.of(0f, 0f, 0f, 0f))
                .toList();
        int[] units = order.stream().mapToInt(Integer::intValue).toArray();
        Mosaic tiles =
                Mosaic.of(MosaicSource.ofMaps(maps, units), TileGrid.of(3, 3), Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
        return new LayerTiles(
                new LayerMaps("conv", "frame", 2, 2, maps, statistics),
                List.of(),
                UnitPage.first(order),
                tiles,
                order,
                "",
                tiles.source().tileRanges().stream().map(ColourEnds::of).toList(),
                ColourEnds.of(new Range(0, 0)));
    }

    @Test
    void arrowsFollowTheTilesAsTheyLie() {
        LayerTiles layer = nine(List.of(8, 7, 6, 5, 4, 3, 2, 1, 0));

        assertThat(MapsKeys.next(layer, 8, 1, 0)).contains(7);
        assertThat(MapsKeys.next(layer, 8, 0, 1)).contains(5);
        assertThat(MapsKeys.next(layer, 8, -1, 0)).isEmpty();
        assertThat(MapsKeys.next(layer, 0, 0, 1)).isEmpty();
    }

    @Test
    void whatIsDeadIsCountedBesideTheShape() {
        assertThat(nine(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8)).facts()).isEqualTo("2 × 2 × 9 · 9 dead");
    }
}
