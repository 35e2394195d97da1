package org.convscope.inspect.receptive;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.receptive.ReceptiveField.Axis;
import org.convscope.network.Network;
import org.convscope.network.Padding;
import org.junit.jupiter.api.Test;

class ReceptiveFieldsTest {
    /** The published figures for VGG16. */
    @Test
    void vgg16SeesWhatIsPublished() {
        ReceptiveFields fields = new ReceptiveFields(TestNetwork.vgg16(512, 16));

        assertThat(fields.of("block1_conv2").vertical()).isEqualTo(new Axis(5, 1, -2));
        assertThat(fields.of("block2_conv2").vertical()).isEqualTo(new Axis(14, 2, -6));
        assertThat(fields.of("block3_conv3").vertical()).isEqualTo(new Axis(40, 4, -18));
        assertThat(fields.of("block4_conv3").vertical().size()).isEqualTo(92);
        assertThat(fields.of("block5_conv3").horizontal().size()).isEqualTo(196);
        assertThat(fields.of("flatten").seesEverything()).isTrue();
    }

    @Test
    void validPaddingStartsInside() {
        Network network = new TestNetwork()
                .input(20, 20, 1)
                .conv("a", 2, 5, 1, Padding.VALID)
                .conv("b", 2, 3, 2, Padding.VALID)
                .build();
        Axis axis = new ReceptiveFields(network).of("b").vertical();

        assertThat(axis).isEqualTo(new Axis(7, 2, 0));
        assertThat(axis.first(3)).isEqualTo(6);
        assertThat(axis.end(3)).isEqualTo(13);
        assertThat(axis.nearest(9)).isEqualTo(3);
    }

    /** TensorFlow puts the odd pixel of "same" padding at the end: stride 2 over an even length pads nothing in front. */
    @Test
    void samePaddingWithAStrideFollowsTensorFlow() {
        Network even = new TestNetwork()
                .input(8, 8, 1)
                .conv("a", 2, 3, 2, Padding.SAME)
                .build();
        Network odd = new TestNetwork()
                .input(9, 9, 1)
                .conv("a", 2, 3, 2, Padding.SAME)
                .build();

        assertThat(new ReceptiveFields(even).of("a").vertical()).isEqualTo(new Axis(3, 2, 0));
        assertThat(new ReceptiveFields(odd).of("a").vertical()).isEqualTo(new Axis(3, 2, -1));
    }

    @Test
    void upsamplingByATransposedConvolutionHalvesTheStride() {
        Network network = new TestNetwork()
                .input(8, 8, 1)
                .pool("p", 4)
                .transposed("up", Tensor.zeros(2, 2, 3, 1), 2)
                .build();

        assertThat(new ReceptiveFields(network).of("up").vertical()).isEqualTo(new Axis(4, 2, 0));
    }
}
