package org.convscope.inspect.maps;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Statistics;

/** In which order units are shown: by index, else the largest first. Equal ones stay in order of index. */
public enum UnitOrder {
    INDEX("index"),
    MEAN("mean"),
    MAXIMUM("maximum"),
    SPREAD("spread"),
    ZEROS("share of zeros");

    private final String label;

    UnitOrder(String label) {
        this.label = label;
    }

    /** As a menu names it. */
    public String label() {
        return label;
    }

    /** What units are sorted by. */
    public double value(Statistics statistics) {
        return switch (this) {
            case INDEX -> 0;
            case MEAN -> statistics.mean();
            case MAXIMUM -> statistics.range().max();
            case SPREAD -> statistics.standardDeviation();
            case ZEROS -> statistics.zeroShare();
        };
    }

    /** Indices of all units in this order. */
    public List<Integer> sort(List<Statistics> units) {
        return IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> {
                            double v = value(units.get(i));
                            return Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v;
                        })
                        .reversed())
                .toList();
    }
}
