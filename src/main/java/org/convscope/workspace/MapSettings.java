package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.BlockStage;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.json.JsonFields;

/**
 * How feature maps are drawn.
 *
 * @param coverage which layers
 * @param stage of a block: its last convolution's own output, or after the following normalisation and activation
 * @param sort order of the units
 * @param filter which units
 * @param page of tiles, from 0
 * @param layout how the tiles are laid out
 */
public record MapSettings(
        Coverage coverage, BlockStage stage, UnitOrder sort, UnitFilter filter, int page, TileLayout layout) {
    /** The layers that are shown. */
    public enum Coverage {
        /** The last convolution of each block. */
        BLOCKS,
        /** The selected layer. */
        LAYER,
        /** The selected unit's number in every convolution. */
        CHANNEL,
        /** The selected unit on every open frame. */
        FRAMES
    }

    public static final MapSettings DEFAULT = new MapSettings(
            Coverage.BLOCKS, BlockStage.CONVOLUTION, UnitOrder.INDEX, UnitFilter.ALL, 0, TileLayout.SQUARE);

    public static final SettingsKey<MapSettings> KEY = new SettingsKey<>("maps", DEFAULT, new Written());

    public MapSettings {
        page = Math.max(0, page);
    }

    public MapSettings coverage(Coverage newCoverage) {
        return new MapSettings(newCoverage, stage, sort, filter, 0, layout);
    }

    public MapSettings stage(BlockStage newStage) {
        return new MapSettings(coverage, newStage, sort, filter, page, layout);
    }

    public MapSettings sort(UnitOrder newSort) {
        return new MapSettings(coverage, stage, newSort, filter, 0, layout);
    }

    public MapSettings filter(UnitFilter newFilter) {
        return new MapSettings(coverage, stage, sort, newFilter, 0, layout);
    }

    public MapSettings page(int newPage) {
        return new MapSettings(coverage, stage, sort, filter, newPage, layout);
    }

    public MapSettings layout(TileLayout newLayout) {
        return new MapSettings(coverage, stage, sort, filter, page, newLayout);
    }

    private static final class Written implements SettingsKey.Codec<MapSettings> {
        @Override
        public JsonObject write(MapSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("coverage", JsonFields.word(settings.coverage()));
            json.addProperty("stage", JsonFields.word(settings.stage()));
            json.addProperty("sort", JsonFields.word(settings.sort()));
            json.addProperty("filter", JsonFields.word(settings.filter()));
            json.addProperty("page", settings.page());
            json.addProperty("layout", JsonFields.word(settings.layout()));
            return json;
        }

        @Override
        public MapSettings read(JsonFields json, FramePlaces places) {
            json.only("coverage", "stage", "sort", "filter", "page", "layout");
            MapSettings missing = DEFAULT;
            return new MapSettings(
                    json.choice("coverage", missing.coverage()),
                    json.choice("stage", missing.stage()),
                    json.choice("sort", missing.sort()),
                    json.choice("filter", missing.filter()),
                    json.integer("page", missing.page()),
                    json.choice("layout", missing.layout()));
        }
    }
}
