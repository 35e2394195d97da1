package org.convscope.ui.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.ResolutionSettings;

/**
 * What is counted.
 *
 * @param resolution the geometry that the user gave for frames whose files do not say it
 */
record CensusSubject(
        ModelDocument model, ListedFrames listed, List<CensusPlan.Layer> layers, ResolutionSettings resolution) {
    CensusSubject {
        layers = List.copyOf(layers);
    }

    CensusPlan plan(Optional<CensusPlan.Between> between) {
        return new CensusPlan("", listed.frames().frames().size(), layers, between, Map.of());
    }

    /** Whether the same is counted: frames that were listed once are the same, others are not looked through. */
    @SuppressWarnings("ReferenceEquality")
    boolean countsTheSame(CensusSubject other) {
        return model.equals(other.model)
                && listed == other.listed
                && layers.equals(other.layers)
                && resolution.given().equals(other.resolution.given());
    }
}
