package org.convscope.ui.pointer;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;
import org.convscope.workspace.PixelPosition;
import org.convscope.workspace.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What of a frame is seen by the map's place under the pointer; while that is on no map, by the selected layer at the marked
 * pixel. On the event thread.
 */
public final class SeenOnFrame {
    /**
     * A rectangle of a frame and what sees it.
     *
     * @param bounds in frame pixels
     * @param label the layer and the place of its map
     */
    public record Seen(Rectangle2D.Double bounds, String label) {}

    private final ViewContext context;
    private final SharedPointer pointer;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Network network;
    private @Nullable ReceptiveFields fields;

    public SeenOnFrame(ViewContext context, SharedPointer pointer) {
        this.context = context;
        this.pointer = pointer;
        pointer.addListener(point -> tell());
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                network = null;
                fields = null;
            }
            if (changes.contains(Change.PIXEL) || changes.contains(Change.LAYER) || changes.contains(Change.UNIT)) {
                tell();
            }
        });
    }

    public SharedPointer pointer() {
        return pointer;
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** What a place of a layer's output sees; everything where there is no model. */
    public ReceptiveField field(String layer) {
        Network now = context.documents().model().map(model -> model.network()).orElse(null);
        if (now == null) {
            return ReceptiveField.EVERYTHING;
        }
        ReceptiveFields known = fields;
        if (known == null || network != now) {
            known = new ReceptiveFields(now);
            fields = known;
            network = now;
        }
        return known.of(layer);
    }

    /** How a frame lies in the network's input; empty where there is no model, or it cannot be given the frame. */
    public Optional<CoordinateMap> coordinates(Frame frame) {
        return context.documents().model().flatMap(model -> new PrepareInput(model.network(), model.preprocessing())
                .coordinates(frame));
    }

    /** On a frame; empty while nothing is pointed at or marked, or the layer sees everything. */
    public Optional<Seen> on(@Nullable Frame frame) {
        if (frame == null) {
            return Optional.empty();
        }
        return coordinates(frame).flatMap(map -> pointed(map).or(() -> marked(map)));
    }

    private Optional<Seen> pointed(CoordinateMap map) {
        return pointer.point().flatMap(at -> SeenRegion.of(field(at.layer()), at.row(), at.column(), map)
                .map(bounds -> new Seen(bounds, label(at.layer(), at.row(), at.column()))));
    }

    private Optional<Seen> marked(CoordinateMap map) {
        Selection selection = context.workspace().get().selection();
        if (selection.pixel().isEmpty() || selection.layer().isEmpty()) {
            return Optional.empty();
        }
        String layer = selection.layer().get();
        PixelPosition pixel = selection.pixel().get();
        return place(layer, map, pixel).flatMap(at -> SeenRegion.of(field(layer), at.row(), at.column(), map)
                .map(bounds -> new Seen(bounds, label(layer, at.row(), at.column()))));
    }

    /** The place of a layer's maps that looks at a frame pixel. */
    public Optional<SeenRegion.Place> place(String layer, CoordinateMap map, PixelPosition pixel) {
        Network now = context.documents().model().map(model -> model.network()).orElse(null);
        LayerCall call = now == null ? null : now.find(layer).orElse(null);
        if (call == null || !call.hasMaps()) {
            return Optional.empty();
        }
        int[] shape = call.outputShape();
        int height = shape[0] < 0 ? Integer.MAX_VALUE : shape[0];
        int width = shape[1] < 0 ? Integer.MAX_VALUE : shape[1];
        return SeenRegion.nearest(field(layer), height, width, map, pixel.x(), pixel.y());
    }

    private static String label(String layer, int row, int column) {
        return layer + " (" + row + ", " + column + ")";
    }
}
