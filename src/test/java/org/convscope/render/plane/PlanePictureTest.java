package org.convscope.render.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.choice.PixelReduction;
import org.junit.jupiter.api.Test;

class PlanePictureTest {
    private static final PlanePicture.Colouring AS_IT_IS = v -> Double.isNaN(v) ? 0xFF00FF : (int) v;

    private static int[] render(ScalablePicture picture, PictureViewport view) {
        int[] argb = new int[view.width() * view.height()];
        picture.render(view, argb);
        return Arrays.stream(argb).map(colour -> colour & 0xFFFFFF).toArray();
    }

    private static PlanePyramid counting(int width, int height) {
        return PlanePyramid.of(width, height, (x, y) -> y * width + x, PixelReduction.MEAN);
    }

    @Test
    void wholeScalesRepeatEachNumber() {
        ScalablePicture picture = PlanePicture.of(counting(3, 2), AS_IT_IS);

        assertThat(render(picture, new PictureViewport(2, 1, 0, 4, 4)))
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 5, 5, 4, 4, 5, 5);
    }

    @Test
    void reducedViewsTakeMeansFromThePyramid() {
        ScalablePicture picture = PlanePicture.of(counting(64, 64), AS_IT_IS);

        int[] quarter = render(picture, new PictureViewport(0.25, 0, 0, 16, 16));
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                double mean = (4 * y + 1.5) * 64 + 4 * x + 1.5;
                assertThat(quarter[y * 16 + x]).isEqualTo((int) mean);
            }
        }
    }

    @Test
    void maximaKeepASinglePixelAndPassOverTheMask() {
        PlanePyramid.Values values = (x, y) -> x == 37 && y == 11 ? 200 : x < 8 ? Float.NaN : 3;
        ScalablePicture picture = PlanePicture.of(PlanePyramid.of(64, 64, values, PixelReduction.MAXIMUM), AS_IT_IS);

        int[] small = render(picture, new PictureViewport(0.25, 0, 0, 16, 16));
        assertThat(small[2 * 16 + 9]).isEqualTo(200);
        assertThat(small[2 * 16 + 8]).isEqualTo(3);
        assertThat(small[0]).isEqualTo(0xFF00FF);
        int[] odd = render(picture, new PictureViewport(0.3, 0, 0, 20, 20));
        assertThat(Arrays.stream(odd).max()).hasValue(0xFF00FF);
        assertThat(odd).contains(200);
    }

    @Test
    void aMaskedNumberDoesNotSpreadIntoMeans() {
        ScalablePicture picture =
                PlanePicture.of(PlanePyramid.of(2, 2, (x, y) -> x == 0 ? Float.NaN : 8, PixelReduction.MEAN), AS_IT_IS);

        assertThat(render(picture, new PictureViewport(0.5, 0, 0, 1, 1))).containsExactly(8);
        assertThat(render(picture, new PictureViewport(1, 0, 0, 2, 1))).containsExactly(0xFF00FF, 8);
    }

    @Test
    void planesLieOnTheirGroundAndMayStandOnTheirHead() {
        var tile = new PlanePicture.Placed(
                counting(1, 2), 1, 1, 1, 2, 0, PlanePicture.FirstRow.LOWER, value -> 10 + (int) value);
        var picture = new PlanePicture(3, 4, 0x777777, List.of(tile));

        assertThat(render(picture, new PictureViewport(1, 0, 0, 3, 4)))
                .containsExactly(
                        0x777777, 0x777777, 0x777777, 0x777777, 11, 0x777777, 0x777777, 10, 0x777777, 0x777777,
                        0x777777, 0x777777);
    }

    @Test
    void aStretchedPlaneIsEnlargedNumberByNumber() {
        var tile = new PlanePicture.Placed(counting(2, 1), 0, 0, 6, 3, 0, PlanePicture.FirstRow.UPPER, AS_IT_IS);
        var picture = new PlanePicture(6, 3, 0x777777, List.of(tile));

        assertThat(render(picture, new PictureViewport(1, 0, 1, 6, 1))).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void gapsAreSeenHoweverSmallTheView() {
        List<PlanePicture.Placed> tiles = IntStream.range(0, 8)
                .mapToObj(i -> new PlanePicture.Placed(
                        PlanePyramid.of(128, 128, (x, y) -> 1, PixelReduction.MEAN),
                        i * 133,
                        0,
                        128,
                        128,
                        5,
                        PlanePicture.FirstRow.UPPER,
                        AS_IT_IS))
                .toList();
        var picture = new PlanePicture(8 * 133, 128, 0x777777, tiles);

        for (double scale = 0.05; scale < 0.4; scale += 0.0137) {
            int wide = (int) (scale * picture.width());
            int[] row = render(picture, new PictureViewport(scale, 0, 2, wide, 1));
            int gaps = 0;
            for (int x = 1; x < wide; x++) {
                gaps += row[x] == 0x777777 && row[x - 1] != 0x777777 ? 1 : 0;
            }
            assertThat(gaps).as("gaps at %.4f", scale).isBetween(7, 8);
        }
    }
}
