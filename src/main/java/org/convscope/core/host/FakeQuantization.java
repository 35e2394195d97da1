package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.convscope.network.QuantizedSteps;

/**
 * {@code tf.quantization.fake_quant_with_min_max_vars}, in float32 as TensorFlow computes it; the gradient goes through where
 * the number lies between the limits.
 */
final class FakeQuantization extends HostOperation {
    private final Operation.FakeQuantization operation;
    private final StepWeights weights;

    FakeQuantization(Operation.FakeQuantization operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private QuantizedSteps steps(HostScope scope) {
        float min = scope.constant("min", () -> weights.readFlat("min", 1)).data()[0];
        float max = scope.constant("max", () -> weights.readFlat("max", 1)).data()[0];
        return QuantizedSteps.of(min, max, operation.bits(), operation.narrow());
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        QuantizedSteps steps = steps(scope);
        float[] from = inputs.get(0).data();
        for (int i = 0; i < from.length; i++) {
            output.data()[i] = steps.nearest(from[i]);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        QuantizedSteps steps = steps(scope);
        float[] from = inputs.get(0).data();
        float[] result = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            result[i] = steps.contains(from[i]) ? gradient.data()[i] : 0;
        }
        return List.of(Tensor.of(result, gradient.shape()));
    }
}
