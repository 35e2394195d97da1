package org.convscope.ui.pointer;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.receptive.ReceptiveField;

/** Places on maps as places on the frame, and back: through the receptive field and the preprocessing. */
public final class SeenRegion {
    private SeenRegion() {}

    /**
     * What a place of a map sees, in frame pixels; parts may lie outside the frame. Empty where it sees everything.
     *
     * @param row of the map
     * @param column of the map
     */
    public static Optional<Rectangle2D.Double> of(ReceptiveField field, int row, int column, CoordinateMap map) {
        if (field.seesEverything()) {
            return Optional.empty();
        }
        double left = map.frameX(field.horizontal().first(column));
        double right = map.frameX(field.horizontal().end(column));
        double top = map.frameY(field.vertical().first(row));
        double bottom = map.frameY(field.vertical().end(row));
        return Optional.of(new Rectangle2D.Double(left, top, right - left, bottom - top));
    }

    /**
     * The place of a map whose field's middle lies nearest to the middle of a frame pixel; empty where the pixel is not in
     * the input or the layer sees everything.
     *
     * @param height rows of the map
     * @param width columns of the map
     */
    public static Optional<Place> nearest(
            ReceptiveField field, int height, int width, CoordinateMap map, int pixelX, int pixelY) {
        double x = map.inputX(pixelX + 0.5);
        double y = map.inputY(pixelY + 0.5);
        boolean outside = x < 0 || y < 0 || x >= map.inputWidth() || y >= map.inputHeight();
        if (field.seesEverything() || outside) {
            return Optional.empty();
        }
        // the field counts whole pixels: the middle of pixel 0 is 0 there and 0.5 on the frame
        int column = field.horizontal().nearest(x - 0.5);
        int row = field.vertical().nearest(y - 0.5);
        return Optional.of(new Place(Math.min(height - 1, row), Math.min(width - 1, column)));
    }

    /** A place of a map. */
    public record Place(int row, int column) {}
}
