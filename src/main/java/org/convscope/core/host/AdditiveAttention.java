package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Activation;
import org.convscope.network.Operation;

/** {@code AdditiveAttention}: scores are sums of scale * tanh(query + key) over the channels. */
final class AdditiveAttention extends HostOperation {
    private static final Softmax SOFTMAX = new Softmax(Activation.Kind.SOFTMAX, -1);

    private final Operation.DotAttention operation;
    private final StepWeights weights;

    AdditiveAttention(Operation.DotAttention operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private float[] scale(HostScope scope, int channels) {
        return operation.useScale()
                ? scope.constant("scale", () -> weights.readFlat("scale", channels))
                        .data()
                : scope.constant("scale", () -> weights.readFlatOr("no scale", channels, 1))
                        .data();
    }

    private static float[] scores(float[] scale, Tensor query, Tensor key, int frame, int row) {
        int channels = query.length(2);
        float[] scores = new float[key.length(1)];
        for (int i = 0; i < scores.length; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += scale[c] * Math.tanh(query.get(frame, row, c) + key.get(frame, i, c));
            }
            scores[i] = (float) sum;
        }
        return scores;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor query = inputs.get(0);
        Tensor value = inputs.get(1);
        Tensor key = inputs.get(inputs.size() - 1);
        float[] scale = scale(scope, query.length(2));
        int width = value.length(2);
        for (int frame = 0; frame < query.length(0); frame++) {
            scope.checkCancelled();
            for (int row = 0; row < query.length(1); row++) {
                float[] shares = scores(scale, query, key, frame, row);
                SOFTMAX.forward(shares, row);
                for (int w = 0; w < width; w++) {
                    double sum = 0;
                    for (int i = 0; i < shares.length; i++) {
                        sum += (double) shares[i] * value.get(frame, i, w);
                    }
                    output.data()[(frame * query.length(1) + row) * width + w] = (float) sum;
                }
            }
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor query = inputs.get(0);
        Tensor value = inputs.get(1);
        Tensor key = inputs.get(inputs.size() - 1);
        float[] scale = scale(scope, query.length(2));
        Tensor dq = Tensor.zeros(query.shape());
        Tensor dv = Tensor.zeros(value.shape());
        // one input may be both value and key
        Tensor dk = inputs.size() == 3 ? Tensor.zeros(key.shape()) : dv;
        int width = value.length(2);
        int channels = query.length(2);
        for (int frame = 0; frame < query.length(0); frame++) {
            scope.checkCancelled();
            for (int row = 0; row < query.length(1); row++) {
                float[] scores = scores(scale, query, key, frame, row);
                float[] shares = scores.clone();
                SOFTMAX.forward(shares, row);
                float[] ds = new float[scores.length];
                for (int i = 0; i < scores.length; i++) {
                    for (int w = 0; w < width; w++) {
                        float g = gradient.get(frame, row, w);
                        dv.data()[(frame * scores.length + i) * width + w] += g * shares[i];
                        ds[i] += g * value.get(frame, i, w);
                    }
                }
                SOFTMAX.gradient(scores, ds, row);
                for (int i = 0; i < scores.length; i++) {
                    for (int c = 0; c < channels; c++) {
                        double t = Math.tanh(query.get(frame, row, c) + key.get(frame, i, c));
                        float g = (float) (ds[i] * scale[c] * (1 - t * t));
                        dq.data()[(frame * query.length(1) + row) * channels + c] += g;
                        dk.data()[(frame * scores.length + i) * channels + c] += g;
                    }
                }
            }
        }
        return inputs.size() == 3 ? List.of(dq, dv, dk) : List.of(dq, dv);
    }
}
