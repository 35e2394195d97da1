package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import org.convscope.inspect.census.CensusLayers;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.UnitsOptions;

/**
 * The layers of a model whose units the user wants counted.
 *
 * @param selected id of the layer that is selected
 */
record LayersToCount(ModelDocument model, UnitsOptions.Layers wanted, Optional<String> selected) {
    /**
     * @throws ProblemException if the selected layer has no units that can be counted
     */
    List<CensusPlan.Layer> layers() {
        Network network = model.network();
        return switch (wanted) {
            case LAST_CONVOLUTION ->
                CensusLayers.lastConvolution(network).stream().toList();
            case SELECTED_LAYER ->
                selected.stream()
                        .map(layer -> CensusLayers.named(network, layer))
                        .toList();
            case ALL -> CensusLayers.withWeights(network);
        };
    }

    /** Why there are none, a sentence. */
    Optional<String> obstacle() {
        try {
            return layers().isEmpty()
                    ? Optional.of("The model has no such layer whose units can be counted.")
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().standing());
        }
    }
}
