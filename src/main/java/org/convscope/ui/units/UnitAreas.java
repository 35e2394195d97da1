package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.ui.view.ModelDocument;

/** How well units tell two categories apart, as far as they have been counted, here or in a file. On the event thread. */
public final class UnitAreas {
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Counted> counted = Optional.empty();
    private Optional<Counted> opened = Optional.empty();

    /**
     * What was counted.
     *
     * @param model whose units they are
     * @param origin where it was counted: {@code counted in the window}
     * @param words both categories: {@code ice against not ice}
     * @param areas under the ROC curve by layer, one a unit: 0.5 for chance, NaN where there is none
     */
    public record Counted(ModelDocument model, String origin, String words, Map<String, List<Double>> areas) {
        public Counted {
            areas = Map.copyOf(areas);
        }

        /** Units that were counted in the window. */
        public static Counted here(ModelDocument model, CensusPlan.Between between, List<UnitCensus> units) {
            Map<String, List<Double>> areas = new LinkedHashMap<>();
            units.forEach(unit -> areas.computeIfAbsent(unit.layer(), any -> new ArrayList<>())
                    .add(unit.area().area()));
            return new Counted(model, "counted in the window", words(between), areas);
        }

        static String words(CensusPlan.Between between) {
            return between.positive() + " against " + between.other();
        }

        /** The units of a layer; empty where they have not been counted. */
        public Optional<OfLayer> of(String layer) {
            return Optional.ofNullable(areas.get(layer)).map(ofUnits -> new OfLayer(origin, words, ofUnits));
        }
    }

    /**
     * The units of a layer.
     *
     * @param origin where they were counted: {@code counted in the window}
     * @param words both categories: {@code ice against not ice}
     * @param areas under the ROC curve, one a unit of the layer: 0.5 for chance
     */
    public record OfLayer(String origin, String words, List<Double> areas) {
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

    /** What was counted in the window last; empty where that is to be forgotten. */
    public void show(Optional<Counted> now) {
        counted = now;
        listeners.forEach(Runnable::run);
    }

    /** What a file says that was opened last, until something is counted here. */
    void open(Counted read) {
        opened = Optional.of(read);
        listeners.forEach(Runnable::run);
    }

    /** Of a model as it is read now; empty where its units have not been counted. */
    public Optional<Counted> of(ModelDocument model) {
        return counted.or(() -> opened).filter(known -> known.model().equals(model));
    }

    /** Of a layer of a model as it is read now; empty where they have not been counted. */
    public Optional<OfLayer> of(ModelDocument model, String layer) {
        return of(model).flatMap(known -> known.of(layer));
    }
}
