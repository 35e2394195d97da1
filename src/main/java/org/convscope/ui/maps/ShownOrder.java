package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.census.FilterUnits;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.ui.units.UnitAreas;

/**
 * The units of a layer that are shown, in their order.
 *
 * @param said about both, in words; empty for nothing
 */
record ShownOrder(List<Integer> units, String said) {
    ShownOrder {
        units = List.copyOf(units);
    }

    /**
     * Sorted and filtered as a question asks.
     *
     * @param compared how far each unit's means lie apart on the light table, asked for where they are needed
     */
    static ShownOrder of(LayerMaps maps, MapsQuestion question, Supplier<List<Double>> compared) {
        List<String> said = new ArrayList<>();
        List<Integer> order = question.order() == UnitOrder.DISCRIMINATION
                ? discriminating(maps, question, compared, said)
                : SortUnits.of(question.order(), maps.statistics());
        List<Integer> passing = FilterUnits.of(question.filter(), maps, order);
        if (question.filter() != UnitFilter.ALL) {
            said.add(
                    passing.isEmpty()
                            ? "no unit is left " + question.filter().label() + ": all are shown"
                            : passing.size() + " of " + maps.units() + " "
                                    + question.filter().label());
        }
        return new ShownOrder(passing.isEmpty() ? order : passing, String.join(" · ", said));
    }

    private static List<Integer> discriminating(
            LayerMaps maps, MapsQuestion question, Supplier<List<Double>> compared, List<String> said) {
        Optional<UnitAreas.OfLayer> counted = Optional.ofNullable(
                        question.by().areas().get(maps.layer()))
                .filter(areas -> areas.areas().size() == maps.units());
        if (counted.isPresent()) {
            said.add("by AUC, " + counted.get().words());
            return SortUnits.largestFirst(counted.get().distances());
        }
        if (question.by().frames().isEmpty()) {
            said.add("by index: lay frames of two categories on the light table, or count the units");
            return SortUnits.of(UnitOrder.INDEX, maps.statistics());
        }
        said.add("by the groups on the light table");
        return SortUnits.largestFirst(compared.get());
    }
}
