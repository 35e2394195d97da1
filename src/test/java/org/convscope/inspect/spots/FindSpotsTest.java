package org.convscope.inspect.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On frames whose spots are known: Gaussians on a background that slopes, with a wide and a narrow ring, and normal noise. */
class FindSpotsTest {
    private static final int SIDE = 320;
    private static final double NOISE = 6;
    private static final int NEAR = 2;

    /** Where a spot was put. */
    private record Put(double row, double column) {}

    private final float[] frame = new float[SIDE * SIDE];
    private final List<Put> put = new ArrayList<>();

    private void background(Random random) {
        for (int i = 0; i < frame.length; i++) {
            int row = i / SIDE;
            double y = row - SIDE / 2.0;
            double x = i % SIDE - SIDE / 2.0;
            double radius = Math.hypot(x, y);
            double ring = 30 * Math.exp(-Math.pow((radius - 90) / 8, 2));
            double narrow = 90 * Math.exp(-Math.pow((radius - 130) / 1.2, 2));
            frame[i] = (float)
                    (100 + narrow + 0.1 * x + 60 * Math.exp(-radius / 80) + ring + NOISE * random.nextGaussian());
        }
    }

    /** Above five times the noise, of the width of one pixel to several, no two within eight pixels, none on the narrow ring. */
    private void spots(Random random, int count) {
        while (put.size() < count) {
            var spot = new Put(8 + random.nextDouble() * (SIDE - 16), 8 + random.nextDouble() * (SIDE - 16));
            double fromRing = Math.abs(Math.hypot(spot.row() - SIDE / 2.0, spot.column() - SIDE / 2.0) - 130);
            if (fromRing > 6
                    && put.stream()
                            .allMatch(other ->
                                    Math.hypot(other.row() - spot.row(), other.column() - spot.column()) > 8)) {
                put.add(spot);
                add(spot, NOISE * (5.5 + 14 * random.nextDouble()), 0.5 + random.nextDouble());
            }
        }
    }

    private void add(Put spot, double height, double sigma) {
        int row = (int) spot.row();
        int column = (int) spot.column();
        for (int y = row - 6; y <= row + 6; y++) {
            for (int x = column - 6; x <= column + 6; x++) {
                double square = Math.pow(y - row, 2) + Math.pow(x - column, 2);
                frame[y * SIDE + x] += (float) (height * Math.exp(-square / (2 * sigma * sigma)));
            }
        }
    }

    private List<InputSpot> found() {
        return FindSpots.in(Tensor.of(frame.clone(), 1, SIDE, SIDE, 1));
    }

    private static boolean isNear(Put put, InputSpot spot) {
        return Math.abs((int) put.row() - spot.row()) <= NEAR && Math.abs((int) put.column() - spot.column()) <= NEAR;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nineOfTenSpotsAreFoundAndNineOfTenFoundAreSpots(long seed) {
        var random = new Random(seed);
        background(random);
        spots(random, 150);

        List<InputSpot> found = found();
        long right = found.stream()
                .filter(spot -> put.stream().anyMatch(one -> isNear(one, spot)))
                .count();
        long seen = put.stream()
                .filter(one -> found.stream().anyMatch(spot -> isNear(one, spot)))
                .count();
        assertThat(right / (double) found.size()).as("precision").isGreaterThanOrEqualTo(0.9);
        assertThat(seen / (double) put.size()).as("recall").isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void noiseAloneHasHardlyAny() {
        background(new Random(5));

        assertThat(found()).hasSizeLessThan(6);
    }

    @Test
    void aFlatPictureHasNone() {
        assertThat(found()).isEmpty();
    }

    @Test
    void channelsAreAveragedAndTheStrongestComesFirst() {
        background(new Random(6));
        add(new Put(50, 60), 300, 1);
        add(new Put(200, 100), 600, 1);
        float[] three = new float[frame.length * 3];
        for (int i = 0; i < three.length; i++) {
            three[i] = frame[i / 3] * (i % 3);
        }

        List<InputSpot> found = FindSpots.in(Tensor.of(three, 1, SIDE, SIDE, 3));
        assertThat(found.get(0).row()).isEqualTo(200);
        assertThat(found.get(0).column()).isEqualTo(100);
        assertThat(found.get(1).row()).isEqualTo(50);
        assertThat(found.get(0).strength()).isGreaterThan(found.get(1).strength());
    }

    private static final int LESS = 200;

    /** Counts by chance around a mean, as many as Knuth's method gives (The Art of Computer Programming, 3.4.1). */
    private static int[] counted(Random random, double mean) {
        int[] counts = new int[LESS * LESS];
        for (int i = 0; i < counts.length; i++) {
            double left = Math.exp(-mean);
            for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
                counts[i]++;
            }
        }
        return counts;
    }

    private static Frame frame(int[] counts, Mask mask) {
        return new Frame(
                FrameSource.of(Path.of("a.cbf")),
                "CBF",
                LESS,
                LESS,
                1,
                32,
                new Pixels.Int32(counts),
                mask,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.4, 3, 40})
    void chanceAloneHasHardlyAnySpotsInCounts(double mean) {
        Frame frame = frame(counted(new Random(9), mean), Mask.NONE);

        assertThat(FindSpots.in(frame, TaskMonitor.NONE)).hasSizeLessThan(3);
    }

    /** fabio and many others write counts as floats, and sums of many images need more than 32 bits. */
    @Test
    void countsStoredAsFloatsAreCounts() {
        int[] counts = counted(new Random(9), 0.4);
        counts[50 * LESS + 60] = 30;
        double[] stored = Arrays.stream(counts).asDoubleStream().toArray();
        var floats = new Frame(
                FrameSource.of(Path.of("a.edf")),
                "EDF",
                LESS,
                LESS,
                1,
                64,
                new Pixels.Float64(stored),
                Mask.NONE,
                Optional.empty());

        assertThat(FindSpots.in(floats, TaskMonitor.NONE))
                .isEqualTo(FindSpots.in(frame(counts, Mask.NONE), TaskMonitor.NONE))
                .hasSizeBetween(1, 3);
    }

    @Test
    void spotsOfAFrameAreFoundBesideAGapButNotInIt() {
        int[] counts = counted(new Random(11), 5);
        byte[] kinds = new byte[counts.length];
        Arrays.fill(kinds, 100 * LESS, 110 * LESS, Mask.Kind.GAP.code());
        Arrays.fill(counts, 100 * LESS, 110 * LESS, 1_000_000);
        counts[50 * LESS + 60] = 90;
        counts[98 * LESS + 150] = 70;

        List<InputSpot> found = FindSpots.in(frame(counts, Mask.of(kinds)), TaskMonitor.NONE);

        assertThat(found).hasSizeBetween(2, 3);
        assertThat(found.get(0).row()).isEqualTo(50);
        assertThat(found.get(0).column()).isEqualTo(60);
        assertThat(found.get(1).row()).isEqualTo(98);
        assertThat(found.get(1).column()).isEqualTo(150);
    }

    @Test
    void whatIsCancelledEnds() {
        Frame frame = frame(counted(new Random(9), 1), Mask.NONE);

        assertThatThrownBy(() -> FindSpots.in(frame, TaskMonitor.cancelledWhen(() -> true)))
                .isInstanceOf(CancelledException.class);
    }
}
