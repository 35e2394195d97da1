package org.convscope.inspect.census;

import java.util.List;
import java.util.Optional;

/**
 * What all units say over a whole data set.
 *
 * @param frames how many were counted
 * @param failed why the others were not
 * @param units in the order of the plan's layers
 * @param shells of the units of layers with maps; none where no frame has a geometry
 * @param comparison where two categories were named
 */
public record Census(
        int frames,
        List<String> failed,
        List<UnitCensus> units,
        List<UnitShells> shells,
        Optional<Comparison> comparison) {
    public Census {
        failed = List.copyOf(failed);
        units = List.copyOf(units);
        shells = List.copyOf(shells);
    }

    /**
     * @param positives how many frames are of the positive category alone
     * @param others how many are of the other alone
     * @param both names of the frames of both, which count for neither
     * @param chance what so many units reach where there is nothing to tell
     */
    public record Comparison(int positives, int others, List<String> both, ChanceLevel chance) {
        public Comparison {
            both = List.copyOf(both);
        }
    }
}
