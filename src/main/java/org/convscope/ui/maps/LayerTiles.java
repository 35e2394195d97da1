package org.convscope.ui.maps;

import java.util.List;
import org.convscope.array.ColourEnds;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.render.mosaic.Mosaic;

/**
 * A page of a layer's maps, ready to be shown.
 *
 * @param maps all units of the layer; or one unit on as many frames
 * @param over those frames, one a map; empty where units of one frame are shown
 * @param page which of them are shown
 * @param tiles of this page
 * @param order of the units that are shown, over all pages
 * @param said about order and filter, in words; empty for nothing
 * @param tileLimits of each tile by itself
 * @param layerLimits of all units
 */
record LayerTiles(
        LayerMaps maps,
        List<FrameSource> over,
        UnitPage page,
        Mosaic tiles,
        List<Integer> order,
        String said,
        List<ColourEnds> tileLimits,
        ColourEnds layerLimits) {
    LayerTiles {
        order = List.copyOf(order);
        over = List.copyOf(over);
        tileLimits = List.copyOf(tileLimits);
    }

    /** What is said about the layer in a line: {@code 128 × 128 × 64 · 9 dead · 1 constant}. */
    String facts() {
        if (!over.isEmpty()) {
            return said;
        }
        var text = new StringBuilder(maps.height() + " × " + maps.width() + " × " + maps.units());
        int dead = maps.dead().size();
        int constant = maps.constant().size();
        int notFinite = maps.notFinite().size();
        if (dead > 0) {
            text.append(" · ").append(dead).append(" dead");
        }
        if (constant > 0) {
            text.append(" · ").append(constant).append(" constant");
        }
        if (notFinite > 0) {
            text.append(" · ").append(notFinite).append(" with NaN");
        }
        return said.isEmpty() ? text.toString() : text + " · " + said;
    }
}
