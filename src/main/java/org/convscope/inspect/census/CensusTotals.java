package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.problem.Problem;

/** What is known of all frames once they were gone through: nothing here grows with frames times units. */
final class CensusTotals implements CountedParts.Visitor {
    private final CensusPlan plan;
    private final List<OfLayer> layers;
    private final List<String> failed = new ArrayList<>();
    private final List<String> both = new ArrayList<>();
    private final BitSet compared = new BitSet();
    private final BitSet positive = new BitSet();
    private List<SumsNode> sums = List.of();
    private int counted;

    /** Of a layer's values. */
    static final class OfLayer {
        private final double[] sums;
        private final float[] max;
        private float largest;
        private double places;

        private OfLayer(int units) {
            sums = new double[units];
            max = new float[units];
            Arrays.fill(max, Float.NEGATIVE_INFINITY);
        }

        private void add(LayerCount frame) {
            largest = Math.max(largest, frame.largest());
            places += frame.places();
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] += frame.sums()[unit];
                max[unit] = Math.max(max[unit], frame.max()[unit]);
            }
        }

        /** Magnitude of all values of all frames. */
        float largest() {
            return largest;
        }

        double places() {
            return places;
        }

        /** Of each unit. */
        double[] sums() {
            return sums;
        }

        /** Of each unit. */
        float[] max() {
            return max;
        }
    }

    private CensusTotals(CensusPlan plan) {
        this.plan = plan;
        this.layers =
                plan.layers().stream().map(layer -> new OfLayer(layer.units())).toList();
    }

    /**
     * @throws org.convscope.problem.ProblemException if no frame was counted, or a part cannot be read
     */
    static CensusTotals of(CensusPlan plan, CountedParts parts) {
        var totals = new CensusTotals(plan);
        parts.read(totals);
        if (totals.counted == 0) {
            throw Problem.of("none of the frames can be used, so nothing is counted")
                    .asException();
        }
        return totals;
    }

    @Override
    public void frame(CountedFrame frame) {
        if (!frame.isCounted()) {
            failed.add(frame.failure());
            return;
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).add(frame.layers().get(layer));
        }
        plan.between().ifPresent(between -> {
            boolean isPositive = between.isOf(between.positive(), frame.labels());
            boolean isOther = between.isOf(between.other(), frame.labels());
            if (isPositive && isOther) {
                both.add(frame.name());
            }
            compared.set(counted, isPositive != isOther);
            positive.set(counted, isPositive && !isOther);
        });
        counted++;
    }

    @Override
    public void end(List<SumsNode> ofPart, int to) {
        sums = SumsNode.merged(Stream.concat(sums.stream(), ofPart.stream()).toList(), 0, to);
    }

    /** How many frames were counted. */
    int counted() {
        return counted;
    }

    /** Why the others were not. */
    List<String> failed() {
        return failed;
    }

    /** Names of the frames of both categories. */
    List<String> both() {
        return both;
    }

    /** Which of the counted frames are of one category alone. */
    BitSet compared() {
        return compared;
    }

    /** Whether each of the {@link #compared} is of the positive one. */
    boolean[] isPositive() {
        boolean[] isPositive = new boolean[compared.cardinality()];
        int at = 0;
        for (int frame = compared.nextSetBit(0); frame >= 0; frame = compared.nextSetBit(frame + 1)) {
            isPositive[at++] = positive.get(frame);
        }
        return isPositive;
    }

    OfLayer layer(int layer) {
        return layers.get(layer);
    }

    /** Over all frames, one a layer. */
    List<LayerSums> sums() {
        return SumsNode.root(sums, plan.frames()).get(0).layers();
    }
}
