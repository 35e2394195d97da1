package org.convscope.inspect.ablation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.convscope.dataset.LabelledFrame;

/**
 * The units of a layer by how far a class falls without them.
 *
 * @param frames how many the mean is taken over
 * @param units the one whose missing costs most first; of equals the first in the layer
 */
public record UnitRanking(int frames, List<UnitFall> units) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    public UnitRanking {
        units = List.copyOf(units);
    }

    /**
     * A unit.
     *
     * @param fall mean over the frames that count; negative where the class gains
     * @param low a tenth of these frames fall by no more
     * @param high nine tenths of them fall by no more
     * @param fallOfAll mean over all frames
     */
    public record UnitFall(int unit, double fall, double low, double high, double fallOfAll) {}

    /**
     * @param counts the frames whose mean ranks; all where there is none of them
     */
    public static UnitRanking of(List<FrameFalls> falls, Predicate<LabelledFrame> counts) {
        List<FrameFalls> some =
                falls.stream().filter(one -> counts.test(one.frame())).toList();
        List<FrameFalls> counting = some.isEmpty() ? falls : some;
        int units = falls.isEmpty() ? 0 : falls.get(0).falls().length;
        List<UnitFall> all = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            double[] own = of(counting, unit);
            Arrays.sort(own);
            all.add(new UnitFall(unit, mean(own), quantile(own, LOW), quantile(own, HIGH), mean(of(falls, unit))));
        }
        // what is no number says nothing: last
        all.sort(Comparator.comparingDouble(one -> Double.isNaN(one.fall()) ? Double.POSITIVE_INFINITY : -one.fall()));
        return new UnitRanking(counting.size(), all);
    }

    private static double[] of(List<FrameFalls> falls, int unit) {
        return falls.stream().mapToDouble(one -> one.falls()[unit]).toArray();
    }

    private static double mean(double... numbers) {
        return Arrays.stream(numbers).average().orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
