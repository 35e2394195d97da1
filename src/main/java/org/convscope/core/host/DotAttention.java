package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;

/** {@code Attention} with dot products, without masks; inputs query, value and perhaps key, each (N, positions, channels). */
final class DotAttention extends HostOperation {
    private final Operation.DotAttention operation;
    private final StepWeights weights;

    DotAttention(Operation.DotAttention operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private Attention attention(HostScope scope, List<Tensor> inputs, int frame) {
        Tensor query = inputs.get(0);
        Tensor value = inputs.get(1);
        Tensor key = inputs.get(inputs.size() - 1);
        double scale = operation.useScale()
                ? scope.constant("scale", () -> weights.readFlat("scale", 1)).data()[0]
                : 1;
        return new Attention(
                query.slice(frame).data(),
                key.slice(frame).data(),
                value.slice(frame).data(),
                query.length(1),
                key.length(1),
                query.length(2),
                value.length(2),
                scale);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        for (int frame = 0; frame < output.length(0); frame++) {
            scope.checkCancelled();
            float[] one = attention(scope, inputs, frame).output().data();
            System.arraycopy(one, 0, output.data(), frame * one.length, one.length);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor dq = Tensor.zeros(inputs.get(0).shape());
        Tensor dv = Tensor.zeros(inputs.get(1).shape());
        Tensor dk = Tensor.zeros(inputs.get(inputs.size() - 1).shape());
        for (int frame = 0; frame < gradient.length(0); frame++) {
            scope.checkCancelled();
            Attention.Gradients g = attention(scope, inputs, frame)
                    .gradients(gradient.slice(frame).data());
            System.arraycopy(g.q(), 0, dq.data(), frame * g.q().length, g.q().length);
            System.arraycopy(g.v(), 0, dv.data(), frame * g.v().length, g.v().length);
            System.arraycopy(g.k(), 0, dk.data(), frame * g.k().length, g.k().length);
        }
        if (inputs.size() == 3) {
            return List.of(dq, dv, dk);
        }
        float[] sum = Arrays.copyOf(dv.data(), dv.size());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += dk.data()[i];
        }
        return List.of(dq, Tensor.of(sum, dv.shape()));
    }
}
