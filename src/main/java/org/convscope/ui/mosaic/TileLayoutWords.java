package org.convscope.ui.mosaic;

import org.convscope.choice.TileLayout;

/** Layouts of tiles in words. */
public final class TileLayoutWords {
    private TileLayoutWords() {}

    public static String of(TileLayout layout) {
        return switch (layout) {
            case SQUARE -> "square";
            case FOUR_BY_EIGHT -> "4 × 8";
            case EIGHT_BY_FOUR -> "8 × 4";
            case SIXTEEN_A_ROW -> "16 a row";
        };
    }
}
