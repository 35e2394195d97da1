package org.convscope.inspect.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.KernelPass;
import org.convscope.choice.NeuronActivation;
import org.convscope.choice.PoolingKind;
import org.convscope.choice.WindowPadding;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class SlideWindowTest {
    private static final Tensor PICTURE = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);

    private static Frame frame(int width, int height, int... counts) {
        return new Frame(
                FrameSource.of(Path.of("f.png")),
                "PNG",
                width,
                height,
                1,
                16,
                new Pixels.Int32(counts),
                Mask.NONE,
                Optional.empty());
    }

    @Test
    void aStepShowsWhatItsSumIsMadeOf() {
        var kernel = new LabKernel("k", 3, 3, List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 10.0));
        var same = new WindowMove(1, 1, WindowPadding.SAME);
        var laid = new SlideWindow(PICTURE, new WindowRule.Weighted(kernel, KernelPass.CORRELATION), same);
        WindowStep corner = laid.step(0);
        assertThat(corner.top()).isEqualTo(-1);
        assertThat(corner.inside()).containsExactly(false, false, false, false, true, true, false, true, true);
        assertThat(corner.products()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 50.0);
        assertThat(corner.value()).isEqualTo(50);
        var turned = new SlideWindow(PICTURE, new WindowRule.Weighted(kernel, KernelPass.CONVOLUTION), same);
        assertThat(turned.step(4).value()).isEqualTo(10 * 1 + 9);
    }

    @Test
    void poolingTellsWhichNumberGoesOn() {
        var window = new SlideWindow(
                PICTURE, new WindowRule.Pooled(PoolingKind.MAX, 2), new WindowMove(2, 1, WindowPadding.SAME));
        assertThat(window.places()).isEqualTo(4);
        assertThat(window.step(0).chosen()).isEqualTo(3);
        assertThat(window.step(3).value()).isEqualTo(9);
        assertThat(window.placeNear(2, 2)).isEqualTo(3);
        assertThat(window.placeNear(0, 0)).isZero();
    }

    @Test
    void aWindowLargerThanThePictureIsRefused() {
        assertThatThrownBy(() -> new SlideWindow(
                        PICTURE, new WindowRule.Pooled(PoolingKind.MAX, 4), new WindowMove(1, 1, WindowPadding.VALID)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("larger than the picture");
    }

    @Test
    void classicKernelsAreThoseOfTheCourse() {
        List<LabKernel> kernels = LabKernel.classic(3);
        assertThat(kernels)
                .filteredOn(one -> one.name().equals("edge of the course"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.values()).containsExactly(-1.0, 0.0, 1.0, -10.0, 0.0, 10.0, -1.0, 0.0, 1.0));
        assertThat(kernels)
                .filteredOn(one -> one.name().equals("Gaussian"))
                .singleElement()
                .satisfies(one -> assertThat(one.values().get(4)).isEqualTo(4 / 16.0));
        assertThat(kernels)
                .filteredOn(one -> one.name().equals("sharpen"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.values()).containsExactly(0.0, -1.0, 0.0, -1.0, 5.0, -1.0, 0.0, -1.0, 0.0));
    }

    @Test
    void typedNumbersAreASquareOrNothing() {
        assertThat(LabKernel.parse("0 1 0; 1 -4.5 1\n0,1,0").orElseThrow().text())
                .isEqualTo("0 1 0; 1 -4.5 1; 0 1 0");
        assertThat(LabKernel.parse("1 2 3")).isEmpty();
        assertThat(LabKernel.parse("1 0 0 1")).isEmpty();
        assertThat(LabKernel.parse("1 0 0 0 x 0 0 0 1")).isEmpty();
        assertThat(LabKernel.parse("NaN 0 0 0 1 0 0 0 1")).isEmpty();
    }

    @Test
    void aFrameIsReducedByItsMeansAndNeverEnlarged() {
        Frame frame = frame(4, 2, 0, 4, 8, 8, 4, 8, 8, 8);
        assertThat(ReduceFrame.of(frame, 2).data()).containsExactly(4, 8);
        assertThat(ReduceFrame.of(frame, 99).shape()).containsExactly(2, 4);
    }

    /** Four patches side by side whose largest numbers are 4, 70, 36 and 20. */
    @Test
    void patchesHaveTheLargestTheMiddleAndTheSmallestMaximumUntilTheyArePut() {
        int[] counts = new int[20 * 5];
        counts[2] = 4;
        counts[20 + 7] = 70;
        counts[2 * 20 + 14] = 36;
        counts[3 * 20 + 19] = 20;
        Frame frame = frame(20, 5, counts);
        PatchStudy study =
                PatchStudy.of(frame, List.of(Optional.empty(), Optional.empty(), Optional.empty()), 2, 1, 40);
        assertThat(study.range()).isEqualTo(new Range(0, 70));
        assertThat(study.patches())
                .extracting(PatchStudy.Placed::place)
                .containsExactly(
                        new PatchStudy.PatchPlace(7, 2),
                        new PatchStudy.PatchPlace(12, 2),
                        new PatchStudy.PatchPlace(2, 2));
        PatchResponse high = study.patches().get(0).response();
        assertThat(high.largest()).isEqualTo(70);
        assertThat(high.z()).isEqualTo(2 * 70 + 1 - 40);
        assertThat(high.relu()).isEqualTo(high.z());
        assertThat(study.patches().get(2).response().relu()).isZero();
        PatchStudy put = PatchStudy.of(frame, List.of(Optional.of(new PatchStudy.PatchPlace(99, 9))), 1, 0, 0);
        assertThat(put.patches().get(0).response().largest()).isNaN();
        assertThat(PatchStudy.of(frame(2, 1, 99, 7), List.of(Optional.empty()), 1, 0, 0)
                        .range())
                .isEqualTo(new Range(7, 99));
    }

    @Test
    void theFormulaHasItsNumbers() {
        assertThat(new NeuronFormula(1, -2, 1, 0.5, 0, NeuronActivation.RELU).formula())
                .isEqualTo("z = w1·x1 + w2·x2 + b = 1.0·1.0 + 0.5·(-2.0) + 0.0 = 0.00\ny = relu(z) = 0.0000");
    }
}
