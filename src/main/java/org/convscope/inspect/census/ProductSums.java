package org.convscope.inspect.census;

import java.util.Arrays;

/**
 * Sums of the products of two units' values over the places of a frame. Values are taken around their unit's mean, multiplied in
 * single precision and added up in double, so that neither a large mean nor many places cost digits.
 */
final class ProductSums {
    private static final int AT_ONCE = 4;
    private static final int PLACES_IN_SINGLE = 256;

    private ProductSums() {}

    /**
     * @param sums of each unit's values
     * @return of units a, b >= a, in the order of {@link LayerSums#products}
     */
    static double[] of(UnitValues values, double[] sums) {
        int units = values.units();
        int places = values.places();
        float[] means = new float[units];
        for (int unit = 0; unit < units; unit++) {
            means[unit] = (float) (sums[unit] / places);
        }
        double[] products = values.chunks(chunk -> aroundMeans(chunk, means)).stream()
                .reduce(ProductSums::sum)
                .orElseThrow();
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

    private static double[] sum(double[] products, double[] more) {
        for (int i = 0; i < products.length; i++) {
            products[i] += more[i];
        }
        return products;
    }

    private static double[] aroundMeans(UnitValues values, float... means) {
        int units = values.units();
        int places = values.places();
        double[] products = new double[units * (units + 1) / 2];
        float[][] single = new float[units][units];
        float[][] rows = new float[AT_ONCE][units];
        for (int place = 0; place < places; place += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                centre(values, place + i, means, rows[i]);
            }
            add(rows, single);
            if ((place + AT_ONCE) % PLACES_IN_SINGLE == 0 || place + AT_ONCE >= places) {
                moved(single, products);
            }
        }
        return products;
    }

    /** Zero beyond the last place. */
    private static void centre(UnitValues values, int place, float[] means, float[] row) {
        if (place >= values.places()) {
            Arrays.fill(row, 0);
            return;
        }
        float[] numbers = values.numbers();
        int first = values.from() + place * means.length;
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
