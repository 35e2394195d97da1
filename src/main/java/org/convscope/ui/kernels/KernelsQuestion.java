package org.convscope.ui.kernels;

import java.util.List;
import org.convscope.network.Network;
import org.convscope.workspace.KernelSettings;

/**
 * All that shown kernels depend on, colours and range aside.
 *
 * @param layers ids of the convolutions to show
 */
record KernelsQuestion(Network network, List<String> layers, KernelSettings settings) {
    KernelsQuestion {
        layers = List.copyOf(layers);
    }
}
