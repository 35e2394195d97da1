package org.convscope.inspect.maps;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Statistics;
import org.convscope.choice.UnitOrder;

/** Units by what the numbers of their maps say. */
public final class SortUnits {
    private SortUnits() {}

    /** What units are sorted by. */
    private static double value(UnitOrder order, Statistics statistics) {
        return switch (order) {
            // which group a frame is of, a map does not know
            case INDEX, DISCRIMINATION -> 0;
            case MEAN -> statistics.mean();
            case MAXIMUM -> statistics.range().max();
            case SPREAD -> statistics.standardDeviation();
            case ZEROS -> statistics.zeroShare();
        };
    }

    /** Indices of all units in an order. */
    public static List<Integer> of(UnitOrder order, List<Statistics> units) {
        return largestFirst(
                units.stream().map(statistics -> value(order, statistics)).toList());
    }

    /**
     * Indices of all units by a number of each, the largest first, NaN last.
     *
     * @param numbers one a unit
     */
    public static List<Integer> largestFirst(List<Double> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> {
                            double v = numbers.get(i);
                            return Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v;
                        })
                        .reversed())
                .toList();
    }
}
