package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.convscope.array.Tensor;
import org.convscope.core.host.Sums.Places;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.NormalizationOperations.MovingAverages;
import org.convscope.network.Operation;

/** A normalisation by the mean and the variance of the batch itself, along all axes but one. */
final class BatchStatistics extends HostOperation {
    private static final int AT_ONCE = 1 << 16;

    private final Operation.BatchStatistics operation;
    private final StepWeights weights;

    BatchStatistics(Operation.BatchStatistics operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private Places places(int[] shape) {
        return Places.of(shape, operation.axis());
    }

    /** What the moving averages are after this batch. */
    Map<String, Tensor> averages(Tensor input) {
        MovingAverages averages = operation.averages();
        if (averages == null) {
            return Map.of();
        }
        Places places = places(input.shape());
        Moments moments = Moments.of(input.data(), places);
        int count = input.size() / places.length();
        return MovedAverages.of(averages, weights, moments.mean(), moments.variance(), count);
    }

    /** Of each place's numbers, over n. */
    private record Moments(double[] mean, double[] variance) {
        static Moments of(float[] x, Places places) {
            double[] mean = means(x.length, places, i -> x[i]);
            double[] variance = means(x.length, places, i -> {
                double centred = x[i] - mean[places.of(i)];
                return centred * centred;
            });
            return new Moments(mean, variance);
        }
    }

    private static double[] means(int size, Places places, IntToDoubleFunction terms) {
        double[] means = Sums.of(size, places, terms);
        for (int place = 0; place < means.length; place++) {
            means[place] /= Math.max(1, size / means.length);
        }
        return means;
    }

    /** What each place's numbers are divided by. */
    private double[] deviation(Moments moments) {
        return Arrays.stream(moments.variance())
                .map(variance -> Math.sqrt(variance + operation.epsilon()))
                .toArray();
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Places places = places(output.shape());
        float[] x = inputs.get(0).data();
        Moments moments = Moments.of(x, places);
        double[] deviation = deviation(moments);
        float[] gamma = weights.readFlatOr("gamma", places.length(), 1).data();
        float[] beta = weights.readFlatOr("beta", places.length(), 0).data();
        Chunks.each(x.length, AT_ONCE, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = places.of(i);
                double normal = (x[i] - moments.mean()[place]) / deviation[place];
                output.data()[i] = (float) (normal * gamma[place] + beta[place]);
            }
        });
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Places places = places(gradient.shape());
        float[] x = inputs.get(0).data();
        float[] given = gradient.data();
        Moments moments = Moments.of(x, places);
        double[] deviation = deviation(moments);
        double[] mean = means(x.length, places, i -> given[i]);
        double[] slope = means(x.length, places, i -> {
            int place = places.of(i);
            return given[i] * (x[i] - moments.mean()[place]) / deviation[place];
        });
        float[] gamma = weights.readFlatOr("gamma", places.length(), 1).data();
        float[] result = new float[x.length];
        Chunks.each(x.length, AT_ONCE, (from, to) -> {
            for (int i = from; i < to; i++) {
                int place = places.of(i);
                double normal = (x[i] - moments.mean()[place]) / deviation[place];
                double centred = given[i] - mean[place] - normal * slope[place];
                result[i] = (float) (centred * gamma[place] / deviation[place]);
            }
        });
        return List.of(Tensor.of(result, gradient.shape()));
    }
}
