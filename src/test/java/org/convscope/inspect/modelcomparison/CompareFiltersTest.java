package org.convscope.inspect.modelcomparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.modelcomparison.UnitPair.Missing;
import org.convscope.inspect.modelcomparison.UnitPair.Planes;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class CompareFiltersTest {
    private static Network network(int units, float... kernel) {
        return new TestNetwork()
                .input(4, 4, 1)
                .conv("c", Tensor.of(kernel, 1, kernel.length / units, 1, units), Tensor.zeros(units))
                .build();
    }

    private static List<FilterDifference> compare(Network first, Network second) {
        return new CompareFilters().compare(first.call("c"), second.call("c"), TaskMonitor.NONE);
    }

    @Test
    void theFilterThatChangedMostComesFirst() {
        // columns are units: (3, 4), (1, 0), (2, 2)
        Network first = network(3, 3, 1, 2, 4, 0, 2);
        Network second = network(3, 3, 1, 0, 3.5f, 0, 0);

        List<FilterDifference> filters = compare(first, second);

        assertThat(filters).extracting(FilterDifference::unit).containsExactly(2, 0, 1);
        assertThat(filters.get(0).relative()).isCloseTo(1, within(1e-12));
        assertThat(filters.get(0).largest()).isEqualTo(2);
        assertThat(filters.get(1).relative()).isCloseTo(0.1, within(1e-12));
        assertThat(filters.get(2)).isEqualTo(new FilterDifference(1, 0, 0));
    }

    @Test
    void transposedAndDepthwiseKernelsCountTheirOwnUnits() {
        // (1, 1, out 2, in 2): the second unit's numbers are the last two
        Network first = new TestNetwork()
                .input(4, 4, 2)
                .transposed("c", Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2), 1)
                .build();
        Network second = new TestNetwork()
                .input(4, 4, 2)
                .transposed("c", Tensor.of(new float[] {1, 2, 0, 0}, 1, 1, 2, 2), 1)
                .build();
        assertThat(compare(first, second))
                .containsExactly(new FilterDifference(1, 1, 4), new FilterDifference(0, 0, 0));

        Network depth = new TestNetwork()
                .input(4, 4, 2)
                .depthwise("c", Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2))
                .build();
        assertThat(compare(depth, depth)).hasSize(4);
    }

    @Test
    void kernelsOfOtherShapeAreNotComparedButEachIsShown() {
        Network two = network(2, 1, 2);
        Network three = network(3, 1, 2, 5);

        assertThat(compare(two, three)).isEmpty();
        var pair = new UnitPair(ReadUnit.kernel(two, "c", 1), ReadUnit.kernel(three, "c", 1));
        assertThat(pair.difference())
                .hasValueSatisfying(d -> assertThat(d.data()).containsExactly(0));
        assertThat(ReadUnit.kernel(two, "c", 2)).isEqualTo(new Missing("The layer has 2 units here, none is #2."));
        assertThat(ReadUnit.kernel(two, "d", 0)).isEqualTo(new Missing("This model has no layer d."));
    }

    @Test
    void bothMapsShareARangeAndAreSubtracted() {
        Network network = network(2, 1, 2);
        var maps = new ComputeMaps(
                new FakeEngine().with("c", Tensor.of(new float[] {1, 5, 2, 6, 3, 7, 4, 8}, 1, 2, 2, 2)),
                new MapCache(0));

        var pair = new UnitPair(
                ReadUnit.map(maps, network, "c", 1, frame(1), TaskMonitor.NONE),
                ReadUnit.map(maps, network, "c", 1, frame(-2), TaskMonitor.NONE));

        assertThat(pair.first())
                .isInstanceOfSatisfying(
                        Planes.class, side -> assertThat(side.planes().data()).containsExactly(5, 6, 7, 8));
        assertThat(pair.ends(ColourLimits.EXTREMES).range()).isEqualTo(new Range(-16, 8));
        assertThat(pair.differenceEnds(ColourLimits.EXTREMES).range()).isEqualTo(new Range(-24, 24));
        assertThat(pair.difference().orElseThrow().data()).containsExactly(-15, -18, -21, -24);
    }

    private static NetworkInput frame(float first) {
        return new NetworkInput("f" + first, "", "", List.of(Tensor.of(new float[] {first}, 1, 1, 1, 1)));
    }
}
