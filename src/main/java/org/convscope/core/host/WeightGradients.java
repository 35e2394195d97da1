package org.convscope.core.host;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.Step;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What computes the gradients of a step by its weights, in Java, with products of matrices by the engine's scope. */
public final class WeightGradients {
    private WeightGradients() {}

    /**
     * @throws org.convscope.problem.ProblemException if there is none for such an operation
     */
    public static WeightGradient of(Step step) {
        return of(step.operation(), step.weights(), step.fused().padding());
    }

    private static WeightGradient of(Operation operation, StepWeights weights, Operation.@Nullable ZeroPadding zeros) {
        if (operation instanceof Operation.Convolution o) {
            return ConvolutionGradients.full(o, weights, zeros);
        }
        if (operation instanceof Operation.DepthwiseConvolution o) {
            return ConvolutionGradients.depthwise(o, weights, zeros);
        }
        if (operation instanceof Operation.SeparableConvolution o) {
            return ConvolutionGradients.separable(o, weights);
        }
        if (operation instanceof Operation.TransposedConvolution o) {
            return ConvolutionGradients.transposed(o, weights);
        }
        if (operation instanceof Operation.LocallyConnected o) {
            return ConvolutionGradients.local(o, weights);
        }
        if (operation instanceof Operation.Dense) {
            return ConvolutionGradients.dense(weights);
        }
        if (operation instanceof Operation.BatchNormalization o) {
            return ScaleGradients.batch(o, weights);
        }
        if (operation instanceof Operation.BatchStatistics o) {
            return ScaleGradients.statistics(o, weights);
        }
        if (operation instanceof Operation.LayerNormalization o) {
            return ScaleGradients.layer(o, weights);
        }
        if (operation instanceof Operation.GroupNormalization o) {
            return ScaleGradients.group(o, weights);
        }
        if (operation instanceof Operation.ChannelScale || operation instanceof Operation.BroadcastAffine) {
            return ScaleGradients.broadcast(weights);
        }
        if (operation instanceof Operation.ParametricRelu) {
            return ScaleGradients.parametricRelu(weights);
        }
        if (operation instanceof Operation.Einsum o) {
            return new Einsum(o, weights)::weightGradients;
        }
        if (operation instanceof Operation.Embedding o) {
            return embedding(o, weights);
        }
        if (operation instanceof Operation.Distributed o) {
            return distributed(of(o.operation(), weights, null));
        }
        if (operation instanceof Operation.Standardization
                || operation instanceof Operation.FakeQuantization
                || operation instanceof Operation.Identity) {
            return (scope, inputs, gradient) -> Map.of();
        }
        throw Problem.of("the gradients of its weights cannot be computed")
                .found(operation.getClass().getSimpleName())
                .asException();
    }

    /** Each row of the table gets what the places that asked for it get. */
    private static WeightGradient embedding(Operation.Embedding operation, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            int units = operation.units();
            double[] sums = new double[Shapes.heapLength((long) operation.rows() * units)];
            float[] numbers = inputs.get(0).data();
            for (int i = 0; i < numbers.length; i++) {
                for (int unit = 0; unit < units; unit++) {
                    sums[((int) numbers[i]) * units + unit] += gradient.data()[i * units + unit];
                }
            }
            int[] shape = weights.weight("embeddings").shape();
            return Map.of("embeddings", Tensor.of(Sums.rounded(sums), shape));
        };
    }

    /** (N, time, ...) seen as (N x time, ...). */
    private static WeightGradient distributed(WeightGradient inner) {
        return (scope, inputs, gradient) -> new LinkedHashMap<>(
                inner.of(scope, inputs.stream().map(WeightGradients::joined).toList(), joined(gradient)));
    }

    private static Tensor joined(Tensor tensor) {
        int[] joined = Arrays.copyOfRange(tensor.shape(), 1, tensor.rank());
        joined[0] *= tensor.length(0);
        return tensor.reshaped(joined);
    }
}
