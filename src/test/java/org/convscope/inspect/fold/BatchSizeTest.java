package org.convscope.inspect.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static Network network(int side) {
        return new TestNetwork().input(side, side, 1).conv("c", 16, 3).build();
    }

    @Test
    void smallFramesGoTogetherAndLargeOnesAlone() {
        assertThat(BatchSize.BY_MEMORY.of(network(16), List.of("c"))).isEqualTo(32);
        assertThat(BatchSize.BY_MEMORY.of(network(256), List.of("c"))).isEqualTo(8);
        assertThat(BatchSize.BY_MEMORY.of(network(512), List.of("c"))).isEqualTo(2);
        assertThat(BatchSize.BY_MEMORY.of(network(1024), List.of("c"))).isEqualTo(1);
        assertThat(BatchSize.ONE.of(network(16), List.of("c"))).isEqualTo(1);
    }

    @Test
    void whereASideIsFreeFramesMayDiffer() {
        assertThat(BatchSize.BY_MEMORY.of(network(-1), List.of("c"))).isEqualTo(1);
    }

    @Test
    void whereASideIsFreeTheFramesSayIt() {
        var frame = new NetworkInput("", "", "", List.of(Tensor.of(new float[256 * 256], 1, 256, 256, 1)));

        assertThat(BatchSize.BY_MEMORY.of(network(-1), List.of("c"), LeadingShapes.of(frame)))
                .isEqualTo(8);
    }
}
