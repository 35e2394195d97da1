package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.ProblemException;
import org.convscope.workspace.LabTraining;
import org.junit.jupiter.api.Test;

class AugmentedFramesTest {
    private static final FrameSource SOURCE = FrameSource.of(Path.of("src/test/resources/frames/grey8.png"));

    private static List<Tensor> changed(String augmentation) {
        Frame frame = new FrameFiles().read(SOURCE);
        return AugmentedFrames.of(frame, new TrainingPane.Question(SOURCE, 0, LabTraining.Cut.SHRUNK, augmentation, 3));
    }

    /** A training's input lies between 0 and 1, the frame's counts do not. */
    @Test
    void noiseIsAsStrongAsInATraining() {
        Tensor plain = changed("").get(0);
        Tensor noisy = changed("noise=0.2").get(0);
        assertThat(plain.range().min()).isZero();
        assertThat(plain.range().max()).isEqualTo(1);
        double sum = 0;
        for (int i = 0; i < plain.size(); i++) {
            double by = noisy.data()[i] - plain.data()[i];
            sum += by * by;
        }
        assertThat(Math.sqrt(sum / plain.size())).isBetween(0.1, 0.3);
    }

    /** As a lesson can hold it. */
    @Test
    void wordsThatNobodyUnderstandsAreNamed() {
        assertThatThrownBy(() -> changed("spin=3"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("spin")
                .hasMessageContaining("rotation=DEGREES");
    }
}
