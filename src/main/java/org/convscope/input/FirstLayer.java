package org.convscope.input;

import java.util.Optional;
import org.convscope.network.LayerCall;
import org.convscope.network.MovingOperation;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** The first layer that does more to a network's input than moving it: whether it scales it, and which it is. */
final class FirstLayer {
    private FirstLayer() {}

    static boolean scales(Network network) {
        return network.inputs().stream()
                .flatMap(input -> after(network, input).stream())
                .anyMatch(call -> scales(call.operation()));
    }

    /** The first layer behind the first input. */
    static Optional<LayerCall> of(Network network) {
        return network.inputs().stream().findFirst().flatMap(input -> after(network, input));
    }

    private static Optional<LayerCall> after(Network network, String input) {
        Optional<LayerCall> next = consumer(network, input);
        while (next.isPresent() && onlyMoves(next.get().operation())) {
            next = consumer(network, next.get().id());
        }
        return next;
    }

    /** Arithmetic with a constant is how {@code preprocess_input} and a declared Lambda stand in a model. */
    private static boolean scales(Operation operation) {
        return operation instanceof Operation.Rescaling
                || operation instanceof Operation.Standardization
                || (operation instanceof Operation.Binary binary && binary.constant() != null);
    }

    private static Optional<LayerCall> consumer(Network network, String id) {
        return network.calls().stream()
                .filter(call -> call.inputs().contains(id))
                .findFirst();
    }

    private static boolean onlyMoves(Operation operation) {
        return operation instanceof Operation.Identity
                || operation instanceof Operation.Dropout
                || operation instanceof MovingOperation;
    }
}
