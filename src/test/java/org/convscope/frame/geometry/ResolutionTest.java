package org.convscope.frame.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** D-spacings and rings by Bragg's law, and back. */
class ResolutionTest {
    private static final Geometry GEOMETRY = Geometry.of(1.3, 250, 0.4, 257, 256.5);
    private static final Resolution RESOLUTION = Resolution.of(GEOMETRY).orElseThrow();

    @Test
    void aPlaceSeesTheSpacingOfBraggsLaw() {
        // 100 mm off a beam of 1.3 A at 250 mm: 2 theta = atan(0.4), d = 1.3 / (2 sin(theta))
        assertThat(RESOLUTION.dAngstrom(257 + 250, 256.5)).isCloseTo(3.43720, within(1e-5));
        assertThat(RESOLUTION.dAngstrom(257, 256.5 - 250))
                .isEqualTo(RESOLUTION.dAngstrom(257 + 250, 256.5), within(1e-12));
        assertThat(RESOLUTION.dAngstrom(257, 256.5)).isInfinite();
    }

    @Test
    void everyPlaceOfARingSeesItsSpacing() {
        Geometry oblong = GEOMETRY.withPixelSize(0.4, 0.2);
        Resolution resolution = Resolution.of(oblong).orElseThrow();
        List<ResolutionRing> rings = resolution.rings(IceKind.HEXAGONAL.spacingsAngstrom());

        assertThat(rings).hasSize(10);
        for (ResolutionRing ring : rings) {
            assertThat(ring.radiusY()).isCloseTo(2 * ring.radiusX(), within(1e-9));
            for (double angle = 0; angle < 6; angle += 0.5) {
                double x = ring.centreX() + ring.radiusX() * Math.cos(angle);
                double y = ring.centreY() + ring.radiusY() * Math.sin(angle);
                assertThat(resolution.dAngstrom(x, y)).isCloseTo(ring.dAngstrom(), within(1e-9));
            }
        }
    }

    @Test
    void spacingsThatNoPlaceSeesHaveNoRing() {
        assertThat(RESOLUTION.ring(0.64)).isEmpty();
        assertThat(RESOLUTION.ring(0.9)).isEmpty();
        assertThat(RESOLUTION.ring(0.93)).isPresent();
    }

    @Test
    void whatAFileSaysGoesBeforeWhatIsGiven() {
        Geometry file = Geometry.UNKNOWN.withWavelength(1.1).withBeamCentre(3, 4, "header");
        Geometry both = file.completedBy(GEOMETRY);

        assertThat(both.wavelengthAngstrom()).hasValue(1.1);
        assertThat(both.beamCentreX()).hasValue(3);
        assertThat(both.beamCentreSource()).isEqualTo("header");
        assertThat(both.distanceMillimetres()).isEqualTo(GEOMETRY.distanceMillimetres());
        assertThat(both.isComplete()).isTrue();
        assertThat(Geometry.UNKNOWN.completedBy(Geometry.UNKNOWN)).isEqualTo(Geometry.UNKNOWN);
    }

    @Test
    void aRectangleSeesFromItsNearestToItsFarthestPlace() {
        var beside = RESOLUTION.dAngstrom(300, 200, 340, 240);
        assertThat(beside.max()).isEqualTo(RESOLUTION.dAngstrom(300, 240));
        assertThat(beside.min()).isEqualTo(RESOLUTION.dAngstrom(340, 200));
        var across = RESOLUTION.dAngstrom(200, 200, 300, 260);
        assertThat(across.max()).isInfinite();
        assertThat(across.min()).isEqualTo(RESOLUTION.dAngstrom(200, 200));
    }

    @Test
    void whatIsNotKnownGivesNoResolution() {
        assertThat(Resolution.of(GEOMETRY.withDistance(0))).isEmpty();
        assertThat(Resolution.of(Geometry.UNKNOWN)).isEmpty();
    }

    @Test
    void theProfileIsMeanAndMaximumOfEveryRing() {
        int size = 41;
        Geometry geometry = Geometry.of(1.0, 100, 1, 20.5, 20.5);
        RadialProfile profile = RadialProfile.of(
                size,
                size,
                i -> {
                    double radius = Math.hypot(i % size - 20, i / size - 20);
                    if (i == 20 * size + 25) {
                        return 1000;
                    }
                    return i == 20 * size + 26 ? Double.NaN : Math.floor(radius);
                },
                geometry);

        for (int ring = 0; ring < 20; ring++) {
            if (ring != 5) {
                assertThat(profile.mean()[ring]).isEqualTo(ring);
                assertThat(profile.max()[ring]).isEqualTo(ring);
            }
        }
        assertThat(profile.max()[5]).isEqualTo(1000);
        assertThat(profile.mean()[5]).isCloseTo(5 + 995.0 / profile.pixels()[5], within(1e-9));
        assertThat(profile.pixels()[0]).isEqualTo(1);
        assertThat(profile.dAngstrom()[10])
                .isEqualTo(Resolution.of(geometry).orElseThrow().dAngstrom(20.5 + 10.5, 20.5), within(1e-12));
    }

    @Test
    void withoutGeometryTheProfileIsAroundTheMiddle() {
        RadialProfile profile = RadialProfile.of(4, 4, i -> i, Geometry.UNKNOWN);

        assertThat(profile.mean()[0]).isEqualTo(7.5);
        assertThat(profile.dAngstrom()).containsOnly(Double.NaN);
    }
}
