package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.core.OutputView;

/**
 * Sums of the products of two units' values over the places of a frame, by the engine where it can. Values are taken around their
 * unit's mean, multiplied in single precision and added up in double, so that neither a large mean nor many places cost digits.
 */
final class ProductSums {
    private static final int AT_ONCE = 4;
    private static final int PLACES_IN_SINGLE = 256;
    private static final int NUMBERS_IN_PART = 1 << 17;

    private ProductSums() {}

    /**
     * @param entry which frame of the output
     * @param sums of each unit's values
     * @return of units a, b >= a, in the order of {@link LayerSums#products}
     */
    static double[] of(OutputView output, int entry, double[] sums) {
        int units = sums.length;
        int places = output.places();
        float[] means = new float[units];
        for (int unit = 0; unit < units; unit++) {
            means[unit] = (float) (sums[unit] / places);
        }
        double[] products = byEngine(output, entry, means)
                .orElseGet(() -> aroundMeans(output.entry(entry).data(), means));
        // around the mean, back to around zero
        int i = 0;
        for (int a = 0; a < units; a++) {
            for (int b = a; b < units; b++) {
                products[i++] +=
                        (double) means[a] * sums[b] + means[b] * sums[a] - (double) places * means[a] * means[b];
            }
        }
        return products;
    }

    private static Optional<double[]> byEngine(OutputView output, int entry, float... means) {
        int lot = OutputView.PLACES_IN_SINGLE;
        int each = Math.max(lot, NUMBERS_IN_PART / means.length / lot * lot);
        int places = output.places();
        return inParts(places, each, (from, to) -> output.products(entry, from, to - from, means))
                .reduce((one, other) -> one.flatMap(sums -> other.map(more -> sum(sums, more))))
                .orElseThrow();
    }

    /** In parts of one size, whatever the number of threads, so that sums have the same bits. */
    private static <P> Stream<P> inParts(int places, int each, BiFunction<Integer, Integer, P> work) {
        return IntStream.range(0, (places + each - 1) / each)
                .parallel()
                .mapToObj(i -> work.apply(i * each, Math.min(places, (i + 1) * each)))
                .toList()
                .stream();
    }

    private static double[] aroundMeans(float[] numbers, float... means) {
        int places = numbers.length / means.length;
        int each = Math.max(AT_ONCE, NUMBERS_IN_PART / means.length);
        return inParts(places, each, (from, to) -> aroundMeans(numbers, from, to, means))
                .reduce(ProductSums::sum)
                .orElseThrow();
    }

    private static double[] sum(double[] products, double[] more) {
        for (int i = 0; i < products.length; i++) {
            products[i] += more[i];
        }
        return products;
    }

    private static double[] aroundMeans(float[] numbers, int from, int to, float... means) {
        int units = means.length;
        double[] products = new double[units * (units + 1) / 2];
        float[][] single = new float[units][units];
        float[][] rows = new float[AT_ONCE][units];
        for (int place = from; place < to; place += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                if (place + i < to) {
                    centre(numbers, (place + i) * units, means, rows[i]);
                } else {
                    Arrays.fill(rows[i], 0);
                }
            }
            add(rows, single);
            if ((place - from + AT_ONCE) % PLACES_IN_SINGLE == 0 || place + AT_ONCE >= to) {
                moved(single, products);
            }
        }
        return products;
    }

    private static void centre(float[] numbers, int first, float[] means, float[] row) {
        for (int unit = 0; unit < row.length; unit++) {
            row[unit] = numbers[first + unit] - means[unit];
        }
    }

    private static void add(float[][] rows, float[][] products) {
        float[] first = rows[0];
        float[] second = rows[1];
        float[] third = rows[2];
        float[] fourth = rows[3];
        for (int a = 0; a < products.length; a++) {
            add(first, first[a], second, second[a], third, third[a], fourth, fourth[a], products[a], a);
        }
    }

    private static void add(
            float[] first,
            float x,
            float[] second,
            float y,
            float[] third,
            float z,
            float[] fourth,
            float w,
            float[] sums,
            int from) {
        for (int b = from; b < sums.length; b++) {
            sums[b] += x * first[b] + y * second[b] + z * third[b] + w * fourth[b];
        }
    }

    private static void moved(float[][] single, double[] products) {
        int i = 0;
        for (int a = 0; a < single.length; a++) {
            for (int b = a; b < single.length; b++) {
                products[i++] += single[a][b];
                single[a][b] = 0;
            }
        }
    }
}
