package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.fold.UnitValues;
import org.convscope.inspect.receptive.ReceptiveField;

/** Where units fire on one frame, by resolution. */
public final class FrameShells {
    private FrameShells() {}

    /**
     * @param layer id of the call
     * @param output what it gives, (1, H, W, units)
     * @param units which of them
     * @param field what a place of the layer sees
     * @return one a unit, in the order asked; empty where no place of the layer has a resolution
     */
    public static Optional<List<UnitShells>> of(
            String layer,
            Tensor output,
            List<Integer> units,
            ReceptiveField field,
            CoordinateMap map,
            Resolution resolution) {
        if (output.rank() != 4 || field.seesEverything()) {
            return Optional.empty();
        }
        int[] regions = ResolutionShells.regions(output.length(1), output.length(2), field, map, resolution);
        if (Arrays.stream(regions).allMatch(region -> region < 0)) {
            return Optional.empty();
        }
        int all = output.length(3);
        LayerSums sums = LayerSums.of(new double[0], UnitValues.of(OutputView.of(output), 0), regions);
        return Optional.of(units.stream()
                .map(unit -> UnitShells.of(layer, unit, all, sums))
                .toList());
    }
}
