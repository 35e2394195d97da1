package org.convscope.inspect.occlusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.task.TaskMonitor;

/** The whole network for every part. Every batch has as many passes, so that all are computed alike. */
final class PlainPasses implements OccludedPasses {
    private final Engine engine;
    private final TargetObjective objective;
    private final OccludedInput occluded;
    private final String words;
    private final int size;
    private final List<Tensor> batch = new ArrayList<>();
    private final float[] changed;

    /**
     * @param inputs of one frame, (1, ...)
     * @param index which of them parts are hidden of
     * @param words why there is no shorter way, a sentence
     */
    PlainPasses(
            Engine engine,
            TargetObjective objective,
            List<Tensor> inputs,
            int index,
            OccludedInput occluded,
            String words) {
        this.engine = engine;
        this.objective = objective;
        this.occluded = occluded;
        this.words = words;
        this.size = Math.min(
                occluded.parts().count() + 1, BatchSize.BY_MEMORY.of(objective.network(), List.of(objective.call())));
        for (Tensor input : inputs) {
            float[] numbers = new float[Math.multiplyExact(input.size(), size)];
            for (int k = 0; k < size; k++) {
                System.arraycopy(input.data(), 0, numbers, k * input.size(), input.size());
            }
            int[] shape = input.shape();
            shape[0] = size;
            batch.add(Tensor.of(numbers, shape));
        }
        this.changed = batch.get(index).data();
    }

    @Override
    public int batch() {
        return size;
    }

    @Override
    public double[] values(int[] parts, TaskMonitor monitor) {
        int length = occluded.picture().numbers().length;
        double[] values = new double[parts.length];
        for (int first = 0; first < parts.length; first += size) {
            int[] some = Arrays.copyOfRange(parts, first, Math.min(parts.length, first + size));
            for (int k = 0; k < some.length; k++) {
                if (some[k] == NOTHING) {
                    System.arraycopy(occluded.picture().numbers(), 0, changed, k * length, length);
                } else {
                    occluded.parts().write(some[k], occluded.picture(), occluded.fill(), changed, k * length);
                }
            }
            Map<String, Tensor> outputs = engine.run(objective.network(), batch, List.of(objective.call()), monitor);
            double[] found = objective.values(Objects.requireNonNull(outputs.get(objective.call())));
            System.arraycopy(found, 0, values, first, some.length);
        }
        return values;
    }

    @Override
    public OcclusionEffort effort() {
        return new OcclusionEffort(0, 0, words);
    }

    @Override
    public void close() {
        // the network itself is its owner's
    }
}
