package org.convscope.ui.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.choice.LightTableSize;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Workspace;

/**
 * What the workspace asks of a model's maps.
 *
 * @param areas how well units tell categories apart, where they are counted
 */
record MapsQuestions(MapsPlan plan, ModelDocument model, UnitAreas areas) {
    /** How much of a layer is looked at. */
    enum Look {
        UNITS,
        /** The selected unit alone. */
        ENLARGED
    }

    /** Empty where no layer can be shown. */
    Optional<MapsQuestion> of(Workspace now, FrameSource frame, Look look) {
        MapSettings settings = look == Look.ENLARGED
                ? now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER)
                : now.settings(MapSettings.KEY);
        boolean isChannel = settings.coverage() == MapSettings.Coverage.CHANNEL;
        int unit = now.selection().unit();
        List<String> layers = isChannel
                ? plan.channel(unit)
                : plan.layers(settings, now.selection().layer());
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        MapsQuestion.FramesPage over = settings.coverage() == MapSettings.Coverage.FRAMES
                ? MapsQuestion.FramesPage.of(
                        now.frames().stream().map(CategorizedFrame::source).toList(),
                        settings.page(),
                        settings.layout().pageSize())
                : MapsQuestion.FramesPage.NONE;
        boolean isOneUnit = look == Look.ENLARGED || isChannel || !over.isEmpty();
        UnitOrder order = isChannel ? UnitOrder.INDEX : settings.sort();
        return Optional.of(new MapsQuestion(
                model,
                // which of many frames is selected changes none of their maps
                over.isEmpty() ? frame : over.frames().get(0),
                layers,
                order,
                order == UnitOrder.DISCRIMINATION ? discrimination(now, layers) : MapsQuestion.Discrimination.NONE,
                isChannel ? UnitFilter.ALL : settings.filter(),
                settings.page(),
                settings.layout(),
                isOneUnit ? OptionalInt.of(unit) : OptionalInt.empty(),
                over,
                MapAppearance.of(now.appearance()).limits()));
    }

    private MapsQuestion.Discrimination discrimination(Workspace now, List<String> layers) {
        Map<String, UnitAreas.OfLayer> counted = new LinkedHashMap<>();
        layers.forEach(layer -> areas.of(model, layer).ifPresent(known -> counted.put(layer, known)));
        List<FrameSource> frames = now.settings(LightTableSettings.KEY).frames();
        boolean areNeeded = counted.size() < layers.size() && frames.size() >= LightTableSize.LEAST;
        return new MapsQuestion.Discrimination(counted, areNeeded ? frames : List.of());
    }
}
