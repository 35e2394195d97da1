package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Makes of the parts of a census its result: always from all frames in their order, whoever counted them. */
public final class ReckonCensus {
    private static final double ZERO = 1e-6;
    private static final long SEED = 0;

    private final CensusPlan plan;
    private final List<CountedFrame> counted = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Optional<LayerSums[]> sums;
    private final List<AreaUnderRoc.Ranks> ranks = new ArrayList<>();
    private final List<CountedFrame> compared;
    private final boolean[] isPositive;
    private final double steps;

    private ReckonCensus(CensusPlan plan, List<CensusPart> parts, double steps) {
        this.plan = plan;
        this.steps = steps;
        for (CensusPart part : parts) {
            for (CountedFrame frame : part.frames()) {
                if (frame.isCounted()) {
                    counted.add(frame);
                } else {
                    failed.add(frame.failure());
                }
            }
        }
        if (counted.isEmpty()) {
            throw Problem.of("none of the frames can be used, so nothing is counted")
                    .asException();
        }
        this.sums = SumsNode.root(
                        parts.stream().flatMap(part -> part.sums().stream()).toList(), plan.frames())
                .stream()
                .findFirst()
                .map(root -> root.layers().toArray(LayerSums[]::new));
        this.compared = counted.stream()
                .filter(frame -> isOf(frame, true) != isOf(frame, false))
                .toList();
        this.isPositive = new boolean[compared.size()];
        for (int i = 0; i < isPositive.length; i++) {
            isPositive[i] = isOf(compared.get(i), true);
        }
    }

    /**
     * @param parts in order, of this plan
     * @throws org.convscope.problem.ProblemException if frames are in no part, or none was counted
     */
    public static Census of(CensusPlan plan, List<CensusPart> parts) {
        int end = 0;
        for (CensusPart part : parts) {
            if (part.from() > end) {
                throw missing(end, part.from());
            }
            end = part.to();
        }
        if (end < plan.frames()) {
            throw missing(end, plan.frames());
        }
        return new ReckonCensus(plan, parts, ChanceLevel.MOST_STEPS).census();
    }

    /**
     * What is known while some frames are not counted yet; chance is only looked at roughly.
     *
     * @param parts in order, of this plan
     * @throws org.convscope.problem.ProblemException if no frame was counted
     */
    public static Census soFar(CensusPlan plan, List<CensusPart> parts) {
        return new ReckonCensus(plan, parts, ChanceLevel.FEW_STEPS).census();
    }

    private static ProblemException missing(int from, int to) {
        return Problem.of("frames " + (from + 1) + " to " + to + " are in none of the parts")
                .nextStep("Count the missing part, or name its folder too")
                .asException();
    }

    private boolean isOf(CountedFrame frame, boolean positive) {
        return plan.between()
                .map(between -> between.isOf(positive ? between.positive() : between.other(), frame.labels()))
                .orElse(false);
    }

    private Census census() {
        List<UnitCensus> units = new ArrayList<>();
        List<UnitShells> shells = new ArrayList<>();
        for (int layer = 0; layer < plan.layers().size(); layer++) {
            units.addAll(units(layer));
            shells.addAll(shells(layer));
        }
        double[] q = FalseDiscoveries.q(
                units.stream().mapToDouble(unit -> unit.area().p()).toArray());
        return new Census(
                counted.size(),
                failed,
                IntStream.range(0, q.length)
                        .mapToObj(i -> units.get(i).withQ(q[i]))
                        .toList(),
                shells,
                plan.between().map(between -> comparison()));
    }

    private Census.Comparison comparison() {
        int positives = (int)
                IntStream.range(0, isPositive.length).filter(i -> isPositive[i]).count();
        return new Census.Comparison(
                positives,
                isPositive.length - positives,
                counted.stream()
                        .filter(frame -> isOf(frame, true) && isOf(frame, false))
                        .map(CountedFrame::name)
                        .toList(),
                ChanceLevel.of(ranks, isPositive, SEED, steps));
    }

    private List<UnitCensus> units(int layer) {
        List<LayerCount> frames =
                counted.stream().map(frame -> frame.layers().get(layer)).toList();
        int units = plan.layers().get(layer).units();
        double largest = 0;
        double places = 0;
        double[] totals = new double[units];
        for (LayerCount frame : frames) {
            largest = Math.max(largest, frame.largest());
            places += frame.places();
            for (int unit = 0; unit < units; unit++) {
                totals[unit] += frame.sums()[unit];
            }
        }
        int[] duplicates = duplicates(layer, frames, totals, places);
        List<UnitCensus> all = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            double max = Double.NEGATIVE_INFINITY;
            long zeros = 0;
            for (LayerCount frame : frames) {
                max = Math.max(max, frame.max()[unit]);
                zeros += frame.magnitudes().atMost(unit, ZERO * largest);
            }
            all.add(new UnitCensus(
                    plan.layers().get(layer).name(),
                    unit,
                    frames.size(),
                    totals[unit] / places,
                    max,
                    zeros / places,
                    zeros == places,
                    duplicates[unit] == NearDuplicates.NONE ? OptionalInt.empty() : OptionalInt.of(duplicates[unit]),
                    area(layer, unit),
                    Double.NaN));
        }
        return all;
    }

    private int[] duplicates(int layer, List<LayerCount> frames, double[] totals, double places) {
        double[] products = sums.map(all -> all[layer].products()).orElse(new double[0]);
        return products.length == 0
                ? NearDuplicates.of(frames, totals.length)
                : NearDuplicates.of(totals, products, places);
    }

    private AreaUnderRoc area(int layer, int unit) {
        if (plan.between().isEmpty()) {
            return AreaUnderRoc.UNKNOWN;
        }
        AreaUnderRoc.Ranks own = AreaUnderRoc.Ranks.of(compared.stream()
                .mapToDouble(frame -> frame.layers().get(layer).mean(unit))
                .toArray());
        ranks.add(own);
        return AreaUnderRoc.of(own, isPositive);
    }

    private List<UnitShells> shells(int layer) {
        CensusPlan.Layer of = plan.layers().get(layer);
        return sums.map(all -> all[layer])
                .filter(all -> all.regionPlaces().length > 0)
                .map(all -> IntStream.range(0, of.units())
                        .mapToObj(unit -> UnitShells.of(of.name(), unit, of.units(), all))
                        .toList())
                .orElse(List.of());
    }
}
