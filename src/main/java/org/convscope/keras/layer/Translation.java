package org.convscope.keras.layer;

import java.util.List;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/**
 * What a layer becomes.
 *
 * @param operation what it computes
 * @param activation what follows
 * @param inputs what it takes, after whatever was put in between
 * @param layout how the model orders the axes of what it gives
 * @param further what computes its second output, its third ..., from the same inputs
 */
public record Translation(
        Operation operation, Activation activation, List<Flow> inputs, Layout layout, List<Operation> further) {
    public Translation {
        inputs = List.copyOf(inputs);
        further = List.copyOf(further);
    }

    static Translation of(Operation operation, Flow input) {
        return new Translation(operation, Activation.LINEAR, List.of(input), input.layout(), List.of());
    }

    static Translation of(Operation operation, List<Flow> inputs, Layout layout) {
        return new Translation(operation, Activation.LINEAR, inputs, layout, List.of());
    }

    Translation with(Activation newActivation) {
        return new Translation(operation, newActivation, inputs, layout, further);
    }

    Translation layout(Layout newLayout) {
        return new Translation(operation, activation, inputs, newLayout, further);
    }

    Translation further(List<Operation> operations) {
        return new Translation(operation, activation, inputs, layout, operations);
    }
}
