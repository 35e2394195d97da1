package org.convscope.ui.pointer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The map's place that the pointer is on, told from one view to the others. On the event thread. */
public final class SharedPointer {
    private final List<Consumer<Optional<MapPoint>>> listeners = new ArrayList<>();
    private Optional<MapPoint> point = Optional.empty();

    public Optional<MapPoint> point() {
        return point;
    }

    public void moveTo(MapPoint newPoint) {
        set(Optional.of(newPoint));
    }

    public void leave() {
        set(Optional.empty());
    }

    private void set(Optional<MapPoint> newPoint) {
        if (!newPoint.equals(point)) {
            point = newPoint;
            listeners.forEach(listener -> listener.accept(newPoint));
        }
    }

    public void addListener(Consumer<Optional<MapPoint>> listener) {
        listeners.add(listener);
    }
}
