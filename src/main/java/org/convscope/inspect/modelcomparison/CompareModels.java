package org.convscope.inspect.modelcomparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.inspect.modelcomparison.LayerDifference.Verdict;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * Compares the weights of two models, layer by layer of the same path: which blocks were frozen in training shows as
 * identical. Reads a few megabytes at a time, however large a layer is.
 */
public final class CompareModels {
    private static final long NUMBERS_AT_ONCE = 4L << 20;

    /**
     * @return layers with weights, those of the first model in its order, then those that only the second has
     * @throws org.convscope.problem.ProblemException if weights cannot be read
     */
    public List<LayerDifference> compare(Network first, Network second, TaskMonitor monitor) {
        Map<String, LayerCall> left = layers(first);
        Map<String, LayerCall> right = layers(second);
        List<LayerDifference> differences = new ArrayList<>();
        for (Map.Entry<String, LayerCall> entry : left.entrySet()) {
            monitor.progress("Comparing " + entry.getKey(), (double) differences.size() / left.size());
            LayerCall other = right.remove(entry.getKey());
            differences.add(
                    other == null
                            ? alone(entry.getKey(), entry.getValue(), Verdict.ONLY_FIRST)
                            : both(entry.getKey(), entry.getValue(), other, monitor));
        }
        right.forEach((name, call) -> differences.add(alone(name, call, Verdict.ONLY_SECOND)));
        return differences;
    }

    private static Map<String, LayerCall> layers(Network network) {
        Map<String, LayerCall> layers = new LinkedHashMap<>();
        network.layers().stream()
                .filter(call -> !call.weights().isEmpty())
                .forEach(call -> layers.putIfAbsent(String.join("/", call.path()), call));
        return layers;
    }

    private static LayerDifference alone(String name, LayerCall call, Verdict verdict) {
        return new LayerDifference(name, verdict, call.parameters(), Double.NaN, "", Double.NaN);
    }

    private static LayerDifference both(String name, LayerCall first, LayerCall second, TaskMonitor monitor) {
        Map<Weight, Weight> pairs = pairs(first, second);
        if (pairs.size() < first.weights().size()
                || first.weights().size() != second.weights().size()) {
            return alone(name, first, Verdict.OTHER_SHAPE);
        }
        var sums = new Sums();
        pairs.forEach((weight, other) -> {
            double before = sums.largest;
            add(sums, weight, other, monitor);
            if (sums.largest > before || (Double.isNaN(sums.largest) && !Double.isNaN(before))) {
                sums.largestWeight = weight.name();
            }
        });
        Verdict verdict = sums.identical ? Verdict.IDENTICAL : Verdict.DIFFERS;
        return new LayerDifference(
                name, verdict, first.parameters(), sums.largest, sums.largestWeight, sums.relative());
    }

    /** Weights of one name and shape; those without a partner are left out. */
    private static Map<Weight, Weight> pairs(LayerCall first, LayerCall second) {
        // a layer that is not computed has the names that its file gives, which differ from format to format
        boolean named = !(first.operation() instanceof Operation.Unavailable)
                && !(second.operation() instanceof Operation.Unavailable);
        Map<Weight, Weight> pairs = new LinkedHashMap<>();
        List<Weight> left = new ArrayList<>(second.weights());
        for (Weight weight : first.weights()) {
            List<Weight> alike = left.stream()
                    .filter(other -> Arrays.equals(other.shape(), weight.shape()))
                    .filter(other -> !named || other.name().equals(weight.name()))
                    .toList();
            alike.stream()
                    .filter(other -> named || holdsTheSame(weight, other))
                    .findFirst()
                    .or(() -> alike.stream().findFirst())
                    .ifPresent(other -> {
                        left.remove(other);
                        pairs.put(weight, other);
                    });
        }
        return pairs;
    }

    private static boolean holdsTheSame(Weight first, Weight second) {
        return first.size() <= NUMBERS_AT_ONCE
                && Arrays.equals(first.read().data(), second.read().data());
    }

    private static void add(Sums sums, Weight first, Weight second, TaskMonitor monitor) {
        if (first.size() == 0) {
            return;
        }
        if (first.shape().length == 0) {
            sums.add(first.read().data(), second.read().data());
            return;
        }
        long rows = first.shape()[0];
        long run = first.rowsPerRun(NUMBERS_AT_ONCE);
        first.forEachRun(NUMBERS_AT_ONCE, row -> {
            monitor.checkCancelled();
            long end = Math.min(rows, row + run);
            sums.add(first.readRows(row, end), second.readRows(row, end));
        });
    }

    private static final class Sums {
        private boolean identical = true;
        private double largest;
        private String largestWeight = "";
        private double difference;
        private double left;
        private double right;

        private void add(float[] a, float[] b) {
            for (int i = 0; i < a.length; i++) {
                if (Float.floatToIntBits(a[i]) != Float.floatToIntBits(b[i])) {
                    identical = false;
                }
                double d = (double) a[i] - b[i];
                largest = Math.max(largest, Math.abs(d));
                difference += d * d;
                left += (double) a[i] * a[i];
                right += (double) b[i] * b[i];
            }
        }

        private double relative() {
            double larger = Math.sqrt(Math.max(left, right));
            return larger == 0 ? 0 : Math.sqrt(difference) / larger;
        }
    }
}
