package org.convscope.inspect.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.task.TaskMonitor;

/** Gradients by the inputs, for each frame the mean over several places; computed some at a time. */
final class MeanGradients {
    private final Engine engine;
    private final TargetObjective objective;
    private final List<Tensor> inputs;
    private final List<String> ids;
    private final GradientPoints points;
    private final int[] lengths;
    private final double[][] sums;
    private final float[][] means;
    /** The inputs of a batch, written anew for each. */
    private final float[][] numbers;

    /**
     * @param inputs one an input of the network, (N, ...)
     */
    MeanGradients(Engine engine, TargetObjective objective, List<Tensor> inputs, GradientPoints points) {
        this.engine = engine;
        this.objective = objective;
        this.inputs = inputs;
        this.ids = objective.network().inputs();
        this.points = points;
        int frames = inputs.get(0).length(0);
        this.lengths = inputs.stream().mapToInt(input -> input.size() / frames).toArray();
        this.sums = new double[lengths.length][];
        this.means = new float[lengths.length][];
        this.numbers = new float[lengths.length][0];
        for (int i = 0; i < lengths.length; i++) {
            sums[i] = new double[lengths[i]];
            means[i] = new float[inputs.get(i).size()];
        }
    }

    /** One an input, of the input's shape. */
    List<Tensor> compute(String what, TaskMonitor monitor) {
        int total = Math.multiplyExact(inputs.get(0).length(0), points.count());
        int size = FrameBatches.size(objective, inputs, total);
        GradientRequest request = objective.byInputs(ids);
        for (int first = 0; first < total; first += size) {
            monitor.checkCancelled();
            monitor.progress(what, (double) first / total);
            int count = Math.min(size, total - first);
            Map<String, Tensor> gradients = engine.gradients(
                            objective.network(), batch(first, count), request, monitor.ofStep())
                    .inputs();
            for (int k = 0; k < count; k++) {
                add(first + k, k, gradients);
            }
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            result.add(Tensor.of(means[i], inputs.get(i).shape()));
        }
        return result;
    }

    private List<Tensor> batch(int first, int count) {
        for (int i = 0; i < lengths.length; i++) {
            int size = Math.multiplyExact(count, lengths[i]);
            numbers[i] = numbers[i].length == size ? numbers[i] : new float[size];
        }
        for (int k = 0; k < count; k++) {
            int frame = (first + k) / points.count();
            int point = (first + k) % points.count();
            for (int i = 0; i < lengths.length; i++) {
                points.write(frame, point, i, frame * lengths[i], lengths[i], numbers[i], k * lengths[i]);
            }
        }
        List<Tensor> batch = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            int[] shape = inputs.get(i).shape();
            shape[0] = count;
            batch.add(Tensor.of(numbers[i], shape));
        }
        return batch;
    }

    /** One of the batch; after a frame's last place its mean is there. */
    private void add(int number, int place, Map<String, Tensor> gradients) {
        int frame = number / points.count();
        boolean isLast = number % points.count() == points.count() - 1;
        for (int i = 0; i < lengths.length; i++) {
            float[] gradient = Objects.requireNonNull(gradients.get(ids.get(i))).data();
            double[] sum = sums[i];
            for (int j = 0; j < lengths[i]; j++) {
                sum[j] += gradient[place * lengths[i] + j];
            }
            if (isLast) {
                for (int j = 0; j < lengths[i]; j++) {
                    means[i][frame * lengths[i] + j] = (float) (sum[j] / points.count());
                    sum[j] = 0;
                }
            }
        }
    }
}
