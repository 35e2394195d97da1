package org.convscope.inspect.topimages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The frames that excite units most, of the frames that were looked at.
 *
 * @param units one entry a unit, in the order asked; none where no frame was looked at
 */
public record TopImages(List<Unit> units) {
    public TopImages {
        units = List.copyOf(units);
    }

    /**
     * Of one unit.
     *
     * @param layer id of the call
     * @param peaks one a frame, largest first, no more than are wanted
     */
    public record Unit(String layer, int unit, List<Peak> peaks) {
        public Unit {
            peaks = List.copyOf(peaks);
        }

        private Unit merge(Unit other, int count) {
            List<Peak> both = Stream.concat(peaks.stream(), other.peaks.stream())
                    .sorted(Peak.ORDER)
                    .limit(count)
                    .toList();
            return new Unit(layer, unit, both);
        }
    }

    /** Of both's frames; in whatever order parts are merged, the same comes out. */
    TopImages merge(TopImages other, int count) {
        if (units.isEmpty() || other.units.isEmpty()) {
            return units.isEmpty() ? other : this;
        }
        List<Unit> merged = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            merged.add(units.get(i).merge(other.units.get(i), count));
        }
        return new TopImages(merged);
    }
}
