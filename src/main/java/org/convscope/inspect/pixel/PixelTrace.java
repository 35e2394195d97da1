package org.convscope.inspect.pixel;

import java.util.List;
import org.convscope.array.Tensor;

/**
 * How one value of a layer's output arises.
 *
 * @param layer id of the call
 * @param unit channel of its output
 * @param row of the unit's map
 * @param column of the unit's map
 * @param source what it is made of
 * @param steps what is done to that, in order
 * @param shown the value that the engine gives
 * @param map the unit's map, (H, W)
 * @param below what the window lies on: the first patch's channel of the input, (H, W); empty (0, 0) where there is no window
 */
public record PixelTrace(
        String layer,
        int unit,
        int row,
        int column,
        PixelSource source,
        List<PixelStep> steps,
        double shown,
        Tensor map,
        Tensor below) {
    /** Sums in another order and in 32 bits differ by so much of the magnitudes that were added. */
    private static final double ROUNDING = 1e-4;

    public PixelTrace {
        steps = List.copyOf(steps);
    }

    /** The value as it was worked out here, number by number. */
    public double computed() {
        return steps.isEmpty() ? source.value() : steps.get(steps.size() - 1).value();
    }

    /** Whether what was worked out is what is shown, but for rounding. */
    public boolean isConfirmed() {
        double magnitude = steps.isEmpty()
                ? source.magnitude()
                : steps.get(steps.size() - 1).magnitude();
        return Double.compare(computed(), shown) == 0
                || Math.abs(computed() - shown) <= ROUNDING * Math.max(magnitude, Math.abs(shown));
    }
}
