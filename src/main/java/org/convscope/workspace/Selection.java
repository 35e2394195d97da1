package org.convscope.workspace;

import java.util.Optional;
import org.convscope.frame.FrameSource;

/**
 * The one selection that all views share.
 *
 * @param layer id of a layer call
 * @param unit channel of that layer's output, from 0
 * @param frame which frame
 * @param pixel of that frame
 * @param row of that frame whose values are shown; views clamp it to the frame's height
 */
public record Selection(
        Optional<String> layer, int unit, Optional<FrameSource> frame, Optional<PixelPosition> pixel, int row) {
    /** The row that the reference figures show. */
    public static final int DEFAULT_ROW = 250;

    public static final Selection NONE =
            new Selection(Optional.empty(), 0, Optional.empty(), Optional.empty(), DEFAULT_ROW);

    public Selection {
        unit = Math.max(0, unit);
        row = Math.max(0, row);
    }

    /** Another layer, its first unit. */
    public Selection layer(String id) {
        return layer.equals(Optional.of(id)) ? this : new Selection(Optional.of(id), 0, frame, pixel, row);
    }

    public Selection unit(String layerId, int newUnit) {
        return new Selection(Optional.of(layerId), newUnit, frame, pixel, row);
    }

    public Selection unit(int newUnit) {
        return new Selection(layer, newUnit, frame, pixel, row);
    }

    /** Another frame; the pixel stays where it is. */
    public Selection frame(FrameSource newFrame) {
        return new Selection(layer, unit, Optional.of(newFrame), pixel, row);
    }

    public Selection pixel(PixelPosition newPixel) {
        return new Selection(layer, unit, frame, Optional.of(newPixel), row);
    }

    public Selection withoutPixel() {
        return new Selection(layer, unit, frame, Optional.empty(), row);
    }

    public Selection row(int newRow) {
        return new Selection(layer, unit, frame, pixel, newRow);
    }
}
