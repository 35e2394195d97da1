package org.convscope.inspect.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Receiver operating characteristic: what share of the true ones is found at what share of false alarms, as the threshold
 * falls. Equal scores are one step, as in scikit-learn's {@code roc_curve}.
 *
 * @param name of what is found
 * @param falseAlarms share of the others above the threshold, from 0 to 1
 * @param hits share of the true ones above it, from 0 to 1
 * @param area under the curve; 0.5 for chance, NaN where all frames are true or none is
 */
public record RocCurve(String name, double[] falseAlarms, double[] hits, double area) {
    /** More points than this cannot be told apart in a chart. */
    private static final int MOST_POINTS = 2000;

    static RocCurve of(String name, double[] scores, boolean[] truth) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
        double all = IntStream.range(0, truth.length).filter(i -> truth[i]).count();
        double others = truth.length - all;
        double[] x = new double[scores.length + 1];
        double[] y = new double[scores.length + 1];
        int points = 1;
        double found = 0;
        double alarms = 0;
        double area = 0;
        for (int i = 0; i < order.length; i++) {
            if (truth[order[i]]) {
                found++;
            } else {
                alarms++;
            }
            boolean last = i + 1 == order.length || scores[order[i + 1]] != scores[order[i]];
            if (last) {
                x[points] = alarms / others;
                y[points] = found / all;
                area += (x[points] - x[points - 1]) * (y[points] + y[points - 1]) / 2;
                points++;
            }
        }
        boolean known = all > 0 && others > 0;
        int shown = known ? points : 0;
        return new RocCurve(name, thinned(x, shown), thinned(y, shown), known ? area : Double.NaN);
    }

    private static double[] thinned(double[] values, int count) {
        if (count <= MOST_POINTS) {
            return Arrays.copyOf(values, count);
        }
        double[] some = new double[MOST_POINTS];
        for (int i = 0; i < MOST_POINTS; i++) {
            some[i] = values[(int) ((long) i * (count - 1) / (MOST_POINTS - 1))];
        }
        return some;
    }
}
