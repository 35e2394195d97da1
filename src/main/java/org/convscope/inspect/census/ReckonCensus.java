package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Makes of the parts of a census its result: always from all frames in their order, whoever counted them. The parts are gone through
 * once for the totals, and once for as many layers together as have their means in memory.
 */
public final class ReckonCensus {
    private static final double ZERO = SmallMagnitudes.ZERO;
    private static final long SEED = 0;
    private static final int SHARE_OF_MEMORY = 4;

    private final CensusPlan plan;
    private final CountedParts parts;
    private final double steps;
    private final CensusTotals totals;
    private final List<LayerSums> sums;
    private final boolean[] isPositive;

    private ReckonCensus(CensusPlan plan, CountedParts parts, double steps) {
        this.plan = plan;
        this.parts = parts;
        this.steps = steps;
        this.totals = CensusTotals.of(plan, parts);
        this.sums = totals.sums();
        this.isPositive = totals.isPositive();
    }

    /**
     * @param parts in order, of this plan
     * @throws ProblemException if frames are in no part, none was counted, or a part cannot be read
     */
    public static Census of(CensusPlan plan, CountedParts parts) {
        return of(plan, parts, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /**
     * @param mostBytes what the means of several layers may take; those of one layer are always held
     */
    static Census of(CensusPlan plan, CountedParts parts, long mostBytes) {
        int end = 0;
        for (FrameRange part : parts.ranges()) {
            if (part.from() > end) {
                throw missing(end, part.from());
            }
            end = part.to();
        }
        if (end < plan.frames()) {
            throw missing(end, plan.frames());
        }
        return new ReckonCensus(plan, parts, ChanceLevel.MOST_STEPS).census(mostBytes);
    }

    /**
     * What is known while some frames are not counted yet; chance is only looked at roughly.
     *
     * @param parts in order, of this plan
     * @throws ProblemException if no frame was counted
     */
    public static Census soFar(CensusPlan plan, CountedParts parts) {
        return new ReckonCensus(plan, parts, ChanceLevel.FEW_STEPS).census(Long.MAX_VALUE);
    }

    private static ProblemException missing(int from, int to) {
        return Problem.of("frames " + (from + 1) + " to " + to + " are in none of the parts")
                .nextStep("Count the missing part, or name its folder too")
                .asException();
    }

    private Census census(long mostBytes) {
        List<UnitCensus> units = new ArrayList<>();
        List<UnitShells> shells = new ArrayList<>();
        int allUnits = plan.layers().stream().mapToInt(CensusPlan.Layer::units).sum();
        var chance = new ChanceLevel.Deals(isPositive, SEED, ChanceLevel.deals(allUnits, isPositive.length, steps));
        for (int first = 0; first < plan.layers().size(); ) {
            List<LayerNumbers> layers = numbers(first, mostBytes);
            List<AreaUnderRoc.Ranks> ranks = new ArrayList<>();
            for (LayerNumbers layer : layers) {
                units.addAll(units(layer, ranks));
                shells.addAll(shells(layer.layer()));
            }
            chance.add(ranks);
            first += layers.size();
        }
        double[] q = FalseDiscoveries.q(
                units.stream().mapToDouble(unit -> unit.area().p()).toArray());
        return new Census(
                totals.counted(),
                totals.failed(),
                IntStream.range(0, q.length)
                        .mapToObj(i -> units.get(i).withQ(q[i]))
                        .toList(),
                shells,
                plan.between().map(between -> comparison(chance)));
    }

    private Census.Comparison comparison(ChanceLevel.Deals chance) {
        int positives = (int)
                IntStream.range(0, isPositive.length).filter(i -> isPositive[i]).count();
        return new Census.Comparison(positives, isPositive.length - positives, totals.both(), chance.level());
    }

    /** Of as many layers as fit, at least one. */
    private List<LayerNumbers> numbers(int first, long mostBytes) {
        List<LayerNumbers> numbers = new ArrayList<>();
        List<BitSet> kept = new ArrayList<>();
        double bytes = 0;
        for (int layer = first; layer < plan.layers().size(); layer++) {
            int units = plan.layers().get(layer).units();
            BitSet frames = framesWithMeans(layer);
            bytes += (double) LayerNumbers.BYTES_A_NUMBER * units * frames.cardinality();
            if (layer > first && bytes > mostBytes) {
                break;
            }
            double threshold = ZERO * totals.layer(layer).largest();
            numbers.add(new LayerNumbers(layer, units, threshold, frames.cardinality()));
            kept.add(frames);
        }
        LayerNumbers.read(parts, numbers, kept);
        return numbers;
    }

    /** Near duplicates of a layer without maps are found by the means of all frames, for want of sums of products. */
    private BitSet framesWithMeans(int layer) {
        if (hasProducts(layer)) {
            return totals.compared();
        }
        var all = new BitSet();
        all.set(0, totals.counted());
        return all;
    }

    private boolean hasProducts(int layer) {
        return sums.get(layer).products().length > 0;
    }

    private List<UnitCensus> units(LayerNumbers numbers, List<AreaUnderRoc.Ranks> ranks) {
        CensusPlan.Layer layer = plan.layers().get(numbers.layer());
        CensusTotals.OfLayer total = totals.layer(numbers.layer());
        List<AreaUnderRoc> areas = IntStream.range(0, layer.units())
                .mapToObj(unit -> area(numbers, unit, ranks))
                .toList();
        int[] duplicates = hasProducts(numbers.layer())
                ? NearDuplicates.of(total.sums(), sums.get(numbers.layer()).products(), total.places())
                : NearDuplicates.of(numbers.means());
        return IntStream.range(0, layer.units())
                .mapToObj(unit -> new UnitCensus(
                        layer.name(),
                        unit,
                        totals.counted(),
                        total.sums()[unit] / total.places(),
                        total.max()[unit],
                        numbers.zeros()[unit] / total.places(),
                        numbers.zeros()[unit] == total.places(),
                        duplicates[unit] == NearDuplicates.NONE
                                ? OptionalInt.empty()
                                : OptionalInt.of(duplicates[unit]),
                        areas.get(unit),
                        Double.NaN))
                .toList();
    }

    private AreaUnderRoc area(LayerNumbers numbers, int unit, List<AreaUnderRoc.Ranks> ranks) {
        if (plan.between().isEmpty()) {
            return AreaUnderRoc.UNKNOWN;
        }
        double[] means = numbers.means()[unit];
        BitSet compared = totals.compared();
        AreaUnderRoc.Ranks own = AreaUnderRoc.Ranks.of(
                hasProducts(numbers.layer())
                        ? means
                        : compared.stream().mapToDouble(frame -> means[frame]).toArray());
        ranks.add(own);
        return AreaUnderRoc.of(own, isPositive);
    }

    private List<UnitShells> shells(int layer) {
        CensusPlan.Layer of = plan.layers().get(layer);
        LayerSums all = sums.get(layer);
        return all.regionPlaces().length == 0
                ? List.of()
                : IntStream.range(0, of.units())
                        .mapToObj(unit -> UnitShells.of(of.name(), unit, of.units(), all))
                        .toList();
    }
}
