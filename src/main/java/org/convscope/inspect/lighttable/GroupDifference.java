package org.convscope.inspect.lighttable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscope.array.Statistics;
import org.convscope.inspect.maps.SortUnits;

/**
 * How far apart units' means lie between groups of frames, while one frame after another comes. A group is a category; of one
 * category alone, each frame.
 */
public final class GroupDifference {
    private final Map<String, List<double[]>> byCategory = new LinkedHashMap<>();

    /**
     * Adds a frame.
     *
     * @param units one entry a unit of the layer
     */
    public void add(String category, List<Statistics> units) {
        byCategory
                .computeIfAbsent(category, name -> new ArrayList<>())
                .add(units.stream().mapToDouble(Statistics::mean).toArray());
    }

    /** The largest mean of a group less the smallest, one a unit; NaN where a mean is. */
    public List<Double> distances() {
        List<double[]> groups = byCategory.size() == 1
                ? byCategory.values().iterator().next()
                : byCategory.values().stream().map(GroupDifference::mean).toList();
        int units = groups.isEmpty() ? 0 : groups.get(0).length;
        return IntStream.range(0, units)
                .mapToObj(unit -> {
                    double least = Double.POSITIVE_INFINITY;
                    double most = Double.NEGATIVE_INFINITY;
                    for (double[] group : groups) {
                        least = Math.min(least, group[unit]);
                        most = Math.max(most, group[unit]);
                    }
                    return most - least;
                })
                .toList();
    }

    private static double[] mean(Collection<double[]> frames) {
        double[] mean = new double[frames.iterator().next().length];
        for (double[] frame : frames) {
            for (int unit = 0; unit < mean.length; unit++) {
                mean[unit] += frame[unit] / frames.size();
            }
        }
        return mean;
    }

    /** The units that differ most, the most different first. */
    public List<Integer> largest(int most) {
        List<Integer> order = SortUnits.largestFirst(distances());
        return order.subList(0, Math.min(most, order.size()));
    }
}
