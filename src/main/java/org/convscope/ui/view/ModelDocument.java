package org.convscope.ui.view;

import java.util.Optional;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;

/**
 * The open model.
 *
 * @param model the open file; closed when another model takes its place
 * @param sidecar what stands beside it
 * @param preprocessing in force: the user's own, else the sidecar's, else a guess, which says so
 * @param network the model's, or that with units switched off
 */
public record ModelDocument(
        OpenModel model, Optional<ModelSidecar> sidecar, Preprocessing preprocessing, Network network) {
    /** With all units on. */
    public ModelDocument(OpenModel model, Optional<ModelSidecar> sidecar, Preprocessing preprocessing) {
        this(model, sidecar, preprocessing, model.network());
    }

    /** The network with all units on, where some are switched off. */
    public Optional<Network> whole() {
        return network == model.network() ? Optional.empty() : Optional.of(model.network());
    }

    /** The file's name, for titles. */
    public String name() {
        return String.valueOf(model.file().getFileName());
    }

    /** The preprocessing as a text: equal texts, equal inputs. */
    public String preprocessingKey() {
        return PreprocessingJson.text(preprocessing);
    }
}
