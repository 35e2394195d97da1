package org.convscope.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network in which one call gives what it has before its last activation, wherever that stands: in the layer itself, in a
 * layer of its own before it, among the steps of a quantised layer, or further up where what lies between only moves, joins or
 * keeps numbers.
 */
public final class BeforeActivation {
    /** What turns a class's number into its share or its probability. */
    public static final Set<Activation.Kind> OF_CLASSES = Set.of(
            Activation.Kind.SOFTMAX,
            Activation.Kind.SIGMOID,
            Activation.Kind.HARD_SIGMOID_2,
            Activation.Kind.HARD_SIGMOID_3);

    private final Network network;
    private final Set<Activation.Kind> kinds;
    private final Map<String, LayerCall> changed = new HashMap<>();

    private BeforeActivation(Network network, Set<Activation.Kind> kinds) {
        this.network = network;
        this.kinds = kinds;
    }

    /**
     * @param id of the call
     * @param kinds the activations to be left out; those that keep shapes
     * @return the network itself where there is no such activation
     */
    public static Network of(Network network, String id, Set<Activation.Kind> kinds) {
        var before = new BeforeActivation(network, kinds);
        before.look(network.call(id));
        return before.changed.isEmpty()
                ? network
                : network.mapped(call -> before.changed.getOrDefault(call.id(), call));
    }

    private void look(LayerCall call) {
        if (kinds.contains(call.activation().kind())) {
            changed.put(call.id(), call.withActivation(Activation.LINEAR));
            return;
        }
        if (!call.activation().isLinear()) {
            return;
        }
        Optional<Operation> without = without(call.operation());
        if (without.isPresent()) {
            changed.put(call.id(), call.withOperation(without.get()));
        } else if (handsOn(call.kind())) {
            call.inputs().forEach(input -> look(network.call(input)));
        }
    }

    /** Whether its numbers are those of its inputs. */
    private static boolean handsOn(Operation operation) {
        return operation instanceof MovingOperation
                || operation instanceof Operation.Identity
                || operation instanceof Operation.Dropout
                || operation instanceof Operation.Activate
                || operation instanceof Operation.Concatenate;
    }

    private Optional<Operation> without(Operation operation) {
        if (operation instanceof Operation.Softmax) {
            return kinds.contains(Activation.Kind.SOFTMAX) ? Optional.of(new Operation.Identity()) : Optional.empty();
        }
        if (operation instanceof Operation.Distributed each) {
            return without(each.operation()).map(Operation.Distributed::new);
        }
        return operation instanceof Operation.Composite steps ? without(steps) : Optional.empty();
    }

    /**
     * The operation without what rounds the activation's result either: its limits are not those of what comes before.
     */
    private Optional<Operation> without(Operation.Composite composite) {
        List<Operation.Part> parts = new ArrayList<>(composite.parts());
        while (!parts.isEmpty()) {
            Operation.Part last = parts.remove(parts.size() - 1);
            if (kinds.contains(last.activation().kind())) {
                parts.add(new Operation.Part(last.operation(), Activation.LINEAR, last.role()));
                return Optional.of(new Operation.Composite(parts));
            }
            Optional<Operation> without = last.activation().isLinear() ? without(last.operation()) : Optional.empty();
            if (without.isPresent()) {
                parts.add(new Operation.Part(without.get(), Activation.LINEAR, last.role()));
                return Optional.of(new Operation.Composite(parts));
            }
            if (!last.activation().isLinear() || !roundsOrKeeps(last.operation())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean roundsOrKeeps(Operation operation) {
        return operation instanceof Operation.FakeQuantization
                || operation instanceof Operation.Quantization
                || handsOn(operation);
    }
}
