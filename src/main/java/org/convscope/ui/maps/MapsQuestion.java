package org.convscope.ui.maps;

import java.util.List;
import java.util.OptionalInt;
import org.convscope.array.ColourLimits;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitOrder;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.ModelDocument;

/**
 * All that shown maps depend on, colours and range aside.
 *
 * @param model whose network and preprocessing they come from
 * @param layers ids of the layers, in order
 * @param page of units, from 0; held within what there is
 * @param enlarged the only unit to show
 * @param limits where the ends of the colour map stand
 */
record MapsQuestion(
        ModelDocument model,
        FrameSource frame,
        List<String> layers,
        UnitOrder order,
        int page,
        TileLayout layout,
        OptionalInt enlarged,
        ColourLimits limits) {
    MapsQuestion {
        layers = List.copyOf(layers);
    }
}
