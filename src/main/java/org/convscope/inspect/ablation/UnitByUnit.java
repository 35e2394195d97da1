package org.convscope.inspect.ablation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.network.NetworkPart;
import org.convscope.task.TaskMonitor;

/**
 * What a class has before its softmax or sigmoid with each unit of a layer switched off in turn. What leads to the layer is computed
 * once; from there on the network is gone through again for each unit, some at a time.
 */
final class UnitByUnit implements AutoCloseable {
    private final Engine engine;
    private final TargetObjective objective;
    private final String layer;
    private final double[] values;
    private final Network behind;
    private final int batch;

    /**
     * @param layer id of the call
     * @param values by unit, what its map is set to
     * @throws org.convscope.problem.ProblemException if the class does not depend on the layer
     */
    UnitByUnit(Engine engine, TargetObjective objective, String layer, double... values) {
        this.engine = engine;
        this.objective = objective;
        this.layer = layer;
        this.values = values;
        this.behind = NetworkPart.behind(objective.network(), layer, List.of(objective.call()));
        this.batch = Math.min(values.length + 1, BatchSize.BY_MEMORY.of(behind, List.of(objective.call())));
    }

    /** Ids of the calls whose outputs are to be given: the layer and whatever else comes in after it. */
    List<String> given() {
        return behind.inputs();
    }

    /**
     * One frame.
     *
     * @param logits of the classes with all units on
     * @param without by unit, the logits without it
     */
    record Logits(double[] logits, double[][] without) {}

    /**
     * All units.
     *
     * @param outputs of {@link #given}, (1, ...)
     */
    Logits of(Map<String, Tensor> outputs, TaskMonitor monitor) {
        return of(outputs, unit -> true, monitor);
    }

    /**
     * @param outputs of {@link #given}, (1, ...)
     * @param wanted which units are switched off; the logits without others are those with all
     */
    Logits of(Map<String, Tensor> outputs, IntPredicate wanted, TaskMonitor monitor) {
        List<Tensor> inputs = new ArrayList<>();
        for (String id : behind.inputs()) {
            inputs.add(repeated(Objects.requireNonNull(outputs.get(id)), batch));
        }
        Tensor map = Objects.requireNonNull(outputs.get(layer));
        float[] changing = inputs.get(behind.inputs().indexOf(layer)).data();
        List<Integer> units = changed(map, wanted);
        double[][] without = new double[values.length][];
        double[] logits = {};
        // the first of all is the whole, so that what stays the same is computed alike
        for (int first = -1; first < units.size(); first += batch) {
            monitor.checkCancelled();
            for (int k = 0; k < batch; k++) {
                System.arraycopy(map.data(), 0, changing, k * map.size(), map.size());
                int index = first + k;
                if (index >= 0 && index < units.size()) {
                    switchOff(changing, k * map.size(), map.size(), units.get(index));
                }
            }
            double[][] found = logits(inputs, monitor.ofStep());
            for (int k = 0; k < batch && first + k < units.size(); k++) {
                if (first + k < 0) {
                    logits = found[k];
                } else {
                    without[units.get(first + k)] = found[k];
                }
            }
        }
        for (int unit = 0; unit < without.length; unit++) {
            if (without[unit] == null) {
                without[unit] = logits;
            }
        }
        return new Logits(logits, without);
    }

    /** The wanted units whose maps are not what they are set to anyway. */
    private List<Integer> changed(Tensor map, IntPredicate wanted) {
        boolean[] differs = new boolean[values.length];
        for (int i = 0; i < map.size(); i++) {
            int unit = i % values.length;
            differs[unit] |= map.data()[i] != (float) values[unit];
        }
        List<Integer> units = new ArrayList<>();
        for (int unit = 0; unit < differs.length; unit++) {
            if (differs[unit] && wanted.test(unit)) {
                units.add(unit);
            }
        }
        return units;
    }

    private void switchOff(float[] maps, int from, int length, int unit) {
        for (int i = from + unit; i < from + length; i += values.length) {
            maps[i] = (float) values[unit];
        }
    }

    /** By frame of the batch, then by class. */
    private double[][] logits(List<Tensor> inputs, TaskMonitor monitor) {
        Map<String, Tensor> outputs = new HashMap<>(engine.run(behind, inputs, List.of(objective.call()), monitor));
        Tensor output = Objects.requireNonNull(outputs.get(objective.call()));
        int classes = ChannelMeans.channels(output);
        double[][] logits = new double[output.length(0)][classes];
        for (int index = 0; index < classes; index++) {
            int channel = index;
            double[] means = ChannelMeans.of(objective.call(), output, frame -> channel);
            for (int frame = 0; frame < means.length; frame++) {
                logits[frame][index] = means[frame];
            }
        }
        return logits;
    }

    private static Tensor repeated(Tensor one, int times) {
        float[] numbers = new float[Math.multiplyExact(one.size(), times)];
        for (int k = 0; k < times; k++) {
            System.arraycopy(one.data(), 0, numbers, k * one.size(), one.size());
        }
        int[] shape = one.shape();
        shape[0] = Math.multiplyExact(shape[0], times);
        return Tensor.of(numbers, shape);
    }

    /** Forgets what the engine prepared. */
    @Override
    public void close() {
        engine.release(behind);
    }
}
