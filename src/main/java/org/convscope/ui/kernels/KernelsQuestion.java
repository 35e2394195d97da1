package org.convscope.ui.kernels;

import java.util.List;
import org.convscope.keras.OpenModel;
import org.convscope.workspace.KernelSettings;

/**
 * All that shown kernels depend on, colours and range aside.
 *
 * @param layers ids of the convolutions to show
 */
record KernelsQuestion(OpenModel model, List<String> layers, KernelSettings settings) {
    KernelsQuestion {
        layers = List.copyOf(layers);
    }
}
