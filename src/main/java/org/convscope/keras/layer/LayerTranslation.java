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
public record LayerTranslation(
        Operation operation,
        Activation activation,
        List<GraphTensor> inputs,
        Layout layout,
        List<Operation> further,
        List<GraphTensor> more,
        Optional<GraphTensor> mask,
        List<String> notes) {
    public LayerTranslation {
        inputs = List.copyOf(inputs);
        further = List.copyOf(further);
        more = List.copyOf(more);
        notes = List.copyOf(notes);
    }

    static LayerTranslation of(Operation operation, GraphTensor input) {
        return of(operation, List.of(input), input.layout());
    }

    static LayerTranslation of(Operation operation, List<GraphTensor> inputs, Layout layout) {
        return new LayerTranslation(
                operation, Activation.LINEAR, inputs, layout, List.of(), List.of(), Optional.empty(), List.of());
    }

    LayerTranslation operation(Operation newOperation) {
        return new LayerTranslation(newOperation, activation, inputs, layout, further, more, mask, notes);
    }

    LayerTranslation with(Activation newActivation) {
        return new LayerTranslation(operation, newActivation, inputs, layout, further, more, mask, notes);
    }

    LayerTranslation inputs(List<GraphTensor> newInputs) {
        return new LayerTranslation(operation, activation, newInputs, layout, further, more, mask, notes);
    }

    LayerTranslation layout(Layout newLayout) {
        return new LayerTranslation(operation, activation, inputs, newLayout, further, more, mask, notes);
    }

    LayerTranslation further(List<Operation> operations) {
        return new LayerTranslation(operation, activation, inputs, layout, operations, more, mask, notes);
    }

    LayerTranslation more(List<GraphTensor> outputs) {
        return new LayerTranslation(operation, activation, inputs, layout, further, outputs, mask, notes);
    }

    LayerTranslation masked(Optional<GraphTensor> newMask) {
        return new LayerTranslation(operation, activation, inputs, layout, further, more, newMask, notes);
    }

    LayerTranslation noting(List<String> additional) {
        List<String> all = Stream.concat(notes.stream(), additional.stream()).toList();
        return new LayerTranslation(operation, activation, inputs, layout, further, more, mask, all);
    }
}
