package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;

/** {@code PReLU}: a slope for negative numbers that was learned. */
final class ParametricRelu extends HostOperation {
    private final StepWeights weights;

    ParametricRelu(StepWeights weights) {
        this.weights = weights;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    private float[] slopes(HostScope scope, int[] shape) {
        return Strided.spread(
                "weight alpha",
                scope.constant("alpha", () -> weights.weight("alpha").read()),
                shape);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        float[] slopes = slopes(scope, output.shape());
        for (int i = 0; i < x.length; i++) {
            // Keras adds the slope times nothing there, which shows where the slope is no number
            output.data()[i] = x[i] > 0 ? x[i] + slopes[i] * 0 : slopes[i] * x[i];
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] x = inputs.get(0).data();
        float[] slopes = slopes(scope, gradient.shape());
        float[] g = gradient.data().clone();
        for (int i = 0; i < g.length; i++) {
            g[i] *= x[i] > 0 ? 1 : slopes[i];
        }
        return List.of(Tensor.of(g, gradient.shape()));
    }
}
