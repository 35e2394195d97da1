package org.convscope.inspect.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class MapsTest {
    private final Network network = new TestNetwork()
            .input(2, 2, 1)
            .conv("first", 4, 3)
            .conv("second", 1, 3)
            .build();
    /** Four units on 1x3 positions: dead, constant, two that vary. */
    private final FakeEngine engine = new FakeEngine()
            .with("first", Tensor.of(new float[] {0, 5, 1, -1, 0, 5, 2, 0, 0, 5, 6, -2}, 1, 1, 3, 4))
            .with("second", Tensor.of(new float[] {7, 8, 9, 100}, 1, 2, 2, 1));

    private static NetworkInput frame(String name, float scale) {
        return new NetworkInput(name, "raw", "", List.of(Tensor.of(new float[] {scale, 0, 0, 0}, 1, 2, 2, 1)));
    }

    private LayerMaps maps(ComputeMaps compute) {
        return compute.compute(
                        new ComputeMaps.Request(network, List.of(frame("a", 1)), List.of("first")), TaskMonitor.NONE)
                .get(0);
    }

    @Test
    void unitsAreTakenApart() {
        LayerMaps maps = maps(new ComputeMaps(engine, new MapCache(0)));

        assertThat(maps.height()).isEqualTo(1);
        assertThat(maps.width()).isEqualTo(3);
        assertThat(maps.map(2)).containsExactly(1, 2, 6);
        assertThat(maps.statistics().get(3).mean()).isEqualTo(-1);
        assertThat(maps.range()).isEqualTo(new Range(-2, 6));
    }

    @Test
    void deadAndConstantMapsAreEachWhatTheyAre() {
        LayerMaps maps = maps(new ComputeMaps(engine, new MapCache(0)));

        assertThat(maps.dead()).containsExactly(0);
        assertThat(maps.constant()).containsExactly(1);
    }

    /** As a convolution by Winograd leaves units without weights, or with a bias alone. */
    @Test
    void mapsThatDifferByRoundingOnlyAreDeadOrConstant() {
        FakeEngine rounding = new FakeEngine()
                .with(
                        "first",
                        Tensor.of(new float[] {1e-6f, 5, 1, 0, -1e-6f, 5.000001f, 2, 0, 0, 5, 6, 1e-4f}, 1, 1, 3, 4));
        LayerMaps maps = maps(new ComputeMaps(rounding, new MapCache(0)));

        assertThat(maps.dead()).containsExactly(0);
        assertThat(maps.constant()).containsExactly(1);
        for (ColourLimits limits : List.of(ColourLimits.EXTREMES, ColourLimits.PERCENTILES)) {
            assertThat(maps.unitEnds(0, ColourLimits.EXTREMES).range()).isEqualTo(new Range(0, 0));
            assertThat(maps.unitEnds(3, limits).range().width()).isPositive();
        }
        assertThat(maps.unitEnds(1, ColourLimits.EXTREMES).range().isConstant()).isTrue();
        ColourLimits fixed = new ColourLimits.Fixed(new Range(4, 6));
        assertThat(maps.unitEnds(1, fixed).range()).isEqualTo(new Range(4, 6));
        assertThat(maps.statistics().get(1).range().width()).isPositive();
    }

    @Test
    void whatIsInTheCacheIsNotComputedAgain() {
        ComputeMaps compute = new ComputeMaps(engine, new MapCache(1 << 20));
        maps(compute);
        maps(compute);
        assertThat(engine.computed).containsExactly("first");

        compute.compute(
                new ComputeMaps.Request(network, List.of(frame("b", 2)), List.of("second", "first")), TaskMonitor.NONE);
        assertThat(engine.computed).containsExactly("first", "first", "second");
    }

    @Test
    void theCacheHoldsMapsOfAFewFrames() {
        LayerMaps maps = maps(new ComputeMaps(engine, new MapCache(0)));
        MapCache cache = new MapCache(1 << 30);
        for (int i = 0; i < 50; i++) {
            cache.put(network, MapCache.Source.of(frame("f" + i, 1)), maps);
            assertThat(cache.get(network, MapCache.Source.of(frame("f0", 1)), "first"))
                    .as("used again and again")
                    .isPresent();
        }
        assertThat(cache.bytes()).isEqualTo(MapCache.MOST_FRAMES * maps.bytes());
        cache.release("f0");
        assertThat(cache.get(network, MapCache.Source.of(frame("f0", 1)), "first"))
                .isEmpty();
        assertThat(cache.bytes()).isEqualTo((MapCache.MOST_FRAMES - 1) * maps.bytes());
    }

    @Test
    void theCacheHoldsNoMoreThanItMay() {
        LayerMaps maps = maps(new ComputeMaps(engine, new MapCache(0)));
        MapCache cache = new MapCache(2 * maps.bytes());
        cache.put(network, MapCache.Source.of(frame("a", 1)), maps);
        cache.put(network, MapCache.Source.of(frame("b", 1)), maps);
        cache.get(network, MapCache.Source.of(frame("a", 1)), "first");
        cache.put(network, MapCache.Source.of(frame("c", 1)), maps);

        assertThat(cache.get(network, MapCache.Source.of(frame("a", 1)), "first"))
                .isPresent();
        assertThat(cache.get(network, MapCache.Source.of(frame("b", 1)), "first"))
                .isEmpty();
        assertThat(cache.bytes()).isEqualTo(2 * maps.bytes());
        cache.release(network);
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void rangesAreSharedOverTheNetworkAndOverFrames() {
        SharedRange range = new SharedRange(new ComputeMaps(engine, new MapCache(0)));

        assertThat(range.overNetwork(network, frame("a", 1), ColourLimits.EXTREMES, TaskMonitor.NONE))
                .isEqualTo(ColourEnds.of(new Range(-2, 100)));
        assertThat(range.overFrames(
                        network,
                        List.of(frame("a", 1), frame("b", -3)),
                        "first",
                        ColourLimits.EXTREMES,
                        TaskMonitor.NONE))
                .isEqualTo(ColourEnds.of(new Range(-18, 6)));
    }

    @Test
    void unitsAreSortedLargestFirst() {
        List<Statistics> units = maps(new ComputeMaps(engine, new MapCache(0))).statistics();

        assertThat(SortUnits.of(UnitOrder.INDEX, units)).containsExactly(0, 1, 2, 3);
        assertThat(SortUnits.of(UnitOrder.MEAN, units)).containsExactly(1, 2, 0, 3);
        assertThat(SortUnits.of(UnitOrder.MAXIMUM, units)).containsExactly(2, 1, 0, 3);
        assertThat(SortUnits.of(UnitOrder.SPREAD, units)).containsExactly(2, 3, 0, 1);
        assertThat(SortUnits.of(UnitOrder.ZEROS, units)).containsExactly(0, 3, 1, 2);
    }

    @Test
    void pagesAreHeldWithinWhatThereIs() {
        List<Integer> order = List.of(4, 3, 2, 1, 0);

        assertThat(UnitPage.of(order, 1, 2)).isEqualTo(new UnitPage(1, 3, List.of(2, 1)));
        assertThat(UnitPage.of(order, 9, 2)).isEqualTo(new UnitPage(2, 3, List.of(0)));
        assertThat(UnitPage.first(List.of())).isEqualTo(new UnitPage(0, 1, List.of()));
    }

    @Test
    void aFrameOfOtherContentIsAnotherOneWhateverItsName() {
        ComputeMaps compute = new ComputeMaps(engine, new MapCache(1 << 20));
        maps(compute);
        List<LayerMaps> other = compute.compute(
                new ComputeMaps.Request(network, List.of(frame("a", 5)), List.of("first")), TaskMonitor.NONE);

        assertThat(engine.computed).containsExactly("first", "first");
        assertThat(other.get(0).range()).isEqualTo(new Range(-10, 30));
    }

    /** All its numbers are read for the cache's key: seen here by numbers that change between two layers. */
    @Test
    void aFrameIsReadOnceForAllLayersOfARequest() {
        NetworkInput frame = frame("a", 1);
        float[] numbers = frame.inputs().get(0).data();
        ComputeMaps compute = new ComputeMaps(engine, new MapCache(1 << 20));
        var request = new ComputeMaps.Request(network, List.of(frame), List.of("first", "second"));
        compute.stream(request, maps -> numbers[1]++, TaskMonitor.NONE);
        numbers[1] = 0;
        compute.compute(request, TaskMonitor.NONE);

        assertThat(engine.computed).containsExactly("first", "second");
    }
}
