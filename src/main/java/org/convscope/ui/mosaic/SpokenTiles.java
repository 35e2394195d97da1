package org.convscope.ui.mosaic;

import java.util.function.Supplier;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.TileMark;
import org.convscope.ui.component.DrawnParts;
import org.jspecify.annotations.Nullable;

/** Tiles in words: {@code unit 17, dead}. */
final class SpokenTiles implements DrawnParts {
    private final Supplier<MosaicCanvas.@Nullable Shown> shown;

    SpokenTiles(Supplier<MosaicCanvas.@Nullable Shown> shown) {
        this.shown = shown;
    }

    @Override
    public int count() {
        MosaicCanvas.Shown now = shown.get();
        return now == null ? 0 : now.tiles().tiles();
    }

    @Override
    public String name(int tile) {
        MosaicCanvas.Shown now = shown.get();
        if (now == null || tile < 0 || tile >= now.tiles().tiles()) {
            return "";
        }
        MosaicSource source = now.tiles().source();
        String mark = source.mark(tile).map(one -> ", " + words(one)).orElse("");
        return "unit " + source.unit(tile) + mark;
    }

    private static String words(TileMark mark) {
        return switch (mark.kind()) {
            case DEAD -> "dead";
            case NO_DIFFERENCE -> mark.label();
            case CONSTANT -> "constant, " + mark.label();
            case NOT_FINITE -> "with NaN";
            case NEAR_IDENTICAL -> "nearly the same as unit " + mark.label().replaceAll("\\D", "");
        };
    }
}
