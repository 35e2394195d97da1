package org.convscope.ui.maps;

import java.util.List;
import java.util.function.Supplier;
import org.convscope.network.LayerCall;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.MapSettings;

/**
 * Finds a unit by its number among the maps that are shown.
 *
 * @param shown the layers that are shown now
 */
record UnitSearch(ViewContext context, Supplier<List<LayerTiles>> shown) {
    /** Selects it and turns to its page; of the only layer that is shown, else of the selected one. Says why where there is none. */
    void find(int unit) {
        List<LayerTiles> layers = shown.get();
        layers.stream()
                .filter(layer -> layers.size() == 1
                        || context.workspace()
                                .get()
                                .selection()
                                .layer()
                                .filter(layer.maps().layer()::equals)
                                .isPresent())
                .findFirst()
                .ifPresent(layer -> find(layer, unit));
    }

    private void find(LayerTiles layer, int unit) {
        String id = layer.maps().layer();
        int units = context.documents()
                .model()
                .flatMap(model -> model.network().find(id))
                .map(LayerCall::units)
                .orElse(layer.maps().units());
        int place = layer.order().indexOf(unit);
        if (!layer.over().isEmpty() && unit >= 0 && unit < units) {
            context.workspace().select(selection -> selection.unit(id, unit));
        } else if (layer.over().isEmpty() && place >= 0) {
            context.workspace().update(now -> now.selection(now.selection().unit(id, unit))
                    .settings(
                            MapSettings.KEY,
                            now.settings(MapSettings.KEY)
                                    .page(place
                                            / now.settings(MapSettings.KEY)
                                                    .layout()
                                                    .pageSize())));
        } else if (unit >= 0 && unit < units) {
            context.readout().show("The filter leaves unit " + unit + " of " + id + " out");
        } else {
            context.readout().show(id + " has no unit " + unit + ", but 0 to " + (units - 1));
        }
    }
}
