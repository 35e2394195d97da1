package org.convscope.inspect.exciter;

import java.util.Arrays;
import org.convscope.array.Percentiles;

/**
 * How far exciters of a unit that began differently agree: the cosine between the channel means that they cause in the
 * layer.
 *
 * @param seeds how many exciters of each unit
 * @param cosines of every two of them, for each unit
 * @param cosinesOfRandom the same of a network with random weights: what to expect of nothing
 */
public record ExciterAgreement(int seeds, double[][] cosines, double[][] cosinesOfRandom) {
    /** Below this median a unit's exciter says little of the unit. */
    public static final double LIMIT = 0.5;

    /** The median of each unit. */
    public double[] medians() {
        return medians(cosines);
    }

    /** The median of each unit of the network with random weights. */
    public double[] mediansOfRandom() {
        return medians(cosinesOfRandom);
    }

    /** Over all units. */
    public double median() {
        return median(medians());
    }

    /** Over all units of the network with random weights. */
    public double medianOfRandom() {
        return median(mediansOfRandom());
    }

    /** Whether a unit's median is below the limit, or is no number since nothing reaches the layer. */
    public boolean isUnstable(int place) {
        return !(medians()[place] >= LIMIT);
    }

    private static double[] medians(double[][] cosines) {
        return Arrays.stream(cosines).mapToDouble(ExciterAgreement::median).toArray();
    }

    private static double median(double[] values) {
        return Percentiles.median(Arrays.stream(values).filter(Double::isFinite).toArray());
    }
}
