package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.KernelOrigin;
import org.convscope.choice.KernelPass;
import org.convscope.choice.NeuronActivation;
import org.convscope.choice.PoolingKind;
import org.convscope.choice.WindowPadding;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabLessonTest {
    private static final LabSettings CHANGED = LabSettings.DEFAULT
            .neuron(new LabNeuron(-2.5, 3, 0.1, -3, 1.5, NeuronActivation.MISH))
            .convolution(new LabConvolution(
                    new LabKernelChoice(KernelOrigin.TYPED, 5, "Sobel x", 2, List.of(1.0, 0.0, 0.5)),
                    KernelPass.CONVOLUTION,
                    2,
                    3,
                    WindowPadding.SAME,
                    64,
                    17))
            .pooling(new LabPooling(PoolingKind.AVERAGE, 4, 2, WindowPadding.SAME, 48, 5))
            .patches(LabPatches.DEFAULT
                    .threshold(12)
                    .weight(2.5)
                    .bias(-7)
                    .patch(1, new LabPatches.Patch("spot", Optional.of(new PixelPosition(3, 4)))))
            .normalisation(new LabNormalisation(LabNormalisation.Limits.DATA_SET))
            .kernels(new LabKernels(LabKernels.Shown.CLASSIC, KernelPass.CONVOLUTION))
            .training(new LabTraining(
                    LabTraining.TrainedNetwork.DESIGN,
                    Optional.of("d.json"),
                    "ice",
                    "conv1",
                    0,
                    LabTraining.Cut.CROPPED,
                    3,
                    4,
                    1e-3,
                    true,
                    "notebook",
                    10,
                    5,
                    2,
                    9));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(LabSettings.Pane.class)
    void whatAPaneShowsComesBackAndTheOthersStay(LabSettings.Pane pane) {
        Path file = folder.resolve("a" + LabLesson.ENDING);
        new LabLesson(CHANGED.pane(pane), Optional.of("conv"), 3, Optional.of("ice.png")).write(file);
        LabLesson read = LabLesson.read(file);
        assertThat(read.layer()).contains("conv");
        assertThat(read.unit()).isEqualTo(3);
        assertThat(read.frame()).contains("ice.png");
        LabSettings shown = read.over(LabSettings.DEFAULT);
        assertThat(shown).isEqualTo(LabSettings.DEFAULT.pane(pane).as(pane, CHANGED));
        // what is watched are files of this machine, which no lesson names
        assertThat(shown.equals(LabSettings.DEFAULT.pane(pane))).isEqualTo(pane == LabSettings.Pane.WATCHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"neuron\": {\"x1\": 0.5",
                "{\"lesson\": \"1\", \"pane\": \"neuron\"}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"neuron\": []}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"neuron\": {\"x1\": \"1\"}}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"neuron\": {\"x1\": 1e999}}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"unit\": 1e10}",
                "{\"lesson\": 2, \"pane\": \"neuron\"}",
                "{\"lesson\": 1, \"pane\": \"sport\"}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"pooling\": {}}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"neuron\": {\"x3\": 1}}",
                "{\"lesson\": 1, \"pane\": \"patches\", \"patches\": {\"patches\": [{\"name\": \"a\"}]}}",
                "{\"lesson\": 1, \"pane\": \"neuron\", \"layer\": 7}"
            })
    void whatIsNoLessonIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("b.json"), text);
        assertThatThrownBy(() -> LabLesson.read(file)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aLessonOfALaterVersionIsSaidToBeOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.json"), "{\"lesson\": 2, \"pane\": \"sport\", \"sport\": {\"ball\": 1}}");
        assertThatThrownBy(() -> LabLesson.read(file)).hasMessageContaining("newer Convscope");
    }

    @Test
    void theNameOfADesignIsReadOffThePathOfAnySystem() {
        LabTraining training = LabTraining.DEFAULT;
        for (String file : List.of("/home/a/own.json", "C:\\lab\\own.json", "own.json")) {
            assertThat(training.network(LabTraining.TrainedNetwork.DESIGN, Optional.of(file))
                            .designName())
                    .contains("own.json");
        }
    }

    @Test
    void numbersBeyondTheirRangesAreBroughtBack() {
        assertThat(new LabNeuron(99, -99, 99, 0, 0, NeuronActivation.RELU))
                .isEqualTo(new LabNeuron(5, -5, 3, 0, 0, NeuronActivation.RELU));
        assertThat(LabConvolution.DEFAULT.stride(0).pixels(100_000).place(-1))
                .isEqualTo(LabConvolution.DEFAULT.pixels(LabConvolution.MOST_PIXELS));
        assertThat(LabKernelChoice.DEFAULT.typed(List.of(1e299, -1e299, 2.0)).typed())
                .containsExactly(1e6, -1e6, 2.0);
        assertThat(LabPatches.DEFAULT.weight(0).weight()).isEqualTo(LabPatches.LEAST_WEIGHT);
    }
}
