package org.convscope.inspect.modelcomparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * Compares one layer of two models unit by unit: which filters were changed in training, and how much. The bias is left out.
 * Reads a few megabytes at a time, however large a layer is.
 */
public final class CompareFilters {
    private static final long NUMBERS_AT_ONCE = 4L << 20;

    /**
     * @return one entry a unit, the largest relative difference first; empty where the layers have no kernels of units, or
     *     kernels of other shape
     * @throws org.convscope.problem.ProblemException if weights cannot be read
     */
    public List<FilterDifference> compare(LayerCall first, LayerCall second, TaskMonitor monitor) {
        if (!canCompare(first, second)) {
            return List.of();
        }
        Weight left = first.kernel().orElseThrow();
        Weight right = second.kernel().orElseThrow();
        var sums = new Sums(Units.of(first, left.shape()));
        long rows = left.shape()[0];
        long rowSize = left.size() / rows;
        long run = left.rowsPerRun(NUMBERS_AT_ONCE);
        left.forEachRun(NUMBERS_AT_ONCE, row -> {
            monitor.checkCancelled();
            monitor.progress("Comparing the filters of " + first.id(), (double) row / rows);
            long end = Math.min(rows, row + run);
            sums.add(left.readRows(row, end), right.readRows(row, end), row * rowSize);
        });
        return sums.sorted();
    }

    private static boolean canCompare(LayerCall first, LayerCall second) {
        Optional<Weight> left = first.kernel();
        Optional<Weight> right = second.kernel();
        return hasFilters(first)
                && hasFilters(second)
                && left.isPresent()
                && right.isPresent()
                && left.get().size() > 0
                && Arrays.equals(left.get().shape(), right.get().shape());
    }

    /** Whether each unit of a layer has a kernel of its own. */
    public static boolean hasFilters(LayerCall call) {
        return (call.isConvolution() || call.kind() instanceof Operation.Dense)
                && call.kernel().filter(kernel -> kernel.shape().length >= 2).isPresent();
    }

    /** Whose kernel a number belongs to. */
    private record Units(int count, long inner) {
        static Units of(LayerCall call, int... shape) {
            int last = shape[shape.length - 1];
            int before = shape[shape.length - 2];
            if (!(call.kind() instanceof ConvolvingOperation convolution)) {
                return new Units(last, 1);
            }
            return switch (convolution.kernelLayout()) {
                case INPUTS_UNITS, PLACES -> new Units(last, 1);
                case UNITS_INPUTS -> new Units(before, last);
                case CHANNELS_MULTIPLIER -> new Units(before * last, 1);
            };
        }

        int of(long index) {
            return (int) (index / inner % count);
        }
    }

    private static final class Sums {
        private final Units units;
        private final double[] largest;
        private final double[] difference;
        private final double[] left;
        private final double[] right;

        Sums(Units units) {
            this.units = units;
            largest = new double[units.count()];
            difference = new double[units.count()];
            left = new double[units.count()];
            right = new double[units.count()];
        }

        void add(float[] a, float[] b, long index) {
            for (int i = 0; i < a.length; i++) {
                int unit = units.of(index + i);
                double d = (double) a[i] - b[i];
                largest[unit] = Math.max(largest[unit], Math.abs(d));
                difference[unit] += d * d;
                left[unit] += (double) a[i] * a[i];
                right[unit] += (double) b[i] * b[i];
            }
        }

        List<FilterDifference> sorted() {
            List<FilterDifference> filters = new ArrayList<>();
            for (int unit = 0; unit < units.count(); unit++) {
                double larger = Math.sqrt(Math.max(left[unit], right[unit]));
                double relative = larger == 0 ? 0 : Math.sqrt(difference[unit]) / larger;
                filters.add(new FilterDifference(unit, relative, largest[unit]));
            }
            // NaN, from weights that are not finite, counts as the largest
            filters.sort(Comparator.comparingDouble(FilterDifference::relative).reversed());
            return filters;
        }
    }
}
