package org.convscope.inspect.census;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscope.choice.UnitFilter;
import org.convscope.core.OutputView;
import org.convscope.inspect.fold.UnitValues;
import org.convscope.inspect.maps.LayerMaps;

/** Units by what they are on one frame: dead as {@link LayerMaps} says, duplicates by the census's correlation. */
public final class FilterUnits {
    private FilterUnits() {}

    /**
     * The units of an order that pass, in that order.
     *
     * @param order units of the layer
     */
    public static List<Integer> of(UnitFilter filter, LayerMaps maps, List<Integer> order) {
        return switch (filter) {
            case ALL -> order;
            case ALIVE -> {
                Set<Integer> dead = Set.copyOf(maps.dead());
                yield order.stream().filter(unit -> !dead.contains(unit)).toList();
            }
            case DEAD -> {
                Set<Integer> dead = Set.copyOf(maps.dead());
                yield order.stream().filter(dead::contains).toList();
            }
            case DISTINCT -> {
                Set<Integer> duplicates = duplicates(maps);
                yield order.stream().filter(unit -> !duplicates.contains(unit)).toList();
            }
        };
    }

    /** Units whose map correlates above 0.99 with that of a unit before them, over all places of the frame. */
    static Set<Integer> duplicates(LayerMaps maps) {
        OutputView values = OutputView.of(maps.values());
        double[] sums = UnitTotals.of(UnitValues.of(values, 0)).sums();
        int[] smallest = NearDuplicates.of(sums, ProductSums.of(values, 0, sums), values.places());
        Set<Integer> duplicates = new HashSet<>();
        for (int unit = 0; unit < smallest.length; unit++) {
            if (smallest[unit] != NearDuplicates.NONE && smallest[unit] < unit) {
                duplicates.add(unit);
            }
        }
        return duplicates;
    }
}
