package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.fold.UnitValues;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** Counts the units of layers on each frame. */
final class CountUnits implements FrameAnalysis<CensusPart> {
    private final CensusPlan plan;
    private final ToIntFunction<LabelledFrame> index;
    private final List<FrameIdentity> identities;
    private final KnownCounts known;
    private final ReceptiveFields fields;
    private final Map<String, Placed> placed = new ConcurrentHashMap<>();

    /** Where the places of a layer's maps lie: nearly always the same as on the frame before. */
    private record Placed(int height, int width, CoordinateMap map, Geometry geometry, int[] regions) {
        boolean isOf(int otherHeight, int otherWidth, CoordinateMap otherMap, Geometry otherGeometry) {
            return height == otherHeight
                    && width == otherWidth
                    && map.equals(otherMap)
                    && geometry.equals(otherGeometry);
        }
    }

    /**
     * @param known told of every frame that is counted
     */
    CountUnits(
            Network network,
            CensusPlan plan,
            ToIntFunction<LabelledFrame> index,
            List<FrameIdentity> identities,
            KnownCounts known) {
        this.known = known;
        this.plan = plan;
        this.index = index;
        this.identities = identities;
        this.fields = new ReceptiveFields(network);
    }

    @Override
    public List<String> layers() {
        return plan.layers().stream().map(CensusPlan.Layer::name).toList();
    }

    @Override
    public boolean looksInPlace() {
        return true;
    }

    @Override
    public CensusPart none() {
        return CensusPart.NONE;
    }

    @Override
    public CensusPart merge(CensusPart first, CensusPart second) {
        return first.merge(second);
    }

    @Override
    public Observer<CensusPart> observe(LabelledFrame frame, NetworkInput input) {
        int number = index.applyAsInt(frame);
        Map<String, LayerCount> counts = new HashMap<>();
        Map<String, LayerSums> sums = new HashMap<>();
        return new Observer<>() {
            @Override
            public void output(String layer, Tensor output) {
                output(layer, OutputView.of(output), 0);
            }

            @Override
            public void output(String layer, OutputView batch, int entry) {
                List<UnitValues> values = UnitValues.of(batch, entry);
                LayerCount count = LayerCount.of(values);
                requireNumbers(layer, count);
                counts.put(layer, count);
                double[] products =
                        batch.shape().length > 2 ? ProductSums.of(batch, entry, count.sums()) : new double[0];
                sums.put(layer, regionSums(layer, batch, values, input).with(products));
            }

            @Override
            public CensusPart part() {
                FrameIdentity identity = identities.get(number);
                var part = new CensusPart(
                        number,
                        number + 1,
                        List.of(identity.counted(
                                number, layers().stream().map(counts::get).toList())),
                        List.of(new SumsNode(
                                0, number, layers().stream().map(sums::get).toList())));
                known.keep(identity, part);
                return part;
            }
        };
    }

    /** One NaN or infinity makes its unit's sum one. */
    private static void requireNumbers(String layer, LayerCount count) {
        for (double sum : count.sums()) {
            if (!Double.isFinite(sum)) {
                throw Problem.of("gives NaN or infinite values on this frame, of which nothing can be counted")
                        .subject(LayerCall.subject(layer))
                        .asException();
            }
        }
    }

    private LayerSums regionSums(String layer, OutputView output, List<UnitValues> values, NetworkInput input) {
        Optional<int[]> regions = output.shape().length == 4 ? regions(layer, output, input) : Optional.empty();
        return regions.map(places -> LayerSums.of(new double[0], values, places))
                .orElseGet(() -> new LayerSums(new double[0], new double[0], new long[0]));
    }

    private Optional<int[]> regions(String layer, OutputView output, NetworkInput input) {
        Optional<Resolution> resolution = Resolution.of(input.geometry());
        if (resolution.isEmpty()
                || input.coordinates().isEmpty()
                || fields.of(layer).seesEverything()) {
            return Optional.empty();
        }
        CoordinateMap map = input.coordinates().get();
        int height = output.shape()[1];
        int width = output.shape()[2];
        Placed known = placed.get(layer);
        if (known == null || !known.isOf(height, width, map, input.geometry())) {
            int[] regions = ResolutionShells.regions(height, width, fields.of(layer), map, resolution.get());
            known = new Placed(height, width, map, input.geometry(), regions);
            placed.put(layer, known);
        }
        return Arrays.stream(known.regions()).anyMatch(region -> region >= 0)
                ? Optional.of(known.regions())
                : Optional.empty();
    }
}
