package org.convscope.inspect.difference;

import java.util.Arrays;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;

/** What one unit has in two models: its kernel, or its map for a frame. */
public record UnitPair(Side first, Side second) {
    /** One model's. */
    public sealed interface Side {}

    /**
     * There.
     *
     * @param planes (height, width, planes): a kernel's slices, one an input channel, or one map
     */
    public record Planes(Tensor planes) implements Side {}

    /**
     * Not there.
     *
     * @param reason a sentence
     */
    public record Missing(String reason) implements Side {}

    /** The range that both share; empty where neither is there. */
    public Range range() {
        return range(first).union(range(second));
    }

    private static Range range(Side side) {
        return side instanceof Planes shown ? Range.of(shown.planes().data()) : Range.EMPTY;
    }

    /** The second minus the first, number by number; empty where one is missing or they have other shapes. */
    public Optional<Tensor> difference() {
        if (!(first instanceof Planes a) || !(second instanceof Planes b)) {
            return Optional.empty();
        }
        if (!Arrays.equals(a.planes().shape(), b.planes().shape())) {
            return Optional.empty();
        }
        float[] difference = b.planes().data().clone();
        float[] subtracted = a.planes().data();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= subtracted[i];
        }
        return Optional.of(Tensor.of(difference, a.planes().shape()));
    }
}
