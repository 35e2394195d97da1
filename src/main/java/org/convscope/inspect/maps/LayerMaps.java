package org.convscope.inspect.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Histogram;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;

/**
 * A layer's output for one frame as a stack of maps. A vector's maps are single pixels, a sequence's have height 1, a
 * volume's slices stand below each other.
 *
 * @param layer id of the call
 * @param frame the frame's name
 * @param height rows of a map
 * @param width columns of a map
 * @param values (height, width, units)
 * @param statistics one entry a unit
 */
public record LayerMaps(String layer, String frame, int height, int width, Tensor values, List<Statistics> statistics) {
    public LayerMaps {
        statistics = List.copyOf(statistics);
    }

    /**
     * @param output (1, ..., units), as the engine gives it
     */
    static LayerMaps of(String layer, String frame, Tensor output) {
        int[] shape = output.shape();
        int units = shape.length < 2 ? 1 : shape[shape.length - 1];
        int width = shape.length < 3 ? 1 : shape[shape.length - 2];
        int plane = units * width;
        int height = plane == 0 ? 0 : output.size() / plane;
        Tensor values = output.reshaped(height, width, units);
        return new LayerMaps(layer, frame, height, width, values, ChannelStatistics.of(values.data(), units));
    }

    public int units() {
        return statistics.size();
    }

    /** The unit of the largest mean, of several the first. */
    public int strongest() {
        int strongest = 0;
        for (int unit = 1; unit < units(); unit++) {
            if (statistics.get(unit).mean() > statistics.get(strongest).mean()) {
                strongest = unit;
            }
        }
        return strongest;
    }

    /** One unit's map, (height, width) row-major, copied. */
    public float[] map(int unit) {
        float[] data = values.data();
        int units = units();
        float[] map = new float[height * width];
        for (int i = 0; i < map.length; i++) {
            map[i] = data[i * units + unit];
        }
        return map;
    }

    /** Smallest and largest value of all units. */
    public Range range() {
        return statistics.stream().map(Statistics::range).reduce(Range.EMPTY, Range::union);
    }

    /** Tells the dead and the constant among these maps. */
    public MapFlatness flatness() {
        return MapFlatness.of(range());
    }

    /** The ends of the colour map over all units. */
    public ColourEnds ends(ColourLimits limits) {
        var sample = new ValueSample(values.size(), ValueSample.OF_LAYER);
        sample.add(values.data(), 0, 1);
        return ends(sample, limits, range(), values.size());
    }

    private ColourEnds ends(ValueSample sample, ColourLimits limits, Range range, long count) {
        Range flattened = flatness().flattened(range, count);
        return flattened.isConstant() && !(limits instanceof ColourLimits.Fixed)
                ? ColourEnds.of(flattened)
                : sample.ends(limits, range);
    }

    /** The ends of one unit's map by itself; around zero where the layer's values lie on both sides of it. */
    public ColourEnds unitEnds(int unit, ColourLimits limits) {
        long pixels = (long) height * width;
        var sample = new ValueSample(pixels, ValueSample.OF_MAP);
        sample.add(values.data(), unit, units());
        ColourEnds ends = ends(sample, limits, statistics.get(unit).range(), pixels);
        boolean centred = limits instanceof ColourLimits.Percentiles && range().hasBothSigns();
        return centred ? ends.at(ends.range().symmetric()) : ends;
    }

    /** How often values occur in a unit's map, from its smallest to its largest; of one that is dead or constant, around that value. */
    public Histogram histogram(int unit, int bins) {
        float[] map = map(unit);
        double[] values = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            values[i] = map[i];
        }
        Range range = flatness().flattened(statistics.get(unit).range(), map.length);
        return Histogram.of(values, bins, Histogram.limits(range));
    }

    /** What a unit's map is. */
    public MapFlatness.Kind kind(int unit) {
        return flatness().kind(statistics.get(unit));
    }

    /** Units that are zero everywhere on this frame, as {@link MapFlatness} says. */
    public List<Integer> dead() {
        MapFlatness flatness = flatness();
        return which(s -> flatness.kind(s) == MapFlatness.Kind.DEAD);
    }

    /** Units that have one and the same value everywhere, but not zero, likewise. */
    public List<Integer> constant() {
        MapFlatness flatness = flatness();
        return which(s -> flatness.kind(s) == MapFlatness.Kind.CONSTANT);
    }

    /** Units with NaN or an infinity. */
    public List<Integer> notFinite() {
        return which(s -> s.notFinite() > 0);
    }

    private List<Integer> which(Predicate<Statistics> test) {
        List<Integer> found = new ArrayList<>();
        for (int unit = 0; unit < units(); unit++) {
            if (test.test(statistics.get(unit))) {
                found.add(unit);
            }
        }
        return found;
    }

    /** Memory of the values. */
    public long bytes() {
        return values.size() * (long) Float.BYTES + 64L * units();
    }
}
