package org.convscope.ui.maps;

import java.util.List;
import java.util.OptionalInt;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.UnitOrder;
import org.convscope.network.Network;
import org.convscope.ui.look.Shades;
import org.convscope.workspace.TileLayout;

/**
 * All that shown maps depend on, colours and range aside.
 *
 * @param layers ids of the layers, in order
 * @param page of units, from 0; held within what there is
 * @param enlarged the only unit to show
 * @param limits where the ends of the colour map stand
 */
record MapsQuestion(
        Network network,
        FrameSource frame,
        Preprocessing preprocessing,
        List<String> layers,
        UnitOrder order,
        int page,
        TileLayout layout,
        OptionalInt enlarged,
        Shades.Limits limits) {
    MapsQuestion {
        layers = List.copyOf(layers);
    }
}
