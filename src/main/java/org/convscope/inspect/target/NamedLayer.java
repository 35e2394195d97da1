package org.convscope.inspect.target;

import java.util.List;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.NearNames;
import org.convscope.problem.Problem;

/** The one layer that a name means. */
public final class NamedLayer {
    private NamedLayer() {}

    /**
     * @param name id of a call, or a layer's path where it is called once
     * @throws org.convscope.problem.ProblemException if it means no call or several
     */
    public static LayerCall of(Network network, String name) {
        List<LayerCall> layers = network.layers();
        List<LayerCall> found = layers.stream()
                .filter(call -> call.id().equals(name)
                        || (call.origin() == LayerCall.Origin.LAYER
                                && String.join("/", call.path()).equals(name)))
                .toList();
        if (found.isEmpty()) {
            throw Problem.of("the model has no such layer")
                    .subject("layer '" + name + "'")
                    .nextStep(meant(name, ids(layers)))
                    .asException();
        }
        if (found.size() > 1) {
            throw Problem.of("the model calls this layer " + found.size() + " times")
                    .subject("layer '" + name + "'")
                    .nextStep("Name one call: " + String.join(", ", ids(found)))
                    .asException();
        }
        return found.get(0);
    }

    private static List<String> ids(List<LayerCall> calls) {
        return calls.stream().map(LayerCall::id).toList();
    }

    private static String meant(String name, List<String> names) {
        return names.isEmpty()
                ? "It has no layers"
                : "Perhaps " + String.join(", ", NearNames.of(name, names)) + " is meant";
    }
}
