package org.convscope.workspace;

import org.convscope.choice.BlockStage;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitOrder;

import org.convscope.choice.TileLayout;

/**
 * How feature maps are drawn.
 *
 * @param coverage which layers
 * @param stage of a block: its last convolution's own output, or after the following normalisation and activation
 * @param sort order of the units
 * @param page of tiles, from 0
 * @param layout how the tiles are laid out
 */
public record MapSettings(Coverage coverage, BlockStage stage, UnitOrder sort, int page, TileLayout layout) {
    /** The layers that are shown. */
    public enum Coverage {
        /** The last convolution of each block. */
        BLOCKS,
        /** The selected layer. */
        LAYER
    }

    public static final MapSettings DEFAULT =
            new MapSettings(Coverage.BLOCKS, BlockStage.CONVOLUTION, UnitOrder.INDEX, 0, TileLayout.SQUARE);

    public MapSettings {
        page = Math.max(0, page);
    }

    public MapSettings coverage(Coverage newCoverage) {
        return new MapSettings(newCoverage, stage, sort, 0, layout);
    }

    public MapSettings stage(BlockStage newStage) {
        return new MapSettings(coverage, newStage, sort, page, layout);
    }

    public MapSettings sort(UnitOrder newSort) {
        return new MapSettings(coverage, stage, newSort, 0, layout);
    }

    public MapSettings page(int newPage) {
        return new MapSettings(coverage, stage, sort, newPage, layout);
    }

    public MapSettings layout(TileLayout newLayout) {
        return new MapSettings(coverage, stage, sort, page, newLayout);
    }
}
