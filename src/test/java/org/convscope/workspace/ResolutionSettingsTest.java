package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.junit.jupiter.api.Test;

class ResolutionSettingsTest {
    /** Of a file that puts the beam far outside its 4 x 6 pixels (height x width). */
    private static final Geometry WRONG = Geometry.of(1, 100, 0.1, 2000, 2000);

    private static Frame frame(int height, int width, Geometry geometry) {
        return new Frame(
                FrameSource.of(Path.of("f.cbf")),
                "CBF",
                width,
                height,
                1,
                32,
                new Pixels.Int32(new int[height * width]),
                Mask.NONE,
                Optional.of(geometry));
    }

    @Test
    void whatTheUserGivesGoesBeforeTheFileForFramesOfThatSizeOnly() {
        Frame frame = frame(4, 6, WRONG);
        ResolutionSettings settings =
                ResolutionSettings.DEFAULT.given(FrameDetector.of(frame), Geometry.UNKNOWN.withBeamCentre(3, 2, ""));

        assertThat(settings.geometry(frame)).isEqualTo(WRONG.withBeamCentre(3, 2, ""));
        assertThat(settings.geometry(frame(6, 4, WRONG))).isEqualTo(WRONG);
        assertThat(settings.given(FrameDetector.of(frame), Geometry.UNKNOWN)).isEqualTo(ResolutionSettings.DEFAULT);
    }

    @Test
    void whatTheUserGivesBelongsToOneDetector() {
        Frame frame = frame(4, 6, WRONG.withDetector("EIGER 1M, S/N 7"));
        ResolutionSettings settings = ResolutionSettings.DEFAULT.centred(frame, 3, 2);

        assertThat(settings.geometry(frame).beamCentreX()).hasValue(3);
        assertThat(settings.geometry(frame(4, 6, WRONG.withDetector("EIGER 1M, S/N 8")))
                        .beamCentreX())
                .hasValue(2000);
        assertThat(settings.geometry(frame(4, 6, WRONG)).beamCentreX()).hasValue(2000);
        assertThat(settings.centred(frame, Double.NaN, Double.NaN)).isEqualTo(ResolutionSettings.DEFAULT);
    }

    @Test
    void anOlderWorkspacesGeometryIsForAnyDetectorUntilAnotherIsGiven() {
        Frame frame = frame(4, 6, WRONG.withDetector("EIGER 1M, S/N 7"));
        var older = new ResolutionSettings(
                List.of(2.0),
                IceRings.NONE,
                Map.of(new FrameDetector(4, 6, Optional.empty()), Geometry.UNKNOWN.withBeamCentre(3, 2, "")));

        assertThat(older.geometry(frame).beamCentreX()).hasValue(3);
        assertThat(older.centred(frame, Double.NaN, Double.NaN).geometry(frame).beamCentreX())
                .hasValue(2000);
    }

    @Test
    void aBeamOutsideTheFrameIsOdd() {
        assertThat(ResolutionSettings.DEFAULT.oddity(frame(4, 6, WRONG)))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("x 2000.00 and y 2000.00, lies outside the frame, which is 4 x 6 pixels"));
        assertThat(ResolutionSettings.DEFAULT.oddity(frame(4, 6, Geometry.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void ringsOfWhichNoneLiesOnTheFrameAreOdd() {
        Frame frame = frame(4, 6, Geometry.of(1, 100, 0.1, 3, 2));

        assertThat(ResolutionSettings.DEFAULT.oddity(frame))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("None of the resolution rings"));
        assertThat(ResolutionSettings.DEFAULT.spacingsAngstrom(List.of(500.0)).oddity(frame))
                .isEmpty();
    }
}
