package org.convscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.choice.BlockStage;
import org.convscope.choice.TileLayout;
import org.convscope.frame.FrameSource;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.ui.TestModels;
import org.convscope.workspace.MapSettings;
import org.junit.jupiter.api.Test;

class MapsPlanTest {
    private final MapsPlan plan = new MapsPlan(TestModels.twoBlocks());
    private final MapSettings blocks = MapSettings.DEFAULT;
    private final MapSettings layer = MapSettings.DEFAULT.coverage(MapSettings.Coverage.LAYER);

    @Test
    void theOverviewShowsTheLastConvolutionOfEachBlock() {
        assertThat(plan.layers(blocks, Optional.empty())).containsExactly("block1_conv1", "block2_conv1");
        assertThat(plan.layers(blocks.stage(BlockStage.AFTER_ACTIVATION), Optional.empty()))
                .containsExactly("block1_conv1", "block2_relu");
        assertThat(plan.blockName("block2_relu")).isEqualTo("block2");
    }

    @Test
    void oneLayerIsTheSelectedOne() {
        assertThat(plan.layers(layer, Optional.of("block1_pool"))).containsExactly("block1_pool");
        assertThat(plan.layers(layer, Optional.empty())).containsExactly("block1_conv1");
        assertThat(plan.layers(layer, Optional.of("no such layer"))).isEmpty();
    }

    @Test
    void pageKeysMoveThroughWhatIsShown() {
        assertThat(plan.step(blocks, Optional.of("block1_conv1"), 1)).contains("block2_conv1");
        assertThat(plan.step(layer, Optional.of("block1_conv1"), 1)).contains("block1_pool");
        assertThat(plan.step(layer, Optional.of("block1_conv1"), -1)).contains("block1_conv1");
        assertThat(plan.step(layer, Optional.empty(), 1)).contains("block1_conv1");
    }

    @Test
    void layoutsHoldAPage() {
        assertThat(TileGrid.page(TileLayout.SQUARE, 64)).isEqualTo(TileGrid.of(8, 8));
        assertThat(TileGrid.page(TileLayout.SIXTEEN_A_ROW, 64)).isEqualTo(TileGrid.of(4, 16));
        for (TileLayout layout : TileLayout.values()) {
            int size = layout.pageSize();
            assertThat(TileGrid.page(layout, size).capacity()).isGreaterThanOrEqualTo(size);
        }
    }

    @Test
    void squaresAreAsLargeAsTheyCanBe() {
        assertThat(BlocksLayout.columns(5, 1200, 900, 80)).isEqualTo(3);
        assertThat(BlocksLayout.columns(4, 2000, 500, 80)).isEqualTo(4);
        assertThat(BlocksLayout.columns(1, 300, 300, 80)).isEqualTo(1);
    }

    @Test
    void openFramesComeInPages() {
        List<FrameSource> frames = IntStream.range(0, 5)
                .mapToObj(i -> FrameSource.of(Path.of(i + ".png")))
                .toList();
        assertThat(MapsQuestion.FramesPage.of(frames, 1, 2))
                .isEqualTo(new MapsQuestion.FramesPage(frames.subList(2, 4), 1, 3));
        assertThat(MapsQuestion.FramesPage.of(frames, 9, 2).frames()).containsExactly(frames.get(4));
        assertThat(MapsQuestion.FramesPage.of(List.of(), 9, 2)).isEqualTo(MapsQuestion.FramesPage.NONE);
    }
}
