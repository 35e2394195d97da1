package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Of many tests: the share of false ones among all that are at least as sure as each, after Benjamini and Hochberg, "Controlling the
 * false discovery rate", Journal of the Royal Statistical Society B 57 (1995).
 */
final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /**
     * @param p one a test; NaN where there was none, which counts as no test
     * @return one a test; NaN likewise
     */
    static double[] q(double[] p) {
        Integer[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .toArray(Integer[]::new);
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double smallest = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p[order[i]] * order.length / (i + 1));
            q[order[i]] = smallest;
        }
        return q;
    }
}
