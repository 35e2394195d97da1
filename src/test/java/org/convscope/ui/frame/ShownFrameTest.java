package org.convscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.colour.Mapping;
import org.convscope.ui.canvas.Viewport;
import org.junit.jupiter.api.Test;

class ShownFrameTest {
    private static Frame frame(int width, Mask mask, int... counts) {
        return new Frame(
                FrameSource.of(Path.of("frame.png")),
                "PNG",
                width,
                counts.length / width,
                1,
                16,
                new Pixels.Int32(counts),
                mask,
                Optional.of(Geometry.of(1, 100, 0.1, 1, 1)));
    }

    @Test
    void whatWasNotMeasuredNeitherCountsNorIsColoured() {
        byte[] mask = {0, 0, 0, Mask.Kind.GAP.code()};
        Frame frame = frame(2, Mask.of(mask), 0, 255, 100, 9999);

        ShownFrame shown = ShownFrame.of(frame);

        assertThat(shown.range()).isEqualTo(new Range(0, 255));
        assertThat(shown.counts().total()).isEqualTo(3);
        int[] argb = new int[4];
        shown.picture(shown.range(), Mapping.DEFAULT).render(new Viewport(1, 0, 0, 2, 2), argb);
        assertThat(argb[0]).isEqualTo(0xFF000000);
        assertThat(argb[1]).isEqualTo(0xFFFFFFFF);
        assertThat(argb[3]).isEqualTo(0xFF000000 | Mapping.DEFAULT.colours().masked());
    }

    @Test
    void oneHotPixelDoesNotDecideTheLimits() {
        int[] counts = new int[10_000];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % 100;
        }
        counts[5000] = 60_000;

        assertThat(ShownFrame.of(frame(100, Mask.NONE, counts))
                        .automaticLimits()
                        .max())
                .isLessThan(150);
    }

    @Test
    void aFrameOfOneValueHasItsRange() {
        assertThat(ShownFrame.of(frame(2, Mask.NONE, 7, 7, 7, 7)).range()).isEqualTo(new Range(7, 7));
    }

    @Test
    void thePointerReadsCountAndResolution() {
        assertThat(PixelText.of(frame(2, Mask.NONE, 1, 2, 3, 4), 1, 1))
                .startsWith("x 1   y 1   I 4   d ")
                .endsWith(" Å");
    }

    @Test
    void ringsThatDoNotTouchTheFrameAreLeftOut() {
        Frame small = frame(2, Mask.NONE, 1, 2, 3, 4);

        assertThat(RingOverlay.rings(small))
                .allSatisfy(ring -> assertThat(ring.ring().radiusX()).isLessThan(3));
    }
}
