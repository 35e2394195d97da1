package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Weight;

/** x * gamma + beta, where both have length 1 along the axes that share them. */
final class BroadcastAffine extends HostOperation {
    private final StepWeights weights;

    BroadcastAffine(StepWeights weights) {
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

    /** A weight for every number of a frame. */
    private float[] spread(HostScope scope, String name, float otherwise, int[] shape) {
        int[] frame = Arrays.copyOfRange(shape, 1, shape.length);
        if (!weights.has(name)) {
            float[] all = new float[Shapes.product(frame, 0, frame.length)];
            Arrays.fill(all, otherwise);
            return all;
        }
        Weight weight = weights.weight(name);
        return Strided.spread("weight " + name, scope.constant(name, weight::read), frame);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] gamma = spread(scope, "gamma", 1, output.shape());
        float[] beta = spread(scope, "beta", 0, output.shape());
        float[] x = inputs.get(0).data();
        for (int i = 0; i < x.length; i++) {
            output.data()[i] = x[i] * gamma[i % gamma.length] + beta[i % gamma.length];
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] gamma = spread(scope, "gamma", 1, gradient.shape());
        float[] result = new float[gradient.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = gradient.data()[i] * gamma[i % gamma.length];
        }
        return List.of(Tensor.of(result, gradient.shape()));
    }
}
