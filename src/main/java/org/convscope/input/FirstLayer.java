package org.convscope.input;

import java.util.Optional;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/** Tells whether a network begins with a layer that scales its input. */
final class FirstLayer {
    private FirstLayer() {}

    static boolean scales(Network network) {
        return network.inputs().stream().anyMatch(input -> scalesAfter(network, input));
    }

    private static boolean scalesAfter(Network network, String input) {
        String id = input;
        Optional<LayerCall> next = consumer(network, id);
        while (next.isPresent()) {
            Operation operation = next.get().operation();
            if (operation instanceof Operation.Rescaling || operation instanceof Operation.Standardization) {
                return true;
            }
            if (!onlyMoves(operation)) {
                return false;
            }
            id = next.get().id();
            next = consumer(network, id);
        }
        return false;
    }

    private static Optional<LayerCall> consumer(Network network, String id) {
        return network.calls().stream()
                .filter(call -> call.inputs().contains(id))
                .findFirst();
    }

    private static boolean onlyMoves(Operation operation) {
        return operation instanceof Operation.Identity
                || operation instanceof Operation.Transpose
                || operation instanceof Operation.Reshape
                || operation instanceof Operation.Resizing
                || operation instanceof Operation.CenterCrop
                || operation instanceof Operation.Cropping
                || operation instanceof Operation.ZeroPadding;
    }
}
