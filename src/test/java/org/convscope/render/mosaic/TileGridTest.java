package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileGridTest {
    @Test
    void fewerThanAPageOfUnitsMakeTheNearestSquare() {
        assertThat(TileGrid.page(512)).isEqualTo(TileGrid.EIGHT_BY_EIGHT);
        assertThat(TileGrid.page(16)).isEqualTo(TileGrid.of(4, 4));
        assertThat(TileGrid.page(5)).isEqualTo(TileGrid.of(2, 3));
        assertThat(TileGrid.page(1)).isEqualTo(TileGrid.of(1, 1));
    }

    @Test
    void tilesRunRowByRow() {
        TileGrid grid = TileGrid.of(3, 4);
        assertThat(grid.rowOf(5)).isEqualTo(1);
        assertThat(grid.columnOf(5)).isEqualTo(1);
        for (int tile = 0; tile < grid.capacity(); tile++) {
            assertThat(grid.tileAt(grid.rowOf(tile), grid.columnOf(tile))).isEqualTo(tile);
        }
    }
}
