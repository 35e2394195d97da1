package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void fewerThanAPageOfUnitsMakeTheNearestSquare() {
        assertThat(Grid.page(512)).isEqualTo(Grid.EIGHT_BY_EIGHT);
        assertThat(Grid.page(16)).isEqualTo(Grid.of(4, 4));
        assertThat(Grid.page(5)).isEqualTo(Grid.of(2, 3));
        assertThat(Grid.page(1)).isEqualTo(Grid.of(1, 1));
    }

    @Test
    void tilesRunRowByRow() {
        Grid grid = Grid.of(3, 4);
        assertThat(grid.rowOf(5)).isEqualTo(1);
        assertThat(grid.columnOf(5)).isEqualTo(1);
        for (int tile = 0; tile < grid.capacity(); tile++) {
            assertThat(grid.tileAt(grid.rowOf(tile), grid.columnOf(tile))).isEqualTo(tile);
        }
    }
}
