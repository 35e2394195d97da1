package org.convscope.inspect.target;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.network.BeforeActivation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** One number that a network gives for a frame, as a user names it. */
public sealed interface Target {
    /**
     * Where a network has it.
     *
     * @throws org.convscope.problem.ProblemException if there is no such layer, output, unit or class, or it cannot be computed
     */
    TargetObjective in(Network network);

    /** The target in a few words: unit 3 of layer 'conv'. */
    String text();

    /**
     * The mean of a unit's map, as the layer gives it; of a layer without maps its number.
     *
     * @param layer id of a call, or a layer's path where it is called once
     */
    record Unit(String layer, int unit) implements Target {
        @Override
        public TargetObjective in(Network network) {
            LayerCall call = NamedLayer.of(network, layer);
            return objective(this, network, call, unit, "unit");
        }

        @Override
        public String text() {
            return "unit " + unit + " of layer '" + layer + "'";
        }
    }

    /**
     * A class of an output before its softmax or sigmoid; where classes have maps, the mean of its map.
     *
     * @param output id of an output's call, or the name of the layer or the nested model that gives it
     */
    record OutputClass(String output, int index) implements Target {
        @Override
        public TargetObjective in(Network network) {
            LayerCall call = network.call(outputOf(network, output));
            return objective(
                    this, BeforeActivation.of(network, call.id(), BeforeActivation.OF_CLASSES), call, index, "class");
        }

        @Override
        public String text() {
            return "class " + index + " of output '" + output + "'";
        }
    }

    /**
     * All units of a layer, in order.
     *
     * @throws org.convscope.problem.ProblemException if there is no such layer, or nothing says how many it has
     */
    static List<Target> units(Network network, String layer) {
        LayerCall call = NamedLayer.of(network, layer);
        if (call.units() < 0) {
            throw Problem.of("how many units it has depends on the frame")
                    .subject(LayerCall.subject(layer))
                    .nextStep("Name the units")
                    .asException();
        }
        return IntStream.range(0, call.units())
                .<Target>mapToObj(unit -> new Unit(layer, unit))
                .toList();
    }

    private static TargetObjective objective(Target target, Network network, LayerCall call, int channel, String what) {
        network.unavailable(call.id()).ifPresent(reason -> {
            throw Problem.of("cannot be computed: " + reason)
                    .subject(LayerCall.subject(call.id()))
                    .asException();
        });
        ChannelMeans.require(call.id(), channel, call.units(), what);
        return new TargetObjective(target, network, call.id(), channel);
    }

    private static String outputOf(Network network, String name) {
        return network.outputs().stream()
                .filter(id -> id.equals(name))
                .findFirst()
                .or(() -> network.outputs().stream()
                        .filter(id -> id.replaceFirst("/@output$", "")
                                .replaceFirst("#\\d+$", "")
                                .equals(name))
                        .findFirst())
                .orElseThrow(() -> Problem.of("the model has no such output")
                        .subject("output '" + name + "'")
                        .nextStep("Its outputs: " + listed(network.outputs()))
                        .asException());
    }

    private static String listed(List<String> names) {
        return String.join(", ", names);
    }
}
