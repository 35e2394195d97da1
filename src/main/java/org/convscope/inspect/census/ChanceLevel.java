package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What so many units reach where there is nothing to tell apart: the same numbers, the categories dealt out anew. Units that go
 * together go together there too.
 *
 * @param deals how often categories were dealt out
 * @param largestArea the mean over the deals of the largest of all units' areas, an area below 0.5 counting as 1 minus it
 * @param rarelyAbove what that largest one exceeds in one deal of twenty
 */
public record ChanceLevel(int deals, double largestArea, double rarelyAbove) {
    private static final int MOST_DEALS = 1000;
    private static final int FEWEST_DEALS = 20;
    /** How often a frame's number is looked at: some seconds. */
    static final double MOST_STEPS = 1e9;
    /** For somebody who waits. */
    static final double FEW_STEPS = 1e7;

    private static final double RARE = 0.95;

    /**
     * How often categories are dealt out.
     *
     * @param steps about how often a frame's number may be looked at
     */
    static int deals(int units, int frames, double steps) {
        double each = Math.max(1.0, (double) units * frames);
        return (int) Math.max(FEWEST_DEALS, Math.min(MOST_DEALS, steps / each));
    }

    /** Units may come in several groups: each meets the same deals. */
    static final class Deals {
        private final boolean[] isPositive;
        private final long seed;
        private final double[] largest;

        Deals(boolean[] isPositive, long seed, int deals) {
            this.isPositive = isPositive;
            this.seed = seed;
            this.largest = new double[deals];
        }

        void add(List<AreaUnderRoc.Ranks> units) {
            int positives = 0;
            for (boolean positive : isPositive) {
                positives += positive ? 1 : 0;
            }
            var random = new Random(seed);
            boolean[] dealt = isPositive.clone();
            for (int deal = 0; deal < largest.length; deal++) {
                for (int i = dealt.length - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    boolean moved = dealt[i];
                    dealt[i] = dealt[other];
                    dealt[other] = moved;
                }
                for (AreaUnderRoc.Ranks ranks : units) {
                    double area = ranks.area(dealt, positives);
                    largest[deal] = Math.max(largest[deal], Math.max(area, 1 - area));
                }
            }
        }

        ChanceLevel level() {
            double[] sorted = largest.clone();
            Arrays.sort(sorted);
            return new ChanceLevel(
                    sorted.length,
                    Arrays.stream(sorted).average().orElse(Double.NaN),
                    sorted[(int) Math.min(sorted.length - 1.0, Math.ceil(RARE * sorted.length))]);
        }
    }
}
