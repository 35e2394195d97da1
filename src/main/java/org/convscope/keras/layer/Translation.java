package org.convscope.keras.layer;

import java.util.List;
import java.util.Optional;
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
 * @param more further outputs that stand in the graph already
 * @param mask of what it gives, if it has one
 * @param notes what a user should know of it, a clause each
 */
public record Translation(
        Operation operation,
        Activation activation,
        List<GraphTensor> inputs,
        Layout layout,
        List<Operation> further,
        List<GraphTensor> more,
        Optional<GraphTensor> mask,
        List<String> notes) {
    public Translation {
        inputs = List.copyOf(inputs);
        further = List.copyOf(further);
        more = List.copyOf(more);
        notes = List.copyOf(notes);
    }

    static Translation of(Operation operation, GraphTensor input) {
        return of(operation, List.of(input), input.layout());
    }

    static Translation of(Operation operation, List<GraphTensor> inputs, Layout layout) {
        return new Translation(
                operation, Activation.LINEAR, inputs, layout, List.of(), List.of(), Optional.empty(), List.of());
    }

    Translation operation(Operation newOperation) {
        return new Translation(newOperation, activation, inputs, layout, further, more, mask, notes);
    }

    Translation with(Activation newActivation) {
        return new Translation(operation, newActivation, inputs, layout, further, more, mask, notes);
    }

    Translation inputs(List<GraphTensor> newInputs) {
        return new Translation(operation, activation, newInputs, layout, further, more, mask, notes);
    }

    Translation layout(Layout newLayout) {
        return new Translation(operation, activation, inputs, newLayout, further, more, mask, notes);
    }

    Translation further(List<Operation> operations) {
        return new Translation(operation, activation, inputs, layout, operations, more, mask, notes);
    }

    Translation more(List<GraphTensor> outputs) {
        return new Translation(operation, activation, inputs, layout, further, outputs, mask, notes);
    }

    Translation masked(Optional<GraphTensor> newMask) {
        return new Translation(operation, activation, inputs, layout, further, more, newMask, notes);
    }

    Translation noting(List<String> additional) {
        List<String> all = Stream.concat(notes.stream(), additional.stream()).toList();
        return new Translation(operation, activation, inputs, layout, further, more, mask, all);
    }
}
