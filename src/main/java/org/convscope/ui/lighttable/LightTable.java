package org.convscope.ui.lighttable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.ui.view.ModelDocument;

/**
 * A light table, ready to be shown.
 *
 * @param model whose network and preprocessing the maps come from
 * @param columns one a frame, frames of one category beside each other
 * @param page of the layer's units, the same for all frames
 * @param alone the only unit that is shown; empty for a page
 * @param limits why the ends stand where they do
 * @param range over the layer's units of all frames
 * @param differences over the differences of all units, around zero; none without a reference
 */
record LightTable(
        ModelDocument model,
        String layer,
        List<Column> columns,
        UnitPage page,
        OptionalInt alone,
        ColourLimits limits,
        ColourEnds range,
        ColourEnds differences) {
    LightTable {
        columns = List.copyOf(columns);
    }

    /**
     * The column of one frame.
     *
     * @param frame itself, for a look at it
     * @param maps this page's units
     * @param difference maps minus the reference's; empty for the reference itself and without one
     * @param tileEnds of each shown map by itself
     * @param facts in a line: of the layer on this frame, or of the only unit
     */
    record Column(
            FrameSource source,
            String category,
            ShownFrame frame,
            Mosaic maps,
            Optional<Mosaic> difference,
            List<ColourEnds> tileEnds,
            String facts) {}
}
