package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void namedLayouts() {
        assertThat(Grid.named("8x8", 64)).contains(Grid.EIGHT_BY_EIGHT);
        assertThat(Grid.named("4x8", 32)).contains(Grid.of(4, 8));
        assertThat(Grid.named("8x4", 32)).contains(Grid.of(8, 4));
        assertThat(Grid.named("16-a-row", 40)).contains(Grid.of(3, 16));
        assertThat(Grid.named("square", 32)).contains(Grid.of(6, 6));
        assertThat(Grid.named("0x8", 32)).isEmpty();
        assertThat(Grid.named("round", 32)).isEmpty();
    }

    @Test
    void fewerThanAPageOfUnitsMakeTheNearestSquare() {
        assertThat(Grid.page(512)).isEqualTo(Grid.EIGHT_BY_EIGHT);
        assertThat(Grid.page(16)).isEqualTo(Grid.of(4, 4));
        assertThat(Grid.page(5)).isEqualTo(Grid.of(2, 3));
        assertThat(Grid.page(1)).isEqualTo(Grid.of(1, 1));
    }

    @Test
    void tilesRunByRowOrByColumn() {
        Grid grid = Grid.of(3, 4).inOrder(Grid.Order.COLUMN_BY_COLUMN);
        assertThat(grid.rowOf(4)).isEqualTo(1);
        assertThat(grid.columnOf(4)).isEqualTo(1);
        for (Grid any : new Grid[] {grid, Grid.of(3, 4)}) {
            for (int tile = 0; tile < any.capacity(); tile++) {
                assertThat(any.tileAt(any.rowOf(tile), any.columnOf(tile))).isEqualTo(tile);
            }
        }
    }
}
