package org.convscope.inspect.spots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.convscope.array.Percentiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cuts say the same as medians of everything that is around. */
class SpotSurroundingsTest {
    private static final int SIDE = 60;
    private static final double MULTIPLES = 4.7;

    private final float[] plane = new float[SIDE * SIDE];

    /** Steps of 1 are counts of which half are the same, small ones hardly any two. */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 1, 5})
    void whatStandsOutIsWhatMediansSay(double steps) {
        var random = new Random(17);
        for (int i = 0; i < plane.length; i++) {
            double slope = i % SIDE > SIDE / 2 ? 60 : 0.2 * Math.floorDiv(i, SIDE);
            plane[i] = (float) (steps * Math.rint((slope + 2 * random.nextGaussian()) / steps));
            if (random.nextInt(50) == 0) {
                plane[i] = random.nextBoolean() ? Float.NaN : plane[i] + random.nextInt(40);
            }
        }
        var around = new SpotSurroundings(plane, SIDE, SIDE);
        int standing = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                float value = plane[row * SIDE + column];
                if (Float.isNaN(value)) {
                    continue;
                }
                float[] ring = ring(row, column);
                assertThat(around.isAround(row, column)).isTrue();
                for (double limit : new double[] {value, value - 3, value + 0.5}) {
                    assertThat(around.isHalfWithin(limit)).isEqualTo(within(ring, limit));
                }
                double background = new Percentiles(ring.clone()).at(50);
                double noise = noise(ring, background);
                boolean stands = noise > 0 && (value - background) / noise > MULTIPLES;
                assertThat(around.standsOut(value, MULTIPLES))
                        .as("%d %d", row, column)
                        .isEqualTo(stands);
                if (stands) {
                    standing++;
                    assertThat(around.background()).isEqualTo(background);
                    assertThat(around.noise()).isEqualTo(noise);
                }
            }
        }
        assertThat(standing).isPositive();
    }

    private float[] ring(int row, int column) {
        float[] ring = new float[19 * 19];
        int n = 0;
        for (int y = Math.max(0, row - 9); y <= Math.min(SIDE - 1, row + 9); y++) {
            for (int x = Math.max(0, column - 9); x <= Math.min(SIDE - 1, column + 9); x++) {
                boolean inside = Math.abs(y - row) <= 3 && Math.abs(x - column) <= 3;
                if (!inside && !Float.isNaN(plane[y * SIDE + x])) {
                    ring[n++] = plane[y * SIDE + x];
                }
            }
        }
        return Arrays.copyOf(ring, n);
    }

    private static boolean within(float[] ring, double limit) {
        int within = 0;
        for (float one : ring) {
            within += one <= limit ? 1 : 0;
        }
        return 2 * within >= ring.length;
    }

    private static double noise(float[] ring, double background) {
        float[] apart = new float[ring.length];
        double sum = 0;
        for (int i = 0; i < ring.length; i++) {
            apart[i] = (float) Math.abs(ring[i] - background);
            sum += apart[i];
        }
        double median = new Percentiles(apart).at(50);
        return median > 0 ? 1.4826 * median : 1.2533 * sum / ring.length;
    }
}
