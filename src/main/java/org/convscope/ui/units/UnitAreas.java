package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.ui.view.ModelDocument;

/** How well units tell two categories apart, as far as they have been counted. On the event thread. */
public final class UnitAreas {
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Counted> counted = Optional.empty();

    /**
     * What was counted last.
     *
     * @param model whose units they are
     */
    public record Counted(ModelDocument model, CensusPlan.Between between, List<UnitCensus> units) {
        public Counted {
            units = List.copyOf(units);
        }

        /** Both categories: {@code ice against not ice}. */
        public String words() {
            return between.positive() + " against " + between.other();
        }

        /** The units of a layer; empty where they have not been counted. */
        public Optional<OfLayer> of(String layer) {
            List<Double> areas = units.stream()
                    .filter(unit -> unit.layer().equals(layer))
                    .map(unit -> unit.area().area())
                    .toList();
            return areas.isEmpty() ? Optional.empty() : Optional.of(new OfLayer(words(), areas));
        }
    }

    /**
     * The units of a layer.
     *
     * @param words both categories: {@code ice against not ice}
     * @param areas under the ROC curve, one a unit of the layer: 0.5 for chance
     */
    public record OfLayer(String words, List<Double> areas) {
        public OfLayer {
            areas = List.copyOf(areas);
        }

        /** How far from chance, one a unit. */
        public List<Double> distances() {
            return areas.stream().map(area -> Math.abs(area - 0.5)).toList();
        }

        /** Units that tell both apart best, the best first. */
        public List<Integer> best(int most) {
            List<Integer> order = SortUnits.largestFirst(distances());
            return order.subList(0, Math.min(most, order.size()));
        }
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** What was counted last; empty where that is to be forgotten. */
    public void show(Optional<Counted> now) {
        counted = now;
        listeners.forEach(Runnable::run);
    }

    /** Of a model as it is read now; empty where its units have not been counted. */
    public Optional<Counted> of(ModelDocument model) {
        return counted.filter(known -> known.model().equals(model));
    }

    /** Of a layer of a model as it is read now; empty where they have not been counted. */
    public Optional<OfLayer> of(ModelDocument model, String layer) {
        return of(model).flatMap(known -> known.of(layer));
    }
}
