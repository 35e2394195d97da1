package org.convscope.keras.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer's weights by Keras's names, as the importer takes them, and complete: every layer in the JSON has a bias. */
final class ImportedWeights {
    private ImportedWeights() {}

    /**
     * @return empty where the layer has none
     * @throws org.convscope.problem.ProblemException if one cannot be read
     */
    static Optional<Map<String, INDArray>> of(LayerCall call) {
        if (call.weights().isEmpty() && !(call.operation() instanceof Operation.BatchNormalization)) {
            return Optional.empty();
        }
        Map<String, INDArray> weights = new LinkedHashMap<>();
        for (Weight weight : call.weights()) {
            weights.put(weight.name(), array(weight.computed().read()));
        }
        if (call.operation() instanceof Operation.BatchNormalization) {
            int channels = call.outputShape()[call.outputShape().length - 1];
            weights.computeIfAbsent("gamma", name -> Nd4j.ones(channels));
            weights.computeIfAbsent("beta", name -> Nd4j.zeros(channels));
        } else {
            weights.computeIfAbsent("bias", name -> Nd4j.zeros(bias(call)));
        }
        return Optional.of(weights);
    }

    private static long bias(LayerCall call) {
        long units = call.outputShape()[call.outputShape().length - 1];
        return call.operation() instanceof Operation.Recurrent recurrent && recurrent.cell() == Operation.Cell.LSTM
                ? 4 * units
                : units;
    }

    /** The same numbers in native memory. */
    static INDArray array(Tensor tensor) {
        long[] shape = new long[tensor.rank()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor.length(axis);
        }
        return Nd4j.createFromArray(tensor.data()).reshape('c', shape);
    }
}
