package org.convscope.inspect.census;

import java.util.BitSet;
import java.util.List;

/** What is looked at frame by frame, of one layer. */
final class LayerNumbers {
    /** Means, and their ranks. */
    static final int BYTES_A_NUMBER = 3 * Double.BYTES;

    private final int layer;
    private final double threshold;
    private final long[] zeros;
    private final double[][] means;
    private int known;

    /**
     * @param layer its place in the plan
     * @param threshold magnitudes up to which are zero
     * @param frames of how many the means are kept
     */
    LayerNumbers(int layer, int units, double threshold, int frames) {
        this.layer = layer;
        this.threshold = threshold;
        this.zeros = new long[units];
        this.means = new double[units][frames];
    }

    private void add(LayerCount frame, boolean isKept) {
        for (int unit = 0; unit < zeros.length; unit++) {
            zeros[unit] += frame.magnitudes().atMost(unit, threshold);
            if (isKept) {
                means[unit][known] = frame.mean(unit);
            }
        }
        known += isKept ? 1 : 0;
    }

    /**
     * Goes through the parts once.
     *
     * @param kept which of the counted frames' means are kept, one set a layer
     */
    static void read(CountedParts parts, List<LayerNumbers> layers, List<BitSet> kept) {
        parts.read(new CountedParts.Visitor() {
            private int counted;

            @Override
            public void frame(CountedFrame frame) {
                if (frame.isCounted()) {
                    for (int i = 0; i < layers.size(); i++) {
                        LayerNumbers numbers = layers.get(i);
                        numbers.add(
                                frame.layers().get(numbers.layer), kept.get(i).get(counted));
                    }
                    counted++;
                }
            }

            @Override
            public void end(List<SumsNode> sums, int to) {
                // known since the totals
            }
        });
    }

    int layer() {
        return layer;
    }

    /** How many of each unit's values are zero. */
    long[] zeros() {
        return zeros;
    }

    /** Of each unit on each frame that was kept, (units, frames). */
    double[][] means() {
        return means;
    }
}
