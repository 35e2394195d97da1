package org.convscope.inspect.lighttable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class CompareFramesTest {
    private final Network network =
            new TestNetwork().input(1, 2, 1).conv("c", 2, 1).build();
    private final CompareFrames compare = new CompareFrames(new ComputeMaps(
            new FakeEngine().with("c", Tensor.of(new float[] {1, -1, 2, 8}, 1, 1, 2, 2)), new MapCache(0)));

    private static NetworkInput frame(String name, String category, float scale) {
        return new NetworkInput(name, "", category, List.of(Tensor.of(new float[] {scale, 0}, 1, 1, 2, 1)));
    }

    private CompareFrames.Result<UnitMaps> run(CompareFrames.UnitChoice units, Optional<String> reference) {
        return compare.compare(request(units, reference), TaskMonitor.NONE);
    }

    private CompareFrames.Request request(CompareFrames.UnitChoice units, Optional<String> reference) {
        List<NetworkInput> frames = List.of(frame("a", "ice", 1), frame("b", "good", 2), frame("c", "ice", 3));
        return new CompareFrames.Request(network, frames, "c", units, reference, ColourLimits.EXTREMES);
    }

    private static CompareFrames.UnitChoice units(Integer... units) {
        return new CompareFrames.ChosenUnits(List.of(units));
    }

    @Test
    void framesOfOneCategoryStandTogether() {
        assertThat(run(units(0, 1), Optional.empty()).columns())
                .extracting(UnitMaps::frame)
                .containsExactly("a", "c", "b");
    }

    @Test
    void allFramesShareOneRangeOfTheUnitsCompared() {
        assertThat(run(units(0, 1), Optional.empty()).ends().range()).isEqualTo(new Range(-3, 24));
        assertThat(run(units(0), Optional.empty()).ends().range()).isEqualTo(new Range(1, 6));
    }

    @Test
    void aPageHasTheRangeOfTheWholeLayerInTheOrderOfTheReference() {
        CompareFrames.Result<UnitMaps> result =
                run(new CompareFrames.PageOfUnits(UnitOrder.MEAN, 0, 1), Optional.of("b"));

        assertThat(result.page().units()).containsExactly(1);
        assertThat(result.page().pages()).isEqualTo(2);
        assertThat(result.ends().range()).isEqualTo(new Range(-3, 24));
        assertThat(result.flatness().largest()).isEqualTo(24);
    }

    @Test
    void differencesAreTakenFromTheReferenceOverAllUnits() {
        List<String> compared = new ArrayList<>();
        CompareFrames.Result<String> result = compare.compare(
                request(units(0), Optional.of("a")),
                (frame, maps, units, reference) -> {
                    compared.add(frame.name() + " - "
                            + reference.map(LayerMaps::frame).orElse("nothing"));
                    return frame.name();
                },
                TaskMonitor.NONE);

        assertThat(compared).containsExactly("a - nothing", "b - a", "c - a");
        assertThat(result.differences().range()).isEqualTo(new Range(-16, 16));
    }

    @Test
    void withoutAReferenceThereAreNoDifferences() {
        assertThat(run(units(0), Optional.empty()).differences()).isEqualTo(ColourEnds.NONE);
    }

    @Test
    void oneFrameAloneIsNoComparison() {
        assertThatThrownBy(() -> compare.compare(
                        new CompareFrames.Request(
                                network,
                                List.of(frame("a", "", 1)),
                                "c",
                                units(0),
                                Optional.empty(),
                                ColourLimits.EXTREMES),
                        TaskMonitor.NONE))
                .hasMessageContaining("2 to 8");
    }

    @Test
    void aUnitThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> run(units(2), Optional.empty())).hasMessageContaining("no unit 2");
    }

    /** The frames are 1, 2 and 3 times the maps: the groups' means do not differ, until one frame of ice is left out. */
    @Test
    void unitsStandInTheOrderInWhichGroupsDiffer() {
        CompareFrames.Result<UnitMaps> result =
                run(new CompareFrames.PageOfUnits(UnitOrder.DISCRIMINATION, 0, 2), Optional.empty());
        assertThat(result.page().units()).containsExactly(0, 1);

        var request = new CompareFrames.Request(
                network,
                List.of(frame("a", "ice", 1), frame("b", "good", 3)),
                "c",
                new CompareFrames.PageOfUnits(UnitOrder.DISCRIMINATION, 0, 2),
                Optional.empty(),
                ColourLimits.EXTREMES);
        assertThat(compare.compare(request, TaskMonitor.NONE).page().units()).containsExactly(1, 0);
    }

    private static LayerMaps maps(float... values) {
        Tensor tensor = Tensor.of(values, 1, values.length / 2, 2);
        return new LayerMaps("c", "frame", 1, values.length / 2, tensor, ChannelStatistics.of(values, 2));
    }

    @Test
    void aCategorysMeanIsTakenOverItsFrames() {
        var means = new CategoryMeans();
        means.add("ice", maps(1, 2, 3, 4));
        means.add("good", maps(9, 9, 9, 9));
        means.add("ice", maps(3, 6, 5, 0));
        means.add("ring", maps(1, 1));
        means.add("ring", maps(1, 1, 1, 1));

        assertThat(means.means()).singleElement().satisfies(mean -> {
            assertThat(mean.category()).isEqualTo("ice");
            assertThat(mean.frames()).isEqualTo(2);
            assertThat(mean.maps().values().data()).containsExactly(2, 4, 4, 2);
            assertThat(mean.maps().statistics().get(1).mean()).isEqualTo(3);
        });
    }

    @Test
    void groupsDifferByTheirMeansAndFramesOfOneCategoryByThemselves() {
        var two = new GroupDifference();
        two.add("ice", maps(1, 2).statistics());
        two.add("good", maps(2, 9).statistics());
        two.add("ice", maps(5, 4).statistics());
        assertThat(two.distances()).containsExactly(1.0, 6.0);
        assertThat(two.largest(1)).containsExactly(1);

        var one = new GroupDifference();
        one.add("ice", maps(1, 2).statistics());
        one.add("ice", maps(5, 4).statistics());
        assertThat(one.distances()).containsExactly(4.0, 2.0);
        assertThat(one.largest(6)).containsExactly(0, 1);
    }
}
