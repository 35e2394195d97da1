package org.convscope.workspace;

/**
 * How feature maps are drawn.
 *
 * @param coverage which layers
 * @param stage of a block: its last convolution's own output, or after the following normalisation and activation
 * @param sort order of the units
 * @param page of tiles, from 0
 * @param layout how the tiles are laid out
 */
public record MapSettings(Coverage coverage, Stage stage, Sort sort, int page, TileLayout layout) {
    /** Which layers are shown. */
    public enum Coverage {
        /** The last convolution of each block. */
        BLOCKS,
        /** The selected layer. */
        LAYER
    }

    /** Where in a block the maps are taken. */
    public enum Stage {
        CONVOLUTION,
        AFTER_ACTIVATION
    }

    /** Order of the units. */
    public enum Sort {
        INDEX,
        MEAN,
        MAXIMUM,
        SPREAD,
        ZEROS
    }

    public static final MapSettings DEFAULT =
            new MapSettings(Coverage.BLOCKS, Stage.CONVOLUTION, Sort.INDEX, 0, TileLayout.SQUARE);

    public MapSettings {
        page = Math.max(0, page);
    }

    public MapSettings coverage(Coverage newCoverage) {
        return new MapSettings(newCoverage, stage, sort, 0, layout);
    }

    public MapSettings stage(Stage newStage) {
        return new MapSettings(coverage, newStage, sort, page, layout);
    }

    public MapSettings sort(Sort newSort) {
        return new MapSettings(coverage, stage, newSort, 0, layout);
    }

    public MapSettings page(int newPage) {
        return new MapSettings(coverage, stage, sort, newPage, layout);
    }

    public MapSettings layout(TileLayout newLayout) {
        return new MapSettings(coverage, stage, sort, page, newLayout);
    }
}
