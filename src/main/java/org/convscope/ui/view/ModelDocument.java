package org.convscope.ui.view;

import org.convscope.keras.OpenModel;
import org.convscope.network.Network;

/**
 * The open model.
 *
 * @param model the open file; closed when another model takes its place
 */
public record ModelDocument(OpenModel model) {
    public Network network() {
        return model.network();
    }

    /** The file's name, for titles. */
    public String name() {
        return String.valueOf(model.file().getFileName());
    }
}
