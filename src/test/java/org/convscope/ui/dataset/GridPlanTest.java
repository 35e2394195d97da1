package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;

class GridPlanTest {
    private static final FrameTile TILE =
            new FrameTile(new LabelledFrame(FrameSource.of(Path.of("a")), "a", List.of()), "");
    private static final GridPlan.Lengths LENGTHS = new GridPlan.Lengths(100, 120, 30, 10);

    private static TileGroup group(String title, int tiles) {
        return new TileGroup(title, Collections.nCopies(tiles, TILE));
    }

    @Test
    void tilesFillTheRowAndHeadingsStandAboveTheirGroup() {
        var plan = new GridPlan(List.of(group("ice", 4), group("blank", 2)), 370, LENGTHS);

        assertThat(plan.columns()).isEqualTo(3);
        assertThat(plan.tile(0)).isEqualTo(new Rectangle(10, 30, 110, 120));
        assertThat(plan.tile(3)).isEqualTo(new Rectangle(10, 160, 110, 120));
        assertThat(plan.heading(1).y).isEqualTo(290);
        assertThat(plan.tile(4)).isEqualTo(new Rectangle(10, 320, 110, 120));
        assertThat(plan.height()).isEqualTo(450);
    }

    @Test
    void everyTileIsFoundWhereItStands() {
        var plan = new GridPlan(List.of(group("ice", 4), group("", 0), group("blank", 5)), 370, LENGTHS);
        for (int tile = 0; tile < plan.tiles(); tile++) {
            Rectangle bounds = plan.tile(tile);
            assertThat(plan.at(new Point(bounds.x + 1, bounds.y + 1))).isEqualTo(tile);
        }
        assertThat(plan.at(new Point(5, 5))).isEqualTo(-1);
        assertThat(plan.at(new Point(20, 10_000))).isEqualTo(-1);
    }

    @Test
    void arrowsUpAndDownGoThroughGroups() {
        var plan = new GridPlan(List.of(group("ice", 5), group("blank", 2)), 370, LENGTHS);
        assertThat(plan.vertical(1, 1)).isEqualTo(4);
        assertThat(plan.vertical(2, 1)).as("the row below is shorter").isEqualTo(4);
        assertThat(plan.vertical(4, 1)).isEqualTo(6);
        assertThat(plan.vertical(6, -1)).isEqualTo(4);
        assertThat(plan.vertical(6, 1)).isEqualTo(6);
        assertThat(plan.vertical(0, -1)).isZero();
    }

    @Test
    void manyFramesAreOnlyAMatterOfArithmetic() {
        var plan = new GridPlan(List.of(group("", 42_000)), 1000, LENGTHS);
        assertThat(plan.columns()).isEqualTo(9);
        int middle = plan.firstFrom(plan.height() / 2);
        assertThat(plan.tile(middle).y + 120).isGreaterThan(plan.height() / 2);
        assertThat(middle).isBetween(20_990, 21_010);
    }
}
