package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.junit.jupiter.api.Test;

class MapLayerTest {
    private static String at(Network network, Target target) {
        return MapLayer.of(target.in(network), Optional.empty()).id();
    }

    private static TestNetwork begin() {
        return new TestNetwork().input(8, 8, 1).conv("first", 3, 3).relu("first_relu");
    }

    @Test
    void theLastConvolutionWithItsNormalisationAndActivation() {
        Network network = begin().conv("second", 4, 3)
                .batchNormalization("norm")
                .relu("relu")
                .pool("pool", 2)
                .flatten("flat")
                .dense("out", 2)
                .build();

        assertThat(at(network, new Target.OutputClass("out", 0))).isEqualTo("relu");
        assertThat(at(network, new Target.Unit("pool", 0))).isEqualTo("relu");
        assertThat(at(network, new Target.Unit("norm", 0))).isEqualTo("norm");
        assertThat(at(network, new Target.Unit("first_relu", 0))).isEqualTo("first_relu");
    }

    @Test
    void afterTheAdditionOfAResidualBlock() {
        Network network = begin().conv("second", 3, 3)
                .layer("add", new Operation.Merge(Operation.Merging.ADD), List.of("first_relu", "second"), 8, 8, 3)
                .relu("relu")
                .flatten("flat")
                .dense("out", 2)
                .build();

        assertThat(at(network, new Target.OutputClass("out", 0))).isEqualTo("relu");
        assertThat(at(network, new Target.Unit("second", 0))).isEqualTo("second");
    }

    /** As MobileNet's last: a convolution of what global pooling left is a dense layer by another name. */
    @Test
    void whatHasOnePositionIsNoMap() {
        Network network = begin().layer(
                        "squeezed",
                        new Operation.GlobalPooling(Operation.Reduction.AVERAGE, true),
                        List.of("first_relu"),
                        1,
                        1,
                        3)
                .conv("as_dense", 2, 1)
                .flatten("flat")
                .build();

        assertThat(at(network, new Target.OutputClass("flat", 0))).isEqualTo("first_relu");
    }

    /** Before its softmax, a class is not yet the output of its layer. */
    @Test
    void aClassOfAMapIsOfWhatComesBeforeIt() {
        Network network = begin().conv("classes", 2, 1).build();

        assertThat(at(network, new Target.OutputClass("classes", 0))).isEqualTo("first_relu");
        assertThat(at(network, new Target.Unit("classes", 0))).isEqualTo("classes");
    }

    @Test
    void whatCannotBeWeighedIsRefusedByName() {
        Network network =
                begin().flatten("flat").dense("hidden", 3).dense("out", 2).build();
        var target = new Target.OutputClass("out", 1).in(network);

        assertThatThrownBy(() -> MapLayer.of(target, Optional.of("frist")))
                .hasMessageContaining("layer 'frist': the model has no such layer. Perhaps first,");
        assertThatThrownBy(() -> MapLayer.of(target, Optional.of("hidden")))
                .hasMessageContaining("layer 'hidden': has no maps to be weighed");
        assertThatThrownBy(() -> MapLayer.of(new Target.Unit("first", 0).in(network), Optional.of("first_relu")))
                .hasMessageContaining("layer 'first_relu': unit 0 of layer 'first' does not depend on it");
        Network dense = new TestNetwork().input(5).dense("out", 2).build();
        assertThatThrownBy(() -> MapLayer.of(new Target.OutputClass("out", 0).in(dense), Optional.empty()))
                .hasMessageContaining("no layer with maps leads to it");
    }
}
