package org.convscope.inspect.sanity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** The layers with learned weights that lead to a call, the last one first. */
final class LearnedLayers {
    private LearnedLayers() {}

    /** Paths, joined by '/': a layer that is called several times is one. */
    static List<String> fromTop(Network network, String call) {
        List<LayerCall> leading = new ArrayList<>(network.ancestors(List.of(call)));
        Collections.reverse(leading);
        Set<String> layers = new LinkedHashSet<>();
        leading.stream().filter(LearnedLayers::learns).forEach(one -> layers.add(path(one)));
        return List.copyOf(layers);
    }

    static String path(LayerCall call) {
        return String.join("/", call.path());
    }

    /** What a layer was told of its data before training is not learned. */
    private static boolean learns(LayerCall call) {
        return !call.weights().isEmpty()
                && !(call.kind() instanceof Operation.Standardization)
                && !(call.kind() instanceof Operation.FakeQuantization);
    }
}
