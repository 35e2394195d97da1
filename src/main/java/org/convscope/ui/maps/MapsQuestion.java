package org.convscope.ui.maps;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.convscope.array.ColourLimits;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.frame.FrameSource;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ModelDocument;

/**
 * All that shown maps depend on, colours and range aside.
 *
 * @param model whose network and preprocessing they come from
 * @param layers ids of the layers, in order
 * @param by what else the order depends on
 * @param filter which units
 * @param page of units, from 0; held within what there is
 * @param enlarged the only unit to show
 * @param over the page of frames that the unit {@code enlarged} is shown on, beside each other; empty for the one frame
 * @param limits where the ends of the colour map stand
 */
record MapsQuestion(
        ModelDocument model,
        FrameSource frame,
        List<String> layers,
        UnitOrder order,
        Discrimination by,
        UnitFilter filter,
        int page,
        TileLayout layout,
        OptionalInt enlarged,
        FramesPage over,
        ColourLimits limits) {
    MapsQuestion {
        layers = List.copyOf(layers);
    }

    /**
     * Some of the open frames.
     *
     * @param number of the page, from 0
     * @param pages how many there are
     */
    record FramesPage(List<FrameSource> frames, int number, int pages) {
        static final FramesPage NONE = new FramesPage(List.of(), 0, 1);

        FramesPage {
            frames = List.copyOf(frames);
        }

        /** A page of so many frames, the last one where there are fewer pages. */
        static FramesPage of(List<FrameSource> all, int number, int size) {
            int pages = Math.max(1, (all.size() + size - 1) / size);
            int held = Math.min(number, pages - 1);
            return new FramesPage(all.subList(held * size, Math.min(all.size(), (held + 1) * size)), held, pages);
        }

        boolean isEmpty() {
            return frames.isEmpty();
        }
    }

    /**
     * What tells how well units tell groups apart; nothing where they stand in another order.
     *
     * @param areas as counted, by layer
     * @param frames of the groups on the light table, for layers that have not been counted
     */
    record Discrimination(Map<String, UnitAreas.OfLayer> areas, List<FrameSource> frames) {
        static final Discrimination NONE = new Discrimination(Map.of(), List.of());

        Discrimination {
            areas = Map.copyOf(areas);
            frames = List.copyOf(frames);
        }
    }
}
