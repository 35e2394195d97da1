package org.convscope.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Parts of a network that are networks themselves, for inputs of another size where the layers take it. */
public final class NetworkPart {
    private NetworkPart() {}

    /**
     * A call and all it depends on. Its inputs are those of the network that it depends on.
     *
     * @param shapes what inputs give instead, (H, W, C), by their ids; the others stay as they are
     * @throws ProblemException if a layer takes inputs of one size only, or more than it is given
     */
    public static Network upTo(Network network, String wanted, Map<String, int[]> shapes) {
        List<LayerCall> calls = new ArrayList<>();
        for (LayerCall call : network.ancestors(List.of(wanted))) {
            int[] shape = shapes.get(call.id());
            calls.add(shape == null ? call : call.asInput(shape));
        }
        return reshaped(network, calls, wanted);
    }

    /**
     * What lies between two calls. Its input is what the first one gives.
     *
     * @param shape of what the first one gives, (H, W, C)
     * @throws ProblemException if the second does not depend on the first, or on something else besides, or as {@link
     * #upTo}
     */
    public static Network between(Network network, String from, String wanted, int[] shape) {
        Set<String> behind = new HashSet<>(Set.of(from));
        List<LayerCall> calls = new ArrayList<>();
        for (LayerCall call : network.ancestors(List.of(wanted))) {
            if (call.id().equals(from)) {
                calls.add(call.asInput(shape));
            } else if (call.inputs().stream().anyMatch(behind::contains)) {
                requireAll(behind, call, from);
                behind.add(call.id());
                calls.add(call);
            }
        }
        if (!behind.contains(wanted) || from.equals(wanted)) {
            throw independent(from, wanted);
        }
        return reshaped(network, calls, wanted);
    }

    /** Whether a call depends on another one, and on nothing else besides. */
    public static boolean isAllFrom(Network network, String from, String wanted) {
        Set<String> behind = new HashSet<>(Set.of(from));
        for (LayerCall call : network.ancestors(List.of(wanted))) {
            if (!call.id().equals(from) && call.inputs().stream().anyMatch(behind::contains)) {
                if (!behind.containsAll(call.inputs())) {
                    return false;
                }
                behind.add(call.id());
            }
        }
        return behind.contains(wanted) && !from.equals(wanted);
    }

    /**
     * What depends on a call. Its inputs are what that call gives and whatever else is needed that does not depend on it, so that it
     * can be computed again and again without what comes before.
     *
     * @param wanted ids of calls that depend on it
     * @throws ProblemException if one of them does not
     */
    public static Network behind(Network network, String from, List<String> wanted) {
        Set<String> behind = new HashSet<>(Set.of(from));
        Set<String> ofInputs = new HashSet<>();
        List<LayerCall> needed = network.ancestors(wanted);
        for (LayerCall call : needed) {
            if (call.operation() instanceof SourceOperations.Input
                    || call.inputs().stream().anyMatch(ofInputs::contains)) {
                ofInputs.add(call.id());
            }
            if (call.inputs().stream().anyMatch(behind::contains)) {
                behind.add(call.id());
            }
        }
        for (String id : wanted) {
            if (!behind.contains(id) || id.equals(from)) {
                throw independent(from, id);
            }
        }
        Set<String> given = new HashSet<>(Set.of(from));
        for (LayerCall call : needed) {
            if (behind.contains(call.id()) && !call.id().equals(from)) {
                call.inputs().stream()
                        .filter(id -> !behind.contains(id) && ofInputs.contains(id))
                        .forEach(given::add);
            }
        }
        List<LayerCall> calls = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        for (LayerCall call : needed) {
            if (given.contains(call.id())) {
                calls.add(call.asInput(call.outputShape()));
                inputs.add(call.id());
            } else if (behind.contains(call.id()) || !ofInputs.contains(call.id())) {
                calls.add(call);
            }
        }
        return new Network(network.name(), network.kerasVersion(), calls, inputs, wanted, network.declarations());
    }

    private static ProblemException independent(String from, String wanted) {
        return Problem.of("does not depend on '" + from + "'")
                .subject(LayerCall.subject(wanted))
                .nextStep("Name an earlier layer that leads to it")
                .asException();
    }

    private static void requireAll(Set<String> behind, LayerCall call, String from) {
        for (String input : call.inputs()) {
            if (!behind.contains(input)) {
                throw Problem.of("takes '" + input + "' too, which does not come from '" + from + "'")
                        .subject(LayerCall.subject(call.id()))
                        .nextStep("Name a layer that everything in between comes from")
                        .asException();
            }
        }
    }

    private static Network reshaped(Network network, List<LayerCall> calls, String wanted) {
        Map<String, int[]> shapes = new HashMap<>();
        List<LayerCall> made = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        for (LayerCall call : calls) {
            if (call.operation() instanceof SourceOperations.Input) {
                inputs.add(call.id());
            }
            int[] shape = shape(network, call, shapes);
            shapes.put(call.id(), shape);
            made.add(call.withOutputShape(shape));
        }
        return new Network(
                network.name(), network.kerasVersion(), made, inputs, List.of(wanted), network.declarations());
    }

    private static int[] shape(Network network, LayerCall call, Map<String, int[]> shapes) {
        if (call.inputs().isEmpty() || network.unavailable(call.id()).isPresent()) {
            return call.outputShape();
        }
        List<int[]> inputs = new ArrayList<>();
        for (String id : call.inputs()) {
            int[] given = Objects.requireNonNull(shapes.get(id));
            requireSameChannels(call, network.call(id).outputShape(), given);
            inputs.add(given);
        }
        try {
            int[] shape = ShapeInference.outputShape(call.operation(), call.activation(), inputs);
            for (int length : shape) {
                if (length == 0) {
                    throw Problem.of("nothing is left of an input of this size").asException();
                }
            }
            return shape;
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().subject(LayerCall.subject(call.id())), e);
        }
    }

    /** Weights are made for so many channels: a dense layer's for all positions of one size. */
    private static void requireSameChannels(LayerCall call, int[] stated, int[] given) {
        if (call.weights().isEmpty() || stated.length == 0 || given.length != stated.length) {
            return;
        }
        int channels = stated[stated.length - 1];
        if (channels >= 0 && given[given.length - 1] != channels) {
            throw Problem.of("takes inputs of one size only")
                    .subject(LayerCall.subject(call.id()))
                    .expected(channels + " numbers")
                    .found(given[given.length - 1] + " at this size")
                    .nextStep("Leave the size to the model")
                    .asException();
        }
    }
}
