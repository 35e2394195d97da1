package org.convscope.inspect.cone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Computes a target for changes of one frame by a {@link ConePlan}, many at once. */
public final class ConeRun {
    private static final int MOST_CHANGES = 64;
    private static final long BATCH_BYTES = 64L << 20;
    private static final int MOST_WHOLE = 256;
    private static final long WHOLE_BYTES = 64L << 20;

    private final Engine engine;
    private final ConePlan plan;
    private final TargetObjective objective;
    private final float[] everywhere;
    private final Map<String, Tensor> kept;
    private final Map<String, KeptMap> maps = new HashMap<>();
    private final Map<String, double[]> sums = new HashMap<>();
    private final double value;
    private final int together;
    private final int wholes;

    /**
     * Runs the unchanged frame.
     *
     * @param inputs of one frame, (1, ...)
     * @param everywhere the numbers of the input that is changed, as they would be if it were changed everywhere
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}
     */
    public ConeRun(
            Engine engine,
            ConePlan plan,
            TargetObjective objective,
            List<Tensor> inputs,
            float[] everywhere,
            TaskMonitor monitor) {
        this.engine = engine;
        this.plan = plan;
        this.objective = objective;
        this.everywhere = everywhere;
        this.kept = engine.run(objective.network(), inputs, plan.kept(), monitor);
        kept.forEach((id, tensor) -> {
            if (tensor.rank() == 4) {
                maps.put(id, new KeptMap(tensor.data(), tensor.length(1), tensor.length(2), tensor.length(3)));
            }
        });
        plan.averages().values().forEach(id -> sums.put(id, map(id).sums()));
        value = objective.values(Objects.requireNonNull(kept.get(plan.target())))[0];
        long fitting = Math.min(MOST_CHANGES, BATCH_BYTES / Math.max(1, plan.changeBytes()));
        together = (int) Math.max(1, Math.min(plan.changes(), fitting));
        wholes = together * Math.max(1, Math.min(plan.changes(), wholes(plan.whole())) / together);
    }

    /** How many changes go through what is computed of whole maps at once. */
    private static int wholes(@Nullable Network whole) {
        long largest = 1;
        for (LayerCall call : whole == null ? List.<LayerCall>of() : whole.calls()) {
            long bytes = Float.BYTES;
            for (int length : call.outputShape()) {
                bytes *= Math.max(1, length);
            }
            largest = Math.max(largest, bytes);
        }
        return (int) Math.min(MOST_WHOLE, WHOLE_BYTES / largest);
    }

    /** The target of the frame as it is. */
    public double value() {
        return value;
    }

    /** How many changes {@link #values} should be given at once, where there are as many. */
    public int batch() {
        return wholes;
    }

    /** Forgets what the engine prepared for the parts of the network. */
    public void release() {
        plan.stages().forEach(stage -> {
            if (stage.part() != null) {
                engine.release(stage.part());
            }
        });
        if (plan.whole() != null) {
            engine.release(plan.whole());
        }
    }

