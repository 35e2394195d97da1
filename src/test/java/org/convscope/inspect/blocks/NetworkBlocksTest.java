package org.convscope.inspect.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.choice.BlockStage;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.junit.jupiter.api.Test;

class NetworkBlocksTest {
    private static List<LayerBlock> blocks(Network network) {
        return new NetworkBlocks().of(network);
    }

    @Test
    void vgg16HasFiveBlocksNamedAsItsLayers() {
        List<LayerBlock> blocks = blocks(TestNetwork.vgg16(64, 16));

        assertThat(blocks)
                .extracting(LayerBlock::name)
                .containsExactly("block1", "block2", "block3", "block4", "block5");
        assertThat(blocks).extracting(LayerBlock::stride).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0);
        assertThat(blocks)
                .extracting(LayerBlock::shown)
                .containsExactly("block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3");
        assertThat(blocks.get(0).layers()).containsExactly("block1_conv1", "block1_conv2", "block1_pool");
    }

    @Test
    void validPaddingDoesNotBeginABlock() {
        Network network = new TestNetwork()
                .input(32, 32, 1)
                .conv("a", 4, 3, 1, Padding.VALID)
                .conv("b", 4, 5, 1, Padding.VALID)
                .pool("p", 2)
                .conv("c", 8, 3, 1, Padding.VALID)
                .build();

        assertThat(blocks(network)).extracting(LayerBlock::shown).containsExactly("b", "c");
    }

    @Test
    void aStridedConvolutionBeginsABlock() {
        Network network = new TestNetwork()
                .input(32, 32, 1)
                .conv("a", 4, 3)
                .conv("b", 4, 3, 2, Padding.SAME)
                .conv("c", 8, 3)
                .build();

        assertThat(blocks(network)).extracting(LayerBlock::shown).containsExactly("a", "c");
        assertThat(blocks(network)).extracting(LayerBlock::name).containsExactly("block 1", "block 2");
    }

    @Test
    void withoutDownsamplingEveryConvolutionIsShown() {
        Network network = new TestNetwork()
                .input(32, 32, 1)
                .conv("a", 4, 3)
                .relu("ra")
                .conv("b", 4, 3)
                .conv("c", 4, 3)
                .build();

        assertThat(blocks(network)).extracting(LayerBlock::shown).containsExactly("a", "b", "c");
        assertThat(blocks(network).get(0).layer(BlockStage.AFTER_ACTIVATION)).isEqualTo("ra");
    }

    @Test
    void theVariantFollowsNormalisationAndActivation() {
        Network network = new TestNetwork()
                .input(32, 32, 1)
                .conv("a", 4, 3)
                .batchNormalization("bn")
                .relu("relu")
                .pool("p", 2)
                .conv("b", 4, 3)
                .build();
        LayerBlock first = blocks(network).get(0);

        assertThat(first.layer(BlockStage.CONVOLUTION)).isEqualTo("a");
        assertThat(first.layer(BlockStage.AFTER_ACTIVATION)).isEqualTo("relu");
        assertThat(blocks(network).get(1).afterActivation()).isEqualTo("b");
    }

    /** Squeeze and excitation: the gate sees the whole image and stands in the middle of a block. */
    @Test
    void aGateDoesNotSplitItsBlock() {
        Network network = new TestNetwork()
                .input(32, 32, 1)
                .pool("p", 2)
                .conv("a", 4, 3)
                .layer("squeeze", new Operation.GlobalPooling(Operation.Reduction.AVERAGE, true), List.of("a"), 1, 1, 4)
                .conv("excite", 4, 1)
                .layer("gated", new Operation.Merge(Operation.Merging.MULTIPLY), List.of("a", "excite"), 16, 16, 4)
                .conv("b", 4, 3)
                .build();

        assertThat(blocks(network)).extracting(LayerBlock::shown).containsExactly("b");
    }

    @Test
    void aNetworkWithoutMapsHasNoBlocks() {
        assertThat(blocks(new TestNetwork().input(16).dense("d", 4).build())).isEmpty();
    }
}
