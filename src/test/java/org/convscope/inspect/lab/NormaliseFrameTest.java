package org.convscope.inspect.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.KernelPass;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class NormaliseFrameTest {
    private static Frame read(FrameSource source) {
        int[] counts =
                switch (source.name()) {
                    case "a.png" -> new int[] {10, 20, 30, 50};
                    case "b.png" -> new int[] {0, 74, 40, 40};
                    default -> throw Problem.inFile(source, "is broken").asException();
                };
        return new Frame(source, "PNG", 2, 2, 1, 16, new Pixels.Int32(counts), Mask.NONE, Optional.empty());
    }

    private static NormaliseFrame.Normalised normalised(String... others) {
        List<FrameSource> sources =
                Arrays.stream(others).map(name -> FrameSource.of(Path.of(name))).toList();
        return new NormaliseFrame(NormaliseFrameTest::read)
                .of(FrameSource.of(Path.of("a.png")), sources, TaskMonitor.NONE);
    }

    /** numpy: (x - x.min()) / (x.max() - x.min()) of 10 20 30 50 is 0 0.25 0.5 1. */
    @Test
    void byItsOwnLimitsAFrameFillsZeroToOne() {
        NormaliseFrame.Normalised own = normalised();
        assertThat(own.range()).isEqualTo(new Range(10, 50));
        assertThat(own.frames()).isEqualTo(1);
        assertThat(own.before().limits()).isEqualTo(new Range(10, 50));
        assertThat(own.after().limits()).isEqualTo(new Range(0, 1));
        assertThat(own.after().total()).isEqualTo(4);
        assertThat(own.after().count(16)).isEqualTo(1);
        assertThat(own.after().count(32)).isEqualTo(1);
        assertThat(own.after().counts()).isEqualTo(own.before().counts());
    }

    /** numpy: (x - 0) / (74 - 0) of 10 20 30 50 is 0.135 0.270 0.405 0.676: bins 8, 17, 25 and 43 of 64. */
    @Test
    void byTheDataSetsLimitsAllFramesAreComparable() {
        NormaliseFrame.Normalised all = normalised("a.png", "b.png", "broken.png");
        assertThat(all.range()).isEqualTo(new Range(0, 74));
        assertThat(all.frames()).isEqualTo(2);
        assertThat(all.after().limits()).isEqualTo(new Range(0, 1));
        for (int bin : new int[] {8, 17, 25, 43}) {
            assertThat(all.after().count(bin)).as("bin %s", bin).isEqualTo(1);
        }
    }

    @Test
    void aLearnedKernelStandsBeforeTheClassicOnes() {
        Tensor picture = Tensor.of(new float[16], 4, 4);
        LabKernel learned = LabKernel.of("learned", 3, 3, new float[9]);
        List<AppliedKernel> applied = AppliedKernel.learnedAndClassic(picture, learned, KernelPass.CORRELATION);
        assertThat(applied.get(0).kernel()).isEqualTo(learned);
        assertThat(applied).hasSize(1 + LabKernel.classic(3).size());
        assertThat(applied).allSatisfy(one -> assertThat(one.result().shape()).containsExactly(2, 2));
        LabKernel even = LabKernel.of("learned", 2, 2, new float[4]);
        assertThat(AppliedKernel.learnedAndClassic(picture, even, KernelPass.CORRELATION))
                .hasSize(1 + LabKernel.classic(3).size());
    }
}