    /**
     * @param changes numbers of changes
     * @return the target's value for each
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public double[] values(int[] changes, TaskMonitor monitor) {
        double[] values = new double[changes.length];
        Network whole = plan.whole();
        for (int first = 0; first < changes.length; first += wholes) {
            int[] some = Arrays.copyOfRange(changes, first, Math.min(changes.length, first + wholes));
            List<float[]> inputs = new ArrayList<>();
            if (whole != null) {
                for (String id : whole.inputs()) {
                    inputs.add(
                            new float
                                    [Math.multiplyExact(
                                            wholes, size(whole.call(id).outputShape()))]);
                }
            }
            for (int start = 0; start < some.length; start += together) {
                int[] batch = Arrays.copyOfRange(some, start, Math.min(some.length, start + together));
                Map<String, float[]> windows = windows(batch, monitor);
                for (int k = 0; k < batch.length; k++) {
                    if (whole == null) {
                        values[first + start + k] = updated(batch[k], k, windows);
                    } else {
                        for (int i = 0; i < inputs.size(); i++) {
                            write(whole.inputs().get(i), batch[k], k, windows, inputs.get(i), start + k);
                        }
                    }
                }
            }
            if (whole != null) {
                System.arraycopy(values(whole, inputs, monitor), 0, values, first, some.length);
            }
        }
        return values;
    }

    private double[] values(Network whole, List<float[]> inputs, TaskMonitor monitor) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int[] shape = whole.call(whole.inputs().get(i)).outputShape();
            int[] batched = new int[shape.length + 1];
            batched[0] = wholes;
            System.arraycopy(shape, 0, batched, 1, shape.length);
            tensors.add(Tensor.of(inputs.get(i), batched));
        }
        Map<String, Tensor> outputs = engine.run(whole, tensors, List.of(plan.target()), monitor);
        return objective.values(Objects.requireNonNull(outputs.get(plan.target())));
    }

    /** What the stages give for some changes, all windows of a call one after another. */
    private Map<String, float[]> windows(int[] changes, TaskMonitor monitor) {
        Map<String, float[]> windows = new HashMap<>();
        for (ConeStage stage : plan.stages()) {
            List<Tensor> cut = stage.entries().stream()
                    .map(id -> cut(stage, id, changes, windows))
                    .toList();
            float[] numbers = cut.get(0).data();
            if (stage.part() != null) {
                Map<String, Tensor> outputs = engine.run(stage.part(), cut, List.of(stage.output()), monitor);
                Tensor output = Objects.requireNonNull(outputs.get(stage.output()));
                numbers = output.data();
                stage.leaveOutPadding(changes, numbers, output.length(-1));
            }
            windows.put(stage.output(), numbers);
        }
        return windows;
    }

    /** Every batch has as many windows, so that the engine prepares for one size alone. */
    private Tensor cut(ConeStage stage, String id, int[] changes, Map<String, float[]> windows) {
        KeptMap map = map(id);
        int rows = stage.rows();
        int columns = stage.columns();
        int length = rows * columns * map.channels();
        float[] numbers = new float[Math.multiplyExact(together, length)];
        int across = stage.columnsOfChanges();
        IntStream.range(0, changes.length)
                .parallel()
                .forEach(k -> map.copy(
                        stage.top(changes[k] / across),
                        stage.left(changes[k] % across),
                        rows,
                        columns,
                        stage.outside(),
                        changed(id, changes[k], k, windows),
                        numbers,
                        k * length));
        return Tensor.of(numbers, together, rows, columns, map.channels());
    }

    private KeptMap.@Nullable Changed changed(String id, int change, int index, Map<String, float[]> windows) {
        MapWindows places = plan.windows().get(id);
        if (places == null) {
            return null;
        }
        return id.equals(plan.input())
                ? places.cut(change, everywhere, map(id).channels())
                : places.changed(change, Objects.requireNonNull(windows.get(id)), index, map(id).channels());
    }

    /** Writes what the layers behind the windows take of one call for one change. */
    private void write(String id, int change, int index, Map<String, float[]> windows, float[] target, int place) {
        String averaged = plan.averages().get(id);
        if (averaged != null) {
            KeptMap map = map(averaged);
            double[] before = Objects.requireNonNull(sums.get(averaged));
            double[] more = map.sumChange(Objects.requireNonNull(changed(averaged, change, index, windows)));
            for (int c = 0; c < more.length; c++) {
                target[place * more.length + c] = (float) ((before[c] + more[c]) / (map.height() * map.width()));
            }
            return;
        }
        float[] all = Objects.requireNonNull(kept.get(id)).data();
        KeptMap.Changed changed = changed(id, change, index, windows);
        if (changed == null) {
            System.arraycopy(all, 0, target, place * all.length, all.length);
        } else {
            KeptMap map = map(id);
            map.copy(0, 0, map.height(), map.width(), 0, changed, target, place * all.length);
        }
    }

    /** The mean of the target's map, of which a window is changed. */
    private double updated(int change, int index, Map<String, float[]> windows) {
        KeptMap map = map(plan.target());
        KeptMap.Changed changed = Objects.requireNonNull(changed(plan.target(), change, index, windows));
        double more = map.sumChange(changed)[objective.channel()];
        return value + more / (map.height() * map.width());
    }

    private KeptMap map(String id) {
        return Objects.requireNonNull(maps.get(id));
    }

    private static int size(int... shape) {
        return Math.toIntExact(Tensor.sizeOf(shape));
    }
}
