package org.convscope.inspect.census;

import java.util.List;
import java.util.Optional;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/** The layers whose units can be counted. */
public final class CensusLayers {
    private CensusLayers() {}

    /** All with weights that can be computed, in order. */
    public static List<CensusPlan.Layer> withWeights(Network network) {
        return network.layers().stream()
                .filter(call -> !call.weights().isEmpty())
                .filter(call -> isCountable(network, call))
                .map(call -> new CensusPlan.Layer(call.id(), call.units()))
                .toList();
    }

    /** The last convolution that gives maps and can be computed; empty where there is none. */
    public static Optional<CensusPlan.Layer> lastConvolution(Network network) {
        return network.layers().stream()
                .filter(call -> call.isConvolution() && call.hasMaps())
                .filter(call -> isCountable(network, call))
                .map(call -> new CensusPlan.Layer(call.id(), call.units()))
                .reduce((first, last) -> last);
    }

    private static boolean isCountable(Network network, LayerCall call) {
        return call.units() > 0 && network.unavailable(call.id()).isEmpty();
    }

    /**
     * The one that a name means.
     *
     * @throws org.convscope.problem.ProblemException if it means none or several, or it cannot be counted
     */
    public static CensusPlan.Layer named(Network network, String name) {
        LayerCall call = NamedLayer.of(network, name);
        List<Target> units = Target.units(network, name);
        units.stream().limit(1).forEach(unit -> unit.in(network));
        return new CensusPlan.Layer(call.id(), units.size());
    }
}
