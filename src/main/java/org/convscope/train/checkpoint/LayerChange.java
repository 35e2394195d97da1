package org.convscope.train.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * How far a layer's weights went from one version to the next.
 *
 * @param layer its path, parted by slashes
 * @param relative Frobenius norm of the difference divided by that of the weights before, over all its arrays that are learned (no
 *     moving averages); NaN where the weights were all zero before, or are not finite
 */
public record LayerChange(String layer, double relative) {
    private static final Set<String> AVERAGES = Set.of("moving_mean", "moving_variance");
    private static final int RUN = 1 << 20;

    /**
     * The layers that both have with weights of the same shapes, in the order of the newer. All of the newer is read, whether it
     * is compared or not.
     *
     * @throws org.convscope.problem.ProblemException if a weight cannot be read
     */
    static List<LayerChange> between(Optional<Network> before, Network now, TaskMonitor monitor) {
        Map<String, Map<String, Weight>> old = new HashMap<>();
        before.ifPresent(network -> network.calls().forEach(call -> old.put(path(call), weights(call))));
        List<LayerChange> changes = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (LayerCall call : now.calls()) {
            if (!call.weights().isEmpty() && done.add(path(call))) {
                Map<String, Weight> was = old.getOrDefault(path(call), Map.of());
                var sums = new Sums();
                for (Weight weight : call.weights()) {
                    monitor.checkCancelled();
                    sums.add(weight, Optional.ofNullable(was.get(key(weight))));
                }
                if (sums.compared) {
                    changes.add(new LayerChange(path(call), sums.relative()));
                }
            }
        }
        return changes;
    }

    private static String path(LayerCall call) {
        return String.join("/", call.path());
    }

    private static Map<String, Weight> weights(LayerCall call) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        call.weights().forEach(weight -> weights.put(key(weight), weight));
        return weights;
    }

    private static String key(Weight weight) {
        return weight.name() + Arrays.toString(weight.shape());
    }

    private static final class Sums {
        private double difference;
        private double norm;
        private boolean compared;

        void add(Weight now, Optional<Weight> before) {
            boolean counts = before.isPresent() && !AVERAGES.contains(now.name());
            compared |= counts;
            int[] shape = now.shape();
            long rows = shape.length == 0 ? 1 : shape[0];
            long run = now.rowsPerRun(RUN);
            for (long from = 0; from < rows; from += run) {
                long to = Math.min(rows, from + run);
                float[] values = now.readRows(from, to);
                if (counts) {
                    float[] was = before.get().readRows(from, to);
                    for (int i = 0; i < values.length; i++) {
                        double step = (double) values[i] - was[i];
                        difference += step * step;
                        norm += (double) was[i] * was[i];
                    }
                }
            }
        }

        double relative() {
            if (difference == 0) {
                return 0;
            }
            double relative = Math.sqrt(difference / norm);
            return Double.isFinite(relative) ? relative : Double.NaN;
        }
    }
}
