package org.convscope.input;

import java.util.function.DoubleUnaryOperator;
import org.convscope.array.Percentiles;

/** Counts to whole numbers of 0 to 255. */
final class CountScaling {
    private static final double FACTOR_WITHOUT_MEDIAN = 40;

    private CountScaling() {}

    static float[] apply(EightBitCounts counts, SampledFrame sampled) {
        if (counts instanceof EightBitCounts.Kept) {
            return sampled.values();
        }
        DoubleUnaryOperator formula = formula(counts, sampled);
        float[] result = sampled.values().clone();
        for (int i = 0; i < result.length; i++) {
            double scaled = formula.applyAsDouble(result[i]);
            // NaN, from the root of a negative number or 0 / 0, becomes 0
            result[i] = sampled.masked().get(i / sampled.channels()) ? 0 : (int) Math.min(255, Math.max(0, scaled));
        }
        return result;
    }

    private static DoubleUnaryOperator formula(EightBitCounts counts, SampledFrame sampled) {
        if (counts instanceof EightBitCounts.Linear linear) {
            return share(sampled, linear.low(), linear.high());
        }
        if (counts instanceof EightBitCounts.SquareRoot root) {
            DoubleUnaryOperator share = share(sampled, root.low(), root.high());
            return value -> Math.sqrt(share.applyAsDouble(value) * 255);
        }
        var root = (EightBitCounts.SquareRootOfMedian) counts;
        float[] measured = sampled.measured();
        double median = measured.length == 0 ? 0 : new Percentiles(measured).at(50);
        return median <= 0
                ? value -> FACTOR_WITHOUT_MEDIAN * value
                : value -> root.factor() * Math.sqrt(value / median) + root.offset();
    }

    /**
     * 255 times the share of the way from the low to the high percentile. Where both are the same number, as in a frame of few
     * spots on nothing, the quotient is infinite beside it, as numpy's: 255 above once it is clipped, 0 below; NaN, so 0, at it.
     */
    private static DoubleUnaryOperator share(SampledFrame sampled, double low, double high) {
        float[] measured = sampled.measured();
        var percentiles = new Percentiles(measured);
        double black = measured.length == 0 ? 0 : percentiles.at(low);
        double white = measured.length == 0 ? 0 : percentiles.at(high);
        return value -> 255 * ((value - black) / (white - black));
    }
}
