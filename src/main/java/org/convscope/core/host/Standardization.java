package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** {@code Normalization}, with the mean and variance of the training set. */
final class Standardization extends HostOperation {
    /** Keras's {@code backend.epsilon()}. */
    private static final float SMALLEST_DEVIATION = 1e-7f;

    private final Operation.Standardization operation;
    private final StepWeights weights;

    Standardization(Operation.Standardization operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    private @Nullable Tensor stated(String name) {
        return name.equals("mean") ? operation.mean() : operation.variance();
    }

    private float[] spread(HostScope scope, String name, int[] shape) {
        Tensor stated = stated(name);
        Tensor values =
                stated == null ? scope.constant(name, () -> weights.weight(name).read()) : stated;
        return Strided.spread(name, values, shape);
    }

    private static float deviation(float variance) {
        return Math.max((float) Math.sqrt(variance), SMALLEST_DEVIATION);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        float[] mean = spread(scope, "mean", output.shape());
        float[] variance = spread(scope, "variance", output.shape());
        for (int i = 0; i < x.length; i++) {
            float deviation = deviation(variance[i]);
            output.data()[i] = operation.inverse() ? x[i] * deviation + mean[i] : (x[i] - mean[i]) / deviation;
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] variance = spread(scope, "variance", gradient.shape());
        float[] g = gradient.data().clone();
        for (int i = 0; i < g.length; i++) {
            g[i] = operation.inverse() ? g[i] * deviation(variance[i]) : g[i] / deviation(variance[i]);
        }
        return List.of(Tensor.of(g, gradient.shape()));
    }
}
