package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a number tells two kinds of frames apart: the share of pairs in which the positive frame has the larger one, equal ones
 * counting half.
 *
 * @param area 0.5 for chance, below where the positive frames have the smaller numbers
 * @param low of Newcombe's 95 % interval
 * @param high of Newcombe's 95 % interval
 * @param p two-sided, of the test of Mann and Whitney: normal, corrected for ties and for continuity
 */
public record AreaUnderRoc(double area, double low, double high, double p) {
    static final AreaUnderRoc UNKNOWN = new AreaUnderRoc(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final double Z = 1.959963984540054;
    private static final int HALVINGS = 60;

    /** Ranks from 1, equal numbers having their mean, and what equal numbers take from the variance. */
    record Ranks(double[] ranks, double ties) {
        static Ranks of(double[] numbers) {
            Integer[] order = IntStream.range(0, numbers.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Double.compare(numbers[a] + 0.0, numbers[b] + 0.0));
            double[] ranks = new double[numbers.length];
            double ties = 0;
            for (int i = 0; i < order.length; ) {
                int end = i;
                while (end < order.length && numbers[order[end]] == numbers[order[i]]) {
                    end++;
                }
                for (int k = i; k < end; k++) {
                    ranks[order[k]] = (i + 1 + end) / 2.0;
                }
                double same = end - i;
                ties += same * same * same - same;
                i = end;
            }
            return new Ranks(ranks, ties);
        }

        /**
         * @param isPositive one a number
         * @param positives how many are
         */
        double area(boolean[] isPositive, int positives) {
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                sum += isPositive[i] ? ranks[i] : 0;
            }
            double others = ranks.length - (double) positives;
            return (sum - positives * (positives + 1.0) / 2) / (positives * others);
        }
    }

    /** NaN where all frames are positive or none is. */
    static AreaUnderRoc of(Ranks ranks, boolean[] isPositive) {
        int all = isPositive.length;
        int positives = (int) IntStream.range(0, all).filter(i -> isPositive[i]).count();
        int others = all - positives;
        if (positives == 0 || others == 0) {
            return UNKNOWN;
        }
        double area = ranks.area(isPositive, positives);
        return new AreaUnderRoc(
                area,
                area <= 0 ? 0 : bound(area, positives, others, 0),
                area >= 1 ? 1 : bound(area, positives, others, 1),
                p(area, positives, others, ranks.ties()));
    }

    /**
     * Where the area found lies just within what an area at the bound would give: method 5 of Newcombe, "Confidence intervals for an
     * effect size measure based on the Mann-Whitney statistic. Part 2", Statistics in Medicine 25 (2006), the variance being Hanley's
     * and McNeil's with the mean of both numbers of frames for each.
     *
     * @param end 0 for the lower bound, 1 for the upper
     */
    private static double bound(double area, int positives, int others, double end) {
        double inside = area;
        double outside = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (Math.abs(area - middle) <= Z * Math.sqrt(variance(middle, positives, others))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    private static double variance(double area, int positives, int others) {
        double more = (positives + others) / 2.0 - 1;
        return area
                * (1 - area)
                / ((double) positives * others)
                * (1 + more * ((1 - area) / (2 - area) + area / (1 + area)));
    }

    private static double p(double area, double positives, double others, double ties) {
        double all = positives + others;
        double deviation = Math.sqrt(positives * others / 12 * (all + 1 - ties / (all * (all - 1))));
        double away = Math.abs(area - 0.5) * positives * others - 0.5;
        return deviation == 0 ? 1 : Math.min(1, erfc(away / deviation / Math.sqrt(2)));
    }

    /** The complementary error function, from Simpson's rule on a form that keeps its digits far out (Craig's formula). */
    private static double erfc(double x) {
        if (x < 0) {
            return 2 - erfc(-x);
        }
        int steps = 2000;
        double width = Math.PI / 2 / steps;
        double sum = 0;
        for (int i = 1; i <= steps; i++) {
            double sine = Math.sin(i * width);
            double weight = i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp(-x * x / (sine * sine));
        }
        double start = x == 0 ? 1 : 0;
        return 2 / Math.PI * (sum + start) * width / 3;
    }
}
