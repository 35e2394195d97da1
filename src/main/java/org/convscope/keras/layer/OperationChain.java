package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/** What Keras has as one function and the core as several operations: all but the last are calls put in before the layer's own. */
final class OperationChain {
    private final GraphBuilder graph;

    OperationChain(GraphBuilder graph) {
        this.graph = graph;
    }

    /** Puts in an operation; its result has the layout of the first input. */
    GraphTensor then(Operation operation, GraphTensor... inputs) {
        return then(operation, Activation.LINEAR, List.of(), inputs);
    }

    GraphTensor then(Activation activation, GraphTensor input) {
        return then(new Operation.Activate(), activation, List.of(), input);
    }

    GraphTensor then(Operation operation, Activation activation, List<Weight> weights, GraphTensor... inputs) {
        Layout layout = inputs.length == 0 ? Layout.CHANNELS_LAST : inputs[0].layout();
        return graph.put(
                graph.step(),
                LayerTranslation.of(operation, List.of(inputs), layout).with(activation),
                weights);
    }

    GraphTensor with(Operation.Arithmetic arithmetic, GraphTensor input, double constant) {
        return then(new Operation.Binary(arithmetic, Tensor.of(new float[] {(float) constant}), false), input);
    }

    GraphTensor both(Operation.Arithmetic arithmetic, GraphTensor first, GraphTensor second) {
        return then(new Operation.Binary(arithmetic, null, false), first, second);
    }

    GraphTensor each(Operation.Function function, GraphTensor input) {
        return then(new Operation.Elementwise(function), input);
    }

    /**
     * The same numbers for every frame.
     *
     * @param value without the batch, or with a batch of one, or of fewer axes, which are the last ones then
     * @param rank how many axes there are besides the batch
     */
    GraphTensor constant(Tensor value, int rank) {
        if (graph.isDistributed()) {
            throw Problem.of("a constant tensor at every step of a time-distributed model cannot be computed")
                    .asException();
        }
        int[] shape = value.shape();
        if (shape.length == rank + 1) {
            if (shape[0] != 1) {
                throw Problem.of("has a constant that differs from frame to frame")
                        .asException();
            }
            shape = Arrays.copyOfRange(shape, 1, shape.length);
        }
        if (shape.length > rank) {
            throw Problem.of("has a constant of more axes than its input").asException();
        }
        int[] wide = new int[rank];
        Arrays.fill(wide, 1);
        System.arraycopy(shape, 0, wide, rank - shape.length, shape.length);
        return then(new Operation.Constant(value.reshaped(wide)));
    }
}
