package org.convscope.ui.lighttable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.ColourLimits;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitOrder;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.LightTableSettings;

/**
 * All that the light table depends on, colours aside.
 *
 * @param model whose network and preprocessing the maps come from
 * @param frames two to eight, in the order of the table
 * @param layer id of the layer
 * @param reference whose maps are taken from the others' for differences
 * @param limits where the ends of the colour map stand
 * @param alone the only unit that is looked at; empty for a page of units
 * @param means whether categories' means are wanted
 */
record LightTableQuestion(
        ModelDocument model,
        List<FrameSource> frames,
        String layer,
        Optional<FrameSource> reference,
        UnitOrder order,
        int page,
        TileLayout layout,
        ColourLimits limits,
        OptionalInt alone,
        LightTableSettings.Means means) {
    LightTableQuestion {
        frames = List.copyOf(frames);
    }
}
