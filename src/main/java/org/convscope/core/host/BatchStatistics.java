package org.convscope.core.host;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.NormalizationOperations.MovingAverages;
import org.convscope.network.Operation;

/** A normalisation by the mean and the variance of the batch itself, along all axes but one. */
final class BatchStatistics extends HostOperation {
    private final Operation.BatchStatistics operation;
    private final StepWeights weights;

    BatchStatistics(Operation.BatchStatistics operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    /** Which of the axis's places a number belongs to. */
    private record Places(int inner, int length) {
        int of(int number) {
            return number / inner % length;
        }
    }

    private Places places(int[] shape) {
        return new Places(Shapes.product(shape, operation.axis() + 1, shape.length), shape[operation.axis()]);
    }

    /** Sums of what each place's numbers are, over how many there are. */
    private static double[] means(double[] numbers, Places places) {
        double[] sums = new double[places.length()];
        for (int i = 0; i < numbers.length; i++) {
            sums[places.of(i)] += numbers[i];
        }
        for (int place = 0; place < sums.length; place++) {
            sums[place] /= Math.max(1, numbers.length / sums.length);
        }
        return sums;
    }

    /** What the moving averages are after this batch: Keras's {@code moving -= (moving - batch's) * (1 - momentum)}. */
    Map<String, Tensor> averages(Tensor input) {
        MovingAverages averages = operation.averages();
        if (averages == null) {
            return Map.of();
        }
        Places places = places(input.shape());
        Moments moments = moments(input.data(), places);
        double[] variance = moments.variance();
        int count = input.size() / places.length();
        if (averages.variance() == MovingAverages.Variance.POPULATION) {
            for (int place = 0; place < variance.length; place++) {
                variance[place] *= (double) count / Math.max(1, count - 1);
            }
        }
        float share = (float) (1 - averages.momentum());
        return Map.of(
                "moving_mean", moved("moving_mean", moments.mean(), share),
                "moving_variance", moved("moving_variance", variance, share));
    }

    private Tensor moved(String name, double[] batch, float share) {
        float[] moved = weights.readFlat(name, batch.length).data().clone();
        for (int place = 0; place < moved.length; place++) {
            moved[place] -= (moved[place] - (float) batch[place]) * share;
        }
        return Tensor.of(moved, weights.weight(name).shape());
    }

    /** (x - mean) / deviation, and what each place was divided by. */
    private record Normal(double[] numbers, double[] deviation) {}

    /** Of each place's numbers, over n. */
    private record Moments(double[] mean, double[] variance) {}

    private static Moments moments(float[] x, Places places) {
        double[] numbers = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            numbers[i] = x[i];
        }
        double[] mean = means(numbers, places);
        for (int i = 0; i < x.length; i++) {
            double centred = x[i] - mean[places.of(i)];
            numbers[i] = centred * centred;
        }
        return new Moments(mean, means(numbers, places));
    }

    private Normal normal(float[] x, Places places) {
        Moments moments = moments(x, places);
        double[] deviation = moments.variance();
        for (int place = 0; place < deviation.length; place++) {
            deviation[place] = Math.sqrt(deviation[place] + operation.epsilon());
        }
        double[] normal = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            normal[i] = (x[i] - moments.mean()[places.of(i)]) / deviation[places.of(i)];
        }
        return new Normal(normal, deviation);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Places places = places(output.shape());
        double[] normal = normal(inputs.get(0).data(), places).numbers();
        float[] gamma = weights.readFlatOr("gamma", places.length(), 1).data();
        float[] beta = weights.readFlatOr("beta", places.length(), 0).data();
        for (int i = 0; i < normal.length; i++) {
            int place = places.of(i);
            output.data()[i] = (float) (normal[i] * gamma[place] + beta[place]);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Places places = places(gradient.shape());
        Normal normal = normal(inputs.get(0).data(), places);
        float[] gamma = weights.readFlatOr("gamma", places.length(), 1).data();
        double[] given = new double[gradient.size()];
        double[] along = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = (double) gradient.data()[i] * gamma[places.of(i)];
            along[i] = given[i] * normal.numbers()[i];
        }
        double[] mean = means(given, places);
        double[] slope = means(along, places);
        float[] result = new float[given.length];
        for (int i = 0; i < result.length; i++) {
            int place = places.of(i);
            result[i] =
                    (float) ((given[i] - mean[place] - normal.numbers()[i] * slope[place]) / normal.deviation()[place]);
        }
        return List.of(Tensor.of(result, gradient.shape()));
    }
}
