package org.convscope.keras.layer;

import java.util.List;
import java.util.stream.Stream;
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
 * @param notes what a user should know of it, a clause each
 */
public record Translation(
        Operation operation,
        Activation activation,
        List<Flow> inputs,
        Layout layout,
        List<Operation> further,
        List<String> notes) {
    public Translation {
        inputs = List.copyOf(inputs);
        further = List.copyOf(further);
        notes = List.copyOf(notes);
    }

    static Translation of(Operation operation, Flow input) {
        return new Translation(operation, Activation.LINEAR, List.of(input), input.layout(), List.of(), List.of());
    }

    static Translation of(Operation operation, List<Flow> inputs, Layout layout) {
        return new Translation(operation, Activation.LINEAR, inputs, layout, List.of(), List.of());
    }

    Translation with(Activation newActivation) {
        return new Translation(operation, newActivation, inputs, layout, further, notes);
    }

    Translation layout(Layout newLayout) {
        return new Translation(operation, activation, inputs, newLayout, further, notes);
    }

    Translation further(List<Operation> operations) {
        return new Translation(operation, activation, inputs, layout, operations, notes);
    }

    Translation noting(List<String> more) {
        return new Translation(
                operation,
                activation,
                inputs,
                layout,
                further,
                Stream.concat(notes.stream(), more.stream()).toList());
    }
}
