package org.convscope.inspect.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.frame.geometry.IceKind;
import org.convscope.inspect.fold.UnitValues;
import org.junit.jupiter.api.Test;

class UnitNumbersTest {
    private final Random random = new Random(3);

    /** Magnitudes over twelve decades; every threshold from one to 122 millionths of the largest is answered exactly. */
    @Test
    void smallValuesAreCountedExactlyForAThresholdThatIsKnownLater() {
        int units = 3;
        float[] values = new float[units * 500];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    i % 17 == 0 ? 0 : (float) (Math.pow(10, -12 * random.nextDouble()) * (random.nextInt(2) * 2 - 1));
        }
        float largest = LayerCount.of(UnitValues.of(values, units)).largest();
        SmallMagnitudes small = SmallMagnitudes.of(UnitValues.of(values, units), largest);
        for (double share : new double[] {1e-6, 2e-6, 3e-5, 1.2e-4}) {
            for (int unit = 0; unit < units; unit++) {
                assertThat(small.atMost(unit, share * largest)).isEqualTo(atMost(values, units, unit, share * largest));
            }
        }
        assertThat((double) small.atMost(1, 0.02 * largest))
                .as("interpolated between powers of two")
                .isCloseTo((double) atMost(values, units, 1, 0.02 * largest), offset(12.0));
        assertThat(small.atMost(2, 2 * largest)).isEqualTo(500);
    }

    /** So many that they are rounded: none between the roundings that is counted wrongly, and no zero. */
    @Test
    void manySmallValuesAreCountedToAHundredth() {
        int units = 2;
        float[] values = new float[units * 40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < units ? 1 : 3e-4f * random.nextFloat() * (i % 3);
        }
        SmallMagnitudes small = SmallMagnitudes.of(UnitValues.of(values, units), 1);
        for (double threshold : new double[] {1e-6, 5e-6, 4e-5, 1.2e-4}) {
            for (int unit = 0; unit < units; unit++) {
                assertThat(small.atMost(unit, threshold))
                        .isBetween(
                                atMost(values, units, unit, threshold * (1 - 1.0 / 128)),
                                atMost(values, units, unit, threshold));
            }
        }
        assertThat(small.atMost(0, SmallMagnitudes.ZERO)).isEqualTo(atMost(values, units, 0, SmallMagnitudes.ZERO));
    }

    private static OutputView view(float[] values, int units) {
        return OutputView.of(Tensor.of(values, 1, values.length / units, units));
    }

    private static long atMost(float[] values, int units, int unit, double threshold) {
        return IntStream.range(0, values.length / units)
                .filter(place -> Math.abs(values[place * units + unit]) <= threshold)
                .count();
    }

    /** More places than go into one chunk, and not a whole number of rows. */
    @Test
    void sumsAndLargestValuesAreThoseOfEveryPlace() {
        int units = 3;
        int places = 100_003;
        float[] values = new float[2 * units * places];
        double[] sums = new double[units];
        float[] max = {-10, -10, -10};
        for (int i = 0; i < units * places; i++) {
            float value = (float) random.nextGaussian();
            values[units * places + i] = value;
            sums[i % units] += value;
            max[i % units] = Math.max(max[i % units], value);
        }
        sums[1] += -7 - values[units * places + 1];
        values[units * places + 1] = -7;

        LayerCount count = LayerCount.of(UnitValues.of(OutputView.of(Tensor.of(values, 2, places, units)), 1));

        assertThat(count.places()).isEqualTo(places);
        assertThat(count.largest()).isEqualTo(7);
        assertThat(count.max()).containsExactly(max);
        for (int unit = 0; unit < units; unit++) {
            assertThat(count.sums()[unit]).isCloseTo(sums[unit], offset(1e-3));
        }
    }

    @Test
    void sumsThatSinglePrecisionCannotHoldAreStillNumbers() {
        float[] values = new float[2048];
        Arrays.fill(values, 3e38f);

        LayerCount count = LayerCount.of(UnitValues.of(values, 2));

        assertThat(count.mean(1)).isEqualTo(3e38f);
        assertThat(count.largest()).isEqualTo(3e38f);
    }

    @Test
    void productsKeepTheirDigitsWhereTheMeanIsLarge() {
        int units = 3;
        int places = 1003;
        float[] values = new float[units * places];
        double[] sums = new double[units];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1000 * (i % units) + random.nextGaussian());
            sums[i % units] += values[i];
        }
        double[] products = ProductSums.of(view(values, units), 0, sums);
        int index = 0;
        for (int a = 0; a < units; a++) {
            for (int b = a; b < units; b++) {
                double product = 0;
                for (int place = 0; place < places; place++) {
                    product += (double) values[place * units + a] * values[place * units + b];
                }
                assertThat(products[index++]).isCloseTo(product, offset(0.01));
            }
        }
    }

    /** Units 1 and 4 follow unit 2; unit 3 goes against it; unit 0 is constant. */
    @Test
    void nearDuplicatesAreTheSameFromProductsAndFromFrames() {
        int units = 6;
        float[] values = new float[units * 400];
        double[][] numbers = new double[units][400];
        for (int place = 0; place < 400; place++) {
            float x = (float) random.nextGaussian();
            float[] row = {7, 2 * x + 1, x, -x, x + (float) (0.1 * random.nextGaussian()), (float) random.nextGaussian()
            };
            System.arraycopy(row, 0, values, place * units, units);
            for (int unit = 0; unit < units; unit++) {
                numbers[unit][place] = row[unit];
            }
        }
        LayerCount all = LayerCount.of(UnitValues.of(values, units));
        int[] expected = {-1, 2, 1, -1, 1, -1};

        assertThat(NearDuplicates.of(all.sums(), ProductSums.of(view(values, units), 0, all.sums()), 400))
                .containsExactly(expected);
        assertThat(NearDuplicates.of(numbers)).containsExactly(expected);
    }

    @Test
    void tiesCountHalfAndTheBoundsStayWithinZeroAndOne() {
        boolean[] positive = {true, true, true, false, false, false};
        AreaUnderRoc perfect = AreaUnderRoc.of(AreaUnderRoc.Ranks.of(new double[] {4, 5, 6, 1, 2, 3}), positive);
        AreaUnderRoc ties = AreaUnderRoc.of(AreaUnderRoc.Ranks.of(new double[] {1, 1, 2, 1, 0, 0}), positive);

        assertThat(perfect.area()).isEqualTo(1);
        assertThat(perfect.high()).isEqualTo(1);
        assertThat(perfect.low()).isBetween(0.3, 0.7);
        assertThat(ties.area()).isCloseTo((3 + 2.5 + 2.5) / 9, offset(1e-12));
        assertThat(AreaUnderRoc.of(AreaUnderRoc.Ranks.of(new double[] {1, 2}), new boolean[] {true, true})
                        .area())
                .isNaN();
    }

    @Test
    void sharesOfFalseDiscoveriesNeverFallAsTestsGetLessSure() {
        assertThat(FalseDiscoveries.q(new double[] {0.01, Double.NaN, 0.04, 0.03, 0.5}))
                .containsExactly(new double[] {0.04, Double.NaN, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5}, offset(1e-12));
    }

    @Test
    void everyRingOfIceLiesInAShellAndInAnAnnulus() {
        for (IceKind kind : IceKind.values()) {
            for (double ring : kind.spacingsAngstrom()) {
                int region = ResolutionShells.region(ring);
                assertThat(region % 2).isEqualTo(1);
                assertThat(ResolutionShells.ice(region / 2)).contains(ring);
            }
        }
        assertThat(ResolutionShells.region(3.0) % 2).isZero();
        assertThat(ResolutionShells.region(0.9)).isEqualTo(-1);
        assertThat(ResolutionShells.region(Double.POSITIVE_INFINITY)).isZero();
    }
}
