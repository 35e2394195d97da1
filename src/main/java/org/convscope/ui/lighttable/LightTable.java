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
 * @param columns one a frame, frames of one category beside each other, the category's mean behind them
 * @param page of the layer's units, the same for all frames
 * @param alone the only unit that is shown; empty for a page
 * @param limits why the ends stand where they do
 * @param range over the layer's units of all frames
 * @param differences over the differences of all units, around zero; none without a reference
 * @param differing the units whose means differ most between the groups, the most different first
 */
record LightTable(
        ModelDocument model,
        String layer,
        List<Column> columns,
        UnitPage page,
        OptionalInt alone,
        ColourLimits limits,
        ColourEnds range,
        ColourEnds differences,
        List<Integer> differing) {
    LightTable {
        differing = List.copyOf(differing);
        columns = List.copyOf(columns);
    }

    /** The columns of frames, without those of means. */
    List<Column> ofFrames() {
        return columns.stream().filter(column -> column.shown().isPresent()).toList();
    }

    /**
     * A frame that lies on the table.
     *
     * @param frame itself, for a look at it
     */
    record Shown(FrameSource source, ShownFrame frame) {}

    /**
     * The column of one frame, or of the mean of a category's frames.
     *
     * @param title the frame's name, or what it is the mean of
     * @param shown the frame; empty for a mean
     * @param maps this page's units
     * @param difference maps minus the reference's; empty for the reference itself and without one
     * @param tileEnds of each shown map by itself
     * @param facts in a line: of the layer on this frame, or of the only unit
     */
    record Column(
            String title,
            String category,
            Optional<Shown> shown,
            Mosaic maps,
            Optional<Mosaic> difference,
            List<ColourEnds> tileEnds,
            String facts) {
        /** Whether it is of this frame. */
        boolean isOf(Optional<FrameSource> frame) {
            return shown.map(Shown::source).equals(frame) && frame.isPresent();
        }
    }
}
