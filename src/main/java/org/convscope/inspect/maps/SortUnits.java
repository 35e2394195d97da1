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
            case INDEX -> 0;
            case MEAN -> statistics.mean();
            case MAXIMUM -> statistics.range().max();
            case SPREAD -> statistics.standardDeviation();
            case ZEROS -> statistics.zeroShare();
        };
    }

    /** Indices of all units in an order. */
    public static List<Integer> of(UnitOrder order, List<Statistics> units) {
        return IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> {
                            double v = value(order, units.get(i));
                            return Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v;
                        })
                        .reversed())
                .toList();
    }
}
