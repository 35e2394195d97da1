package org.convscope.inspect.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.kernels.KernelSurvey.SimilarPair;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final ReadKernels reader = new ReadKernels();

    /** 2x2 kernel, 3 inputs, 4 units, numbered as they lie in the file. */
    private static Tensor numbered() {
        float[] data = new float[2 * 2 * 3 * 4];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        return Tensor.of(data, 2, 2, 3, 4);
    }

    private static Network convolution(Tensor kernel) {
        return new TestNetwork()
                .input(8, 8, kernel.length(2))
                .conv("c", kernel, Tensor.zeros(kernel.length(3)))
                .build();
    }

    @Test
    void aSliceIsOneInputChannelOfOneUnit() {
        KernelStack stack = reader.of(convolution(numbered()), "c");

        assertThat(stack.shapeText()).isEqualTo("2x2x3x4");
        assertThat(stack.slice(1, 2)).containsExactly(6, 18, 30, 42);
        assertThat(stack.value(1, 0, 1, 2)).isEqualTo(30);
        assertThat(stack.mean(2)).containsExactly(6, 18, 30, 42);
        assertThat(stack.whole(0)).containsExactly(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44);
        assertThat(stack.hasColour()).isTrue();
    }

    @Test
    void theRangeIsOfTheWholeLayer() {
        KernelStack stack = reader.of(convolution(numbered()), "c");

        assertThat(stack.range()).isEqualTo(new Range(0, 47));
    }

    /** Keras stores a transposed convolution as (height, width, units, inputs). */
    @Test
    void transposedKernelsHaveTheirUnitsInThirdPlace() {
        Network network =
                new TestNetwork().input(8, 8, 4).transposed("t", numbered(), 2).build();
        KernelStack stack = reader.of(network, "t");

        assertThat(stack.units()).isEqualTo(3);
        assertThat(stack.inputs()).isEqualTo(4);
        assertThat(stack.slice(2, 1)).containsExactly(6, 18, 30, 42);
    }

    @Test
    void depthwiseKernelsAreOneAUnit() {
        Network network =
                new TestNetwork().input(8, 8, 3).depthwise("d", numbered()).build();
        KernelStack stack = reader.of(network, "d");

        assertThat(stack.units()).isEqualTo(12);
        assertThat(stack.inputs()).isEqualTo(1);
        assertThat(stack.slice(0, 6)).containsExactly(6, 18, 30, 42);
    }

    @Test
    void aLayerWithoutKernelsIsRefusedByName() {
        Network network = new TestNetwork()
                .input(8, 8, 1)
                .pool("pool", 2)
                .flatten("f")
                .dense("fc", 2)
                .build();

        assertThatThrownBy(() -> reader.of(network, "pool"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("layer 'pool'");
        assertThatThrownBy(() -> reader.of(network, "fc")).hasMessageContaining("Dense");
        assertThatThrownBy(() -> reader.of(network, "nowhere")).hasMessageContaining("no such layer");
    }

    @Test
    void deadSimilarAndDamagedKernelsAreFound() {
        // 1x3 kernels, a column a unit: zero, a, nearly a, the same direction but weaker, not a number
        float[] data = {
            0, 1, 1.001f, 0.5f, Float.NaN, //
            0, 2, 2, 1, 1, //
            0, 3, 3, 1.5f, 1
        };
        Network network = convolution(Tensor.of(data, 1, 3, 1, 5));
        Optional<float[]> bias =
                network.call("c").weight("bias").map(Weight::read).map(Tensor::data);
        KernelSurvey survey = new SurveyKernels()
                .of(reader.of(network, "c"), bias, SurveyKernels.Parameters.DEFAULT, TaskMonitor.NONE);

        assertThat(survey.dead()).containsExactly(0);
        assertThat(survey.notFinite()).containsExactly(4);
        assertThat(survey.similar()).hasSize(1);
        SimilarPair pair = survey.similar().get(0);
        assertThat(pair.first()).isEqualTo(1);
        assertThat(pair.second()).isEqualTo(2);
        assertThat(pair.distance()).isCloseTo(0.001 / Math.sqrt(14), offset(1e-6));
        assertThat(survey.weights().notFinite()).isEqualTo(1);
        assertThat(survey.weightHistogram().total()).isEqualTo(14);
        assertThat(survey.bias()).isPresent();
    }
}
