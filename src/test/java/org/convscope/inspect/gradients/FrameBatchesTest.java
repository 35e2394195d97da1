package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.junit.jupiter.api.Test;

class FrameBatchesTest {
    private static int size(int side, int total) {
        Network network = new TestNetwork().input(-1, -1, 1).conv("conv", 15, 3).build();
        TargetObjective objective = new Target.Unit("conv", 0).in(network);
        return FrameBatches.size(objective, List.of(Tensor.zeros(1, side, side, 1)), total);
    }

    @Test
    void smallFramesGoTogetherInBatchesOfOneSize() {
        assertThat(size(8, 50)).isEqualTo(25);
        assertThat(size(8, 7)).isEqualTo(7);
        // 31 at a time would leave one behind
        assertThat(size(8, 37)).isEqualTo(19);
    }

    /** 16 numbers a pixel and as many gradients are 512 MB at 2048 x 2048. */
    @Test
    void largeFramesGoFewAtATime() {
        assertThat(size(1024, 50)).isEqualTo(4);
        assertThat(size(2048, 50)).isEqualTo(1);
        assertThat(size(4096, 50)).isEqualTo(1);
    }
}
