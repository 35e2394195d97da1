package org.convscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.PixelReduction;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.PictureViewport;
import org.convscope.workspace.FrameDetector;
import org.convscope.workspace.ResolutionSettings;
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
        shown.picture(shown.range(), ColourMapping.DEFAULT, PixelReduction.MAXIMUM)
                .render(new PictureViewport(1, 0, 0, 2, 2), argb);
        assertThat(argb[0]).isEqualTo(0xFF000000);
        assertThat(argb[1]).isEqualTo(0xFFFFFFFF);
        assertThat(argb[3]).isEqualTo(0xFF000000 | ColourMapping.DEFAULT.table().masked());
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
    void aFewSpotsOnNothingAreSeen() {
        int[] counts = new int[10_000];
        for (int spot = 0; spot < 5; spot++) {
            counts[500 * spot + 7] = 1000 + spot;
        }

        assertThat(ShownFrame.of(frame(100, Mask.NONE, counts)).automaticLimits())
                .isEqualTo(new Range(0, 1004));
    }

    @Test
    void aFrameOfOneValueHasItsRange() {
        assertThat(ShownFrame.of(frame(2, Mask.NONE, 7, 7, 7, 7)).range()).isEqualTo(new Range(7, 7));
    }

    @Test
    void thePointerReadsCountAndResolution() {
        assertThat(PixelText.of(frame(2, Mask.NONE, 1, 2, 3, 4), ResolutionSettings.DEFAULT, 1, 1))
                .startsWith("x 1   y 1   I 4   d ")
                .endsWith(" Å");
    }

    @Test
    void ringsThatDoNotTouchTheFrameAreLeftOut() {
        Frame small = frame(2, Mask.NONE, 1, 2, 3, 4);

        assertThat(RingOverlay.rings(small, ResolutionSettings.DEFAULT))
                .allSatisfy(ring -> assertThat(ring.ring().radiusX()).isLessThan(3));
    }

    @Test
    void aFrameWithoutGeometryTakesTheUsers() {
        Frame own = frame(2, Mask.NONE, 1, 2, 3, 4);
        var bare = new Frame(
                own.source(),
                "PNG",
                2,
                2,
                1,
                16,
                own.pixels(),
                Mask.NONE,
                Optional.of(Geometry.UNKNOWN.withDistance(9)));
        Geometry given = Geometry.of(1, 100, 0.1, 1, 1);
        ResolutionSettings settings =
                ResolutionSettings.DEFAULT.given(FrameDetector.of(bare), given).spacingsAngstrom(List.of(700.0, 500.0));

        assertThat(ResolutionSettings.DEFAULT.resolution(bare)).isEmpty();
        assertThat(settings.geometry(bare)).isEqualTo(given);
        assertThat(PixelText.of(bare, settings, 1, 1)).contains("   d ");
        assertThat(RingOverlay.rings(bare, settings))
                .extracting(ring -> ring.ring().dAngstrom())
                .contains(700.0, 500.0);
    }

    @Test
    void aSpotOfOnePixelIsSeenHoweverSmallTheFrameIsDrawn() {
        int[] counts = new int[64 * 64];
        counts[17 * 64 + 21] = 255;
        ShownFrame shown = ShownFrame.of(frame(64, Mask.NONE, counts));
        var small = new PictureViewport(0.25, 0, 0, 16, 16);
        int[] argb = new int[16 * 16];

        shown.picture(new Range(0, 255), ColourMapping.DEFAULT, PixelReduction.MAXIMUM)
                .render(small, argb);
        assertThat(argb[4 * 16 + 5]).isEqualTo(0xFFFFFFFF);
        assertThat(argb[4 * 16 + 6]).isEqualTo(0xFF000000);
        shown.picture(new Range(0, 255), ColourMapping.DEFAULT, PixelReduction.MEAN)
                .render(small, argb);
        assertThat(argb[4 * 16 + 5] & 0xFF).isEqualTo(16);
    }
}
