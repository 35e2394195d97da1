package org.convscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.GradientRequest;
import org.convscope.core.backend.BackendSelection;
import org.convscope.core.backend.EngineSelection;
import org.convscope.core.nd4j.Nd4jEngine;
import org.convscope.core.onednn.OneDnnEngine;
import org.convscope.core.plan.PlanEngine;
import org.convscope.core.plan.PlanExecutor;
import org.convscope.core.plan.StepObserver;
import org.convscope.task.TaskMonitor;

/** What each operation of a network takes: medians of warm runs. */
final class Operations implements StepObserver {
    private static final int WARM_UP = 2;
    private static final long CONSTANT_BYTES = 768L << 20;
    private static final long POOL_BYTES = 512L << 20;

    private final Map<String, List<Long>> times = new LinkedHashMap<>();

    @Override
    public void ran(String layer, String part, long nanoseconds) {
        times.computeIfAbsent(layer + "\t" + part, key -> new ArrayList<>()).add(nanoseconds);
    }

    /** One of the runs to be timed. */
    @FunctionalInterface
    interface Work {
        void on(PlanExecutor executor);
    }

    /** Prints one line a part, and what the whole run took besides: {@code layer TAB part TAB milliseconds}. */
    static void print(int runs, Work work) {
        Operations operations = new Operations();
        long[] whole = new long[runs];
        try (PlanExecutor executor = new PlanExecutor(engine(operations))) {
            for (int run = -WARM_UP; run < runs; run++) {
                if (run == 0) {
                    operations.times.clear();
                }
                long begin = System.nanoTime();
                work.on(executor);
                if (run >= 0) {
                    whole[run] = System.nanoTime() - begin;
                }
            }
        }
        operations.times.forEach((part, values) -> line(part, median(values)));
        line("\tall", median(Arrays.stream(whole).boxed().toList()));
    }

    private static PlanEngine engine(Operations operations) {
        BackendSelection backends = BackendSelection.ofThisMachine();
        EngineSelection selection = backends.select(BackendChoice.CPU, Measure.engine());
        if (selection.engine() == EngineChoice.ONEDNN) {
            return new OneDnnEngine(CONSTANT_BYTES, POOL_BYTES, operations);
        }
        backends.load(BackendChoice.CPU, selection.reason());
        return new Nd4jEngine(CONSTANT_BYTES, POOL_BYTES, operations);
    }

    private static void line(String part, double nanoseconds) {
        System.out.println(part + "\t" + String.format(Locale.ROOT, "%.3f", nanoseconds / 1e6));
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** A run that gives maps. */
    static Work maps(org.convscope.network.Network network, Tensor input, List<String> wanted) {
        return executor -> executor.run(network, List.of(input), wanted, (id, output) -> {}, TaskMonitor.NONE);
    }

    /** A run that gives the gradient of a layer. */
    static Work gradient(org.convscope.network.Network network, Tensor input, String layer, Tensor gradient) {
        GradientRequest request = GradientRequest.byInputs(layer, gradient, network.inputs());
        return executor -> executor.gradients(network, List.of(input), request, TaskMonitor.NONE);
    }
}
