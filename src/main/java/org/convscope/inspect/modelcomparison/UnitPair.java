package org.convscope.inspect.modelcomparison;

import java.util.Arrays;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.ValueSample;

/** What one unit has in two models: its kernel, or its map for a frame. */
public record UnitPair(Side first, Side second) {
    /** One model's side of a pair. */
    public sealed interface Side {}

    /**
     * A side that is there.
     *
     * @param planes (height, width, planes): a kernel's slices, one an input channel, or one map
     * @param flatness tells which of them are dead or constant
     */
    public record Planes(Tensor planes, MapFlatness flatness) implements Side {}

    /**
     * Not there.
     *
     * @param reason a sentence
     */
    public record Missing(String reason) implements Side {}

    /** The ends of the colour map that both share; none where neither is there. */
    public ColourEnds ends(ColourLimits limits) {
        return ends(limits, data(first), data(second));
    }

    /** The ends of the colour map of the difference, around zero; none where there is none. */
    public ColourEnds differenceEnds(ColourLimits limits) {
        ColourEnds ends = ends(limits, difference().map(Tensor::data).orElseGet(() -> new float[0]));
        return ends.range().isEmpty() ? ends : ends.at(ends.range().symmetric());
    }

    private static ColourEnds ends(ColourLimits limits, float[]... arrays) {
        Range range = Range.EMPTY;
        var sample = new ValueSample(
                Arrays.stream(arrays).mapToLong(values -> values.length).sum(), ValueSample.OF_LAYER);
        for (float[] values : arrays) {
            range = range.union(Range.of(values));
            sample.add(values, 0, 1);
        }
        return sample.ends(limits, range);
    }

    private static float[] data(Side side) {
        return side instanceof Planes shown ? shown.planes().data() : new float[0];
    }

    /** Tells whether their difference is anything. */
    public MapFlatness differenceFlatness() {
        return new MapFlatness(Math.max(largest(first), largest(second)));
    }

    private static double largest(Side side) {
        return side instanceof Planes shown ? shown.flatness().largest() : 0;
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
