package org.convscope.array;

/** Where a histogram counts a value: the lower edges of its equal bins, and the upper edge of the last. */
public final class HistogramBins {
    private final Range limits;
    private final double[] edges;

    public HistogramBins(Range limits, int bins) {
        this.limits = limits;
        this.edges = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = edge(limits, bins, bin);
        }
    }

    static double edge(Range limits, int bins, int bin) {
        return bin == bins ? limits.max() : limits.min() + limits.width() * bin / bins;
    }

    /** The bin a value falls into, -1 outside the limits and for NaN. */
    public int of(double value) {
        if (!limits.contains(value)) {
            return -1;
        }
        int last = edges.length - 2;
        int bin = (int) Math.min(last, (value - limits.min()) / limits.width() * (last + 1));
        // the division may land one bin off at an edge; the edges decide
        if (bin > 0 && value < edges[bin]) {
            return bin - 1;
        }
        return bin < last && value >= edges[bin + 1] ? bin + 1 : bin;
    }
}
