package org.convscope.render.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StatePictureTest {
    private static final int GREY = 0xFF808080;

    private static int[] rendered(int width, int height, int[] states, PictureViewport view) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, GREY & 0xFFFFFF);
        var picture = new StatePicture(
                new RasterPicture(width, height, rgb), StatePicture.states(width, height, pixel -> states[pixel]));
        int[] argb = new int[view.width() * view.height()];
        picture.render(view, argb);
        return argb;
    }

    @Test
    void goodPixelsStayAndEveryStateHasItsColour() {
        int[] argb = rendered(4, 1, new int[] {0, 1, 2, 3}, new PictureViewport(1, 0, 0, 4, 1));

        assertThat(argb[0]).isEqualTo(GREY);
        assertThat(argb[1]).isEqualTo(StatePicture.laid(GREY, 1, 1, 0));
        assertThat(argb[2]).isEqualTo(StatePicture.laid(GREY, 2, 2, 0));
        assertThat(argb[3]).isEqualTo(StatePicture.laid(GREY, 3, 3, 0));
        assertThat(Arrays.stream(argb).distinct()).hasSize(4);
    }

    @Test
    void statesDifferByTheirPatternsToo() {
        int[][] patterns = new int[4][];
        for (int state = 1; state <= 3; state++) {
            int kept = state;
            int[] laid = new int[144];
            Arrays.setAll(
                    laid,
                    i -> StatePicture.laid(GREY, kept, i % 12, i / 12) == StatePicture.laid(GREY, kept, 0, 0) ? 1 : 0);
            patterns[state] = laid;
        }

        assertThat(patterns[1]).isNotEqualTo(patterns[2]);
        assertThat(patterns[1]).isNotEqualTo(patterns[3]);
        assertThat(patterns[2]).isNotEqualTo(patterns[3]).containsOnly(1);
    }

    @Test
    void aSingleDeadPixelIsSeenFromAfar() {
        int side = 64;
        int[] states = new int[side * side];
        states[37 * side + 21] = 2;

        int[] argb = rendered(side, side, states, new PictureViewport(1 / 16.0, 0, 0, 4, 4));

        assertThat(argb[2 * 4 + 1]).isEqualTo(StatePicture.laid(GREY, 2, 1, 2));
        assertThat(Arrays.stream(argb).filter(colour -> colour == GREY)).hasSize(15);
    }
}
