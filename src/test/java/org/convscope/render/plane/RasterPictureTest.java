package org.convscope.render.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RasterPictureTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private static int[] render(ScalablePicture picture, PictureViewport view) {
        int[] argb = new int[view.width() * view.height()];
        picture.render(view, argb);
        return argb;
    }

    private static RasterPicture random(int width, int height) {
        int[] rgb = new java.util.Random(7)
                .ints((long) width * height, 0, 0x1000000)
                .toArray();
        return new RasterPicture(width, height, rgb);
    }

    @Test
    void wholeScalesGiveEveryPixelExactly() {
        RasterPicture picture = random(9, 7);
        for (int scale : new int[] {1, 2, 3, 7}) {
            var view = new PictureViewport(scale, 2, 1, 5 * scale, 4 * scale);
            int[] argb = render(picture, view);
            for (int y = 0; y < view.height(); y++) {
                for (int x = 0; x < view.width(); x++) {
                    assertThat(argb[y * view.width() + x])
                            .isEqualTo(0xFF000000 | picture.rgb(2 + x / scale, 1 + y / scale));
                }
            }
        }
    }

    @Test
    void halvedPixelsAreMeansOfFour() {
        var picture = new RasterPicture(4, 2, new int[] {0, 0xFFFFFF, 0, 0, 0, 0xFFFFFF, 0, 0x040800});

        assertThat(render(picture, new PictureViewport(0.5, 0, 0, 2, 1))).containsExactly(0xFF808080, 0xFF010200);
    }

    @Test
    void betweenWholeScalesTheBorderIsBlended() {
        var picture = new RasterPicture(2, 1, new int[] {0, 0xFFFFFF});

        assertThat(render(picture, new PictureViewport(1.5, 0, 0, 3, 1))).containsExactly(BLACK, 0xFF808080, WHITE);
    }

    @Test
    void outsideThePictureNothingIsPainted() {
        var picture = new RasterPicture(1, 1, new int[] {0xFFFFFF});

        assertThat(render(picture, new PictureViewport(2, -1, -1, 6, 6))).satisfies(argb -> {
            assertThat(Arrays.stream(argb).filter(colour -> colour == WHITE).count())
                    .isEqualTo(4);
            assertThat(Arrays.stream(argb).filter(colour -> colour == 0).count())
                    .isEqualTo(32);
            assertThat(argb[2 * 6 + 2]).isEqualTo(WHITE);
        });
    }

    @Test
    void noRowIsLostBelowFullSize() {
        int[] rgb = new int[100 * 100];
        Arrays.fill(rgb, 50 * 100, 51 * 100, 0xFFFFFF);
        var picture = new RasterPicture(100, 100, rgb);

        int[] argb = render(picture, new PictureViewport(0.1, 0, 0, 10, 10));

        assertThat(argb[5 * 10 + 3]).isEqualTo(0xFF1A1A1A);
    }
}
