package org.convscope.inspect.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.measure.FrameRegion.Outline;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 200;

    private static Frame frame(int width, int height, int[] counts, Mask mask) {
        return new Frame(
                FrameSource.of(Path.of("a.cbf")),
                "CBF",
                width,
                height,
                1,
                32,
                new Pixels.Int32(counts),
                mask,
                Optional.empty());
    }

    /** With the noise of counting, as far as a normal distribution has it. */
    private static Frame noisy(DoubleBinaryOperator mean, Mask mask) {
        var random = new Random(5);
        int[] counts = new int[WIDTH * HEIGHT];
        for (int i = 0; i < counts.length; i++) {
            int row = i / WIDTH;
            double expected = mean.applyAsDouble(i % WIDTH + 0.5, row + 0.5);
            counts[i] = (int) Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
        }
        return frame(WIDTH, HEIGHT, counts, mask);
    }

    private static Mask gap(int fromRow, int toRow) {
        byte[] kinds = new byte[WIDTH * HEIGHT];
        for (int i = fromRow * WIDTH; i < toRow * WIDTH; i++) {
            kinds[i] = Mask.Kind.GAP.code();
        }
        return Mask.of(kinds);
    }

    @Test
    void aPointOfALineOutsideTheFrameHasNoCount() {
        LineProfile profile =
                LineProfile.of(frame(2, 2, new int[] {1, 2, 3, 4}, Mask.NONE), new FrameLine(-1, 0.5, 3, 0.5));

        assertThat(profile.value()).containsExactly(Double.NaN, 1, 1.5, 2, Double.NaN);
        assertThat(profile.measured()).isEqualTo(3);
    }

    @Test
    void aRegionIsWholePixelsHeldOnTheFrame() {
        assertThat(FrameRegion.between(Outline.RECTANGLE, 3.2, 1.9, 1.1, 1.2, 4, 3))
                .isEqualTo(new FrameRegion(Outline.RECTANGLE, 1, 1, 3, 1));
        assertThat(FrameRegion.between(Outline.ELLIPSE, -5, -5, 99, 99, 4, 3))
                .isEqualTo(new FrameRegion(Outline.ELLIPSE, 0, 0, 4, 3));
    }

    @Test
    void aRegionOfGapsHasNoNumbers() {
        Frame gaps = frame(2, 1, new int[] {-1, -1}, Mask.of(new byte[] {1, 1}));

        RegionStatistics numbers =
                RegionStatistics.of(gaps, new FrameRegion(Outline.RECTANGLE, 0, 0, 2, 1), TaskMonitor.NONE);

        assertThat(numbers.measured()).isZero();
        assertThat(numbers.masked()).isEqualTo(2);
        assertThat(numbers.mean()).isNaN();
        assertThat(numbers.maxX()).isEqualTo(-1);
    }

    @Test
    void theLargestCountHasAPlaceAndSaturatedPixelsAreCounted() {
        Frame frame = frame(3, 2, new int[] {1, 9, 2, 9, 0, 4}, Mask.of(new byte[] {0, 3, 0, 3, 2, 0}));

        RegionStatistics numbers =
                RegionStatistics.of(frame, new FrameRegion(Outline.RECTANGLE, 1, 0, 9, 9), TaskMonitor.NONE);

        assertThat(numbers.saturated()).isEqualTo(1);
        assertThat(numbers.measured()).isEqualTo(3);
        assertThat(numbers.maxX()).isEqualTo(1);
        assertThat(numbers.maxY()).isZero();
    }

    @Test
    void theCentreOfABackgroundIsFoundBesideAGapAndABeamStop() {
        Frame frame = noisy(
                (x, y) -> {
                    double radius = Math.hypot(x - 131.3, y - 88.6);
                    boolean stopped = radius < 9 || (Math.abs(x - 131) < 4 && y > 88);
                    return stopped ? 1 : 12 + 300 * Math.exp(-radius / 35);
                },
                gap(120, 131));

        BeamCentre centre = FindBeamCentre.of(frame, Geometry.UNKNOWN, TaskMonitor.NONE);

        assertThat(centre.basis()).isEqualTo(BeamCentre.Basis.BACKGROUND);
        assertThat(centre.x()).isCloseTo(131.3, within(1.0));
        assertThat(centre.y()).isCloseTo(88.6, within(1.0));
    }

    @Test
    void pixelsThatAreNotSquareMakeRingsEllipses() {
        Frame frame = noisy(
                (x, y) -> {
                    double radius = Math.hypot(x - 118.7, (y - 97.2) * 1.5);
                    return 30 + 200 * Math.exp(-Math.pow((radius - 70) / 2.5, 2));
                },
                Mask.NONE);

        BeamCentre centre = FindBeamCentre.of(frame, Geometry.UNKNOWN.withPixelSize(0.1, 0.15), TaskMonitor.NONE);

        assertThat(centre.basis()).isEqualTo(BeamCentre.Basis.RINGS);
        assertThat(centre.x()).isCloseTo(118.7, within(0.1));
        assertThat(centre.y()).isCloseTo(97.2, within(0.1));
    }

    @Test
    void whatHasNoCentreIsRefused() {
        Frame flat = noisy((x, y) -> 50, Mask.NONE);

        assertThatThrownBy(() -> FindBeamCentre.of(flat, Geometry.UNKNOWN, TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no beam centre can be seen");
    }

    /** The farther away the better the circles fit: looked for without an end once. */
    @Test
    void aBackgroundThatOnlySlopesHasNoCentre() {
        Frame slope = noisy((x, y) -> 20 + 2 * x, Mask.NONE);
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> FindBeamCentre.of(
                        slope, Geometry.UNKNOWN, TaskMonitor.cancelledWhen(() -> asked.incrementAndGet() > 50_000)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no beam centre can be seen");
    }

    @Test
    void aFewPixelsHaveNoCentre() {
        Frame few = frame(5, 3, new int[] {9, 1, 0, 3, 8, 2, 2, 7, 1, 1, 0, 0, 4, 90, 1}, Mask.NONE);

        assertThatThrownBy(() -> FindBeamCentre.of(few, Geometry.UNKNOWN, TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class);
    }

    /** A bin of a pixel across a ring that came in as a whole held the centre where it was looked for: 0.2 px away in 900. */
    @ParameterizedTest
    @ValueSource(doubles = {-5, 0, 6})
    void theCentreOfRingsIsTheSameWhereverItIsLookedFor(double off) {
        Frame frame = noisy(
                (x, y) -> {
                    double radius = Math.hypot(x - 118.3, y - 97.7);
                    return 50
                            + 80 * Math.exp(-Math.pow((radius - 50) / 2.5, 2))
                            + 60 * Math.exp(-Math.pow((radius - 80) / 2.5, 2));
                },
                Mask.NONE);

        BeamCentre centre = FindBeamCentre.of(
                frame, Geometry.UNKNOWN.withBeamCentre(118.3 + off, 97.7 - off, ""), TaskMonitor.NONE);

        assertThat(centre.x()).isCloseTo(118.3, within(0.02));
        assertThat(centre.y()).isCloseTo(97.7, within(0.02));
    }

    /** Distances are counted in widths of a pixel: a file that lies would make them fill the memory. */
    @Test
    void pixelsOfNoDetectorAreRefused() {
        Frame frame = noisy((x, y) -> 200 * Math.exp(-Math.hypot(x - 118.7, y - 97.2) / 35) + 12, Mask.NONE);

        assertThatThrownBy(() -> FindBeamCentre.of(frame, Geometry.UNKNOWN.withPixelSize(1e-12, 0.1), TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its pixels are no detector's");
    }

    @Test
    void aPixelOfWhichOneSideIsKnownIsSquare() {
        Frame frame = noisy(
                (x, y) -> 30 + 200 * Math.exp(-Math.pow((Math.hypot(x - 118.7, y - 97.2) - 70) / 2.5, 2)), Mask.NONE);

        BeamCentre centre = FindBeamCentre.of(frame, Geometry.UNKNOWN.withPixelSize(0.1, Double.NaN), TaskMonitor.NONE);

        assertThat(centre.basis()).isEqualTo(BeamCentre.Basis.RINGS);
        assertThat(centre.x()).isCloseTo(118.7, within(0.1));
    }
}
