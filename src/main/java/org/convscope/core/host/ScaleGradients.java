package org.convscope.core.host;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.host.RowOperation.Rows;
import org.convscope.core.plan.ChannelAffine;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;

/** Gradients by the scales (gamma) and offsets (beta) of normalisations, and by other numbers that each value is multiplied with. */
final class ScaleGradients {
    private ScaleGradients() {}

    /** In inference: the mean and the variance are not the batch's. */
    static WeightGradient batch(Operation.BatchNormalization operation, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            int[] shape = gradient.shape();
            int axis = operation.axis();
            int inner = Shapes.product(shape, axis + 1, shape.length);
            var plain = ChannelAffine.of(operation, without(weights), shape[axis])
                    .factors()
                    .get();
            float[] normal = inputs.get(0).data().clone();
            for (int i = 0; i < normal.length; i++) {
                int channel = i / inner % shape[axis];
                normal[i] = (float) ((normal[i] - plain.mean()[channel]) * plain.scale()[channel]);
            }
            return byAxis(weights, Tensor.of(normal, shape), gradient, axis);
        };
    }

    static WeightGradient statistics(Operation.BatchStatistics operation, StepWeights weights) {
        return new OfStatistics(operation, weights);
    }

    private record OfStatistics(Operation.BatchStatistics operation, StepWeights weights) implements WeightGradient {
        @Override
        public Map<String, Tensor> of(HostScope scope, List<Tensor> inputs, Tensor gradient) {
            Tensor normal = normal(new BatchStatistics(operation, without(weights)), scope, inputs);
            return byAxis(weights, normal, gradient, operation.axis());
        }

        @Override
        public Map<String, Tensor> averages(List<Tensor> inputs) {
            return new BatchStatistics(operation, weights).averages(inputs.get(0));
        }
    }

    static WeightGradient group(Operation.GroupNormalization operation, StepWeights weights) {
        return (scope, inputs, gradient) -> byAxis(
                weights,
                normal(Normalize.group(operation, without(weights)), scope, inputs),
                gradient,
                InputShapes.axis(operation.axis(), gradient.rank()));
    }

    static WeightGradient layer(Operation.LayerNormalization operation, StepWeights weights) {
        return (scope, inputs, gradient) -> {
            int rank = gradient.rank();
            int[] axes = Arrays.stream(operation.axes())
                    .map(axis -> InputShapes.axis(axis, rank))
                    .sorted()
                    .toArray();
            Rows rows = Rows.of(gradient.shape(), axes);
            Tensor normal = normal(Normalize.layer(operation, without(weights)), scope, inputs);
            return of(weights, normal, gradient, numbers -> {
                Tensor ordered = Tensor.of(rows.gather(numbers.data()), rows.count(), rows.length());
                return Sums.channels(ordered);
            });
        };
    }

    /** Of what is multiplied and shifted as it is, by weights that are broadcast over it. */
    static WeightGradient broadcast(StepWeights weights) {
        return (scope, inputs, gradient) -> {
            Map<String, Tensor> gradients = new LinkedHashMap<>();
            for (String name : List.of("gamma", "beta")) {
                if (weights.has(name)) {
                    int[] shape = weights.weight(name).shape();
                    Tensor numbers = name.equals("gamma") ? inputs.get(0).times(gradient) : gradient;
                    gradients.put(name, Tensor.of(Sums.broadcast(numbers, shape), shape));
                }
            }
            return gradients;
        };
    }

    static WeightGradient parametricRelu(StepWeights weights) {
        return (scope, inputs, gradient) -> {
            int[] shape = weights.weight("alpha").shape();
            float[] numbers = inputs.get(0).data().clone();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = gradient.data()[i] * Math.min(numbers[i], 0);
            }
            Tensor all = Tensor.of(numbers, gradient.shape());
            return Map.of("alpha", Tensor.of(Sums.broadcast(all, shape), shape));
        };
    }

    private static StepWeights without(StepWeights weights) {
        return weights.without("gamma", "beta");
    }

    private static Tensor normal(HostOperation normalization, HostScope scope, List<Tensor> inputs) {
        Tensor normal = HostOperation.zeros(inputs.get(0).shape());
        normalization.compute(new Uncached(scope), inputs, normal);
        return normal;
    }

    private static Map<String, Tensor> byAxis(StepWeights weights, Tensor normal, Tensor gradient, int axis) {
        return of(weights, normal, gradient, numbers -> Sums.axis(numbers, axis));
    }

    /** What sums a product over all numbers that share a weight. */
    @FunctionalInterface
    private interface Sum {
        float[] of(Tensor numbers);
    }

    private static Map<String, Tensor> of(StepWeights weights, Tensor normal, Tensor gradient, Sum sum) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        if (weights.has("gamma")) {
            put(gradients, weights, "gamma", sum.of(normal.times(gradient)));
        }
        if (weights.has("beta")) {
            put(gradients, weights, "beta", sum.of(gradient));
        }
        return gradients;
    }

    private static void put(Map<String, Tensor> gradients, StepWeights weights, String name, float[] numbers) {
        gradients.put(name, Tensor.of(numbers, weights.weight(name).shape()));
    }

    /** What is computed without weights that the layer has is not kept for it. */
    private record Uncached(HostScope scope) implements HostScope {
        @Override
        public Tensor constant(String name, Supplier<Tensor> values) {
            return values.get();
        }

        @Override
        public void checkCancelled() {
            scope.checkCancelled();
        }
    }
}
