package org.convscope.inspect.lighttable;

import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.inspect.lighttable.CompareFrames.ChosenUnits;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.inspect.maps.ValueSample;

/** The ends of the colour maps that several frames share, while one frame after another comes. */
final class SharedEnds {
    private final ColourLimits limits;
    private final Optional<List<Integer>> chosen;
    private final ValueSample values;
    private final ValueSample changes;
    private Range range = Range.EMPTY;
    private Range changed = Range.EMPTY;

    private SharedEnds(ColourLimits limits, Optional<List<Integer>> chosen, long values, long changes) {
        this.limits = limits;
        this.chosen = chosen;
        this.values = new ValueSample(values, ValueSample.OF_LAYER);
        this.changes = new ValueSample(changes, ValueSample.OF_LAYER);
    }

    /** For frames whose maps are about as large as those of the first. */
    static SharedEnds of(CompareFrames.Request request, LayerMaps first, UnitPage page) {
        int frames = request.frames().size();
        long pixels = (long) first.height() * first.width();
        Optional<List<Integer>> chosen =
                request.units() instanceof ChosenUnits ? Optional.of(page.units()) : Optional.empty();
        int units = chosen.map(List::size).orElse(first.units());
        return new SharedEnds(request.limits(), chosen, frames * pixels * units, (frames - 1) * pixels * first.units());
    }

    /**
     * @param reference of the same size; empty where there is no difference
     */
    void add(LayerMaps maps, Optional<LayerMaps> reference) {
        float[] data = maps.values().data();
        if (chosen.isPresent()) {
            for (int unit : chosen.get()) {
                values.add(data, unit, maps.units());
                range = range.union(maps.statistics().get(unit).range());
            }
        } else {
            values.add(data, 0, 1);
            range = range.union(maps.range());
        }
        reference.map(other -> other.values().data()).ifPresent(other -> {
            changes.addDifference(data, other);
            changed = changed.union(ValueSample.rangeOfDifference(data, other));
        });
    }

    ColourEnds ends() {
        return values.ends(limits, range);
    }

    /** Around zero. */
    ColourEnds differences() {
        ColourEnds ends = changes.ends(limits, changed);
        return ends.range().isEmpty() ? ends : ends.at(ends.range().symmetric());
    }
}
