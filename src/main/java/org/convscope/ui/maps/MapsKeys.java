package org.convscope.ui.maps;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.convscope.ui.component.UserEvents;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Selection;
import org.convscope.workspace.WorkspaceModel;
import org.jspecify.annotations.Nullable;

/**
 * Arrows move through units, or through frames where one unit is shown on many, Home and End to the first and the last tile,
 * Page Up and Page Down through layers, Enter enlarges, Escape goes back.
 */
final class MapsKeys {
    private final WorkspaceModel workspace;
    private final Supplier<List<LayerTiles>> shown;
    private final Supplier<@Nullable MapsPlan> plan;
    private final Consumer<Boolean> enlarge;

    MapsKeys(
            WorkspaceModel workspace,
            Supplier<List<LayerTiles>> shown,
            Supplier<@Nullable MapsPlan> plan,
            Consumer<Boolean> enlarge) {
        this.workspace = workspace;
        this.shown = shown;
        this.plan = plan;
        this.enlarge = enlarge;
    }

    void install(JComponent component) {
        bind(component, "LEFT", () -> unit(-1, 0));
        bind(component, "RIGHT", () -> unit(1, 0));
        bind(component, "UP", () -> unit(0, -1));
        bind(component, "DOWN", () -> unit(0, 1));
        bind(component, "HOME", () -> unit(order -> order.get(0)));
        bind(component, "END", () -> unit(order -> order.get(order.size() - 1)));
        bind(component, "PAGE_UP", () -> layer(-1));
        bind(component, "PAGE_DOWN", () -> layer(1));
        bind(component, "ENTER", () -> enlarge.accept(true));
        bind(component, "ESCAPE", () -> enlarge.accept(false));
    }

    private static void bind(JComponent component, String key, Runnable action) {
        component.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(key), key);
        component.getActionMap().put(key, UserEvents.action(key, action));
    }

    private void unit(int columns, int rows) {
        Selection selection = workspace.get().selection();
        layer(selection).ifPresent(one -> next(one, place(one, selection), columns, rows)
                .ifPresent(to -> workspace.select(now -> selected(one, now, to))));
    }

    private void unit(Function<List<Integer>, Integer> which) {
        layer(workspace.get().selection())
                .filter(one -> !one.order().isEmpty())
                .ifPresent(one -> workspace.select(now -> selected(one, now, which.apply(one.order()))));
    }

    /** The unit, or the frame among those that one unit is shown on; -1 where it is not shown. */
    private static int place(LayerTiles layer, Selection selection) {
        return layer.over().isEmpty()
                ? selection.unit()
                : selection.frame().map(layer.over()::indexOf).orElse(-1);
    }

    private static Selection selected(LayerTiles layer, Selection now, int place) {
        return layer.over().isEmpty()
                ? now.unit(layer.maps().layer(), place)
                : now.frame(layer.over().get(place));
    }

    private Optional<LayerTiles> layer(Selection selection) {
        return shown.get().stream()
                .filter(one ->
                        selection.layer().filter(one.maps().layer()::equals).isPresent())
                .findFirst()
                .or(() -> shown.get().stream().findFirst());
    }

    /** The unit so many columns and rows on from another; empty where there is none. */
    static Optional<Integer> next(LayerTiles layer, int unit, int columns, int rows) {
        List<Integer> order = layer.order();
        int at = order.indexOf(unit);
        int to = at + columns + rows * layer.tiles().geometry().grid().columns();
        return at < 0 || to < 0 || to >= order.size() ? Optional.empty() : Optional.of(order.get(to));
    }

    private void layer(int step) {
        MapsPlan current = plan.get();
        if (current != null) {
            current.step(
                            workspace.get().settings(MapSettings.KEY),
                            workspace.get().selection().layer(),
                            step)
                    .ifPresent(id -> workspace.select(now -> now.layer(id)));
        }
    }
}
