package org.convscope.inspect.lighttable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.ComputeMaps;
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

    private CompareFrames.Result run(List<Integer> units, Optional<String> reference) {
        List<NetworkInput> frames = List.of(frame("a", "ice", 1), frame("b", "good", 2), frame("c", "ice", 3));
        return compare.compare(new CompareFrames.Request(network, frames, "c", units, reference), TaskMonitor.NONE);
    }

    @Test
    void framesOfOneCategoryStandTogether() {
        assertThat(run(List.of(), Optional.empty()).columns())
                .extracting(CompareFrames.Column::frame)
                .containsExactly("a", "c", "b");
    }

    @Test
    void allFramesShareOneRangeOfTheUnitsCompared() {
        assertThat(run(List.of(), Optional.empty()).range()).isEqualTo(new Range(-3, 24));
        assertThat(run(List.of(0), Optional.empty()).range()).isEqualTo(new Range(1, 6));
    }

    @Test
    void differencesAreTakenFromTheReference() {
        CompareFrames.Result result = run(List.of(0), Optional.of("a"));

        assertThat(result.columns().get(0).units().get(0).difference()).isEmpty();
        assertThat(result.columns().get(1).units().get(0).difference().orElseThrow())
                .containsExactly(2, 4);
        assertThat(result.differences()).isEqualTo(new Range(-4, 4));
    }

    @Test
    void oneFrameAloneIsNoComparison() {
        assertThatThrownBy(() -> compare.compare(
                        new CompareFrames.Request(
                                network, List.of(frame("a", "", 1)), "c", List.of(), Optional.empty()),
                        TaskMonitor.NONE))
                .hasMessageContaining("2 to 12");
    }
}
