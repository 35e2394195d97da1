package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import org.convscope.inspect.fold.UnitValues;

/**
 * Sums over frames that are too many to be kept a frame: of a layer's values two units at a time, and by resolution.
 *
 * @param products of units a, b >= a over all places, (a, a), (a, a + 1) ... (a + 1, a + 1) ...; empty for layers without maps, of
 *     which the frames' numbers say the same
 * @param regionSums of each unit's values in each region of {@link ResolutionShells}, (regions, units); empty where no frame has a
 *     geometry
 * @param regionPlaces how many places each region has; empty likewise
 */
public record LayerSums(double[] products, double[] regionSums, long[] regionPlaces) {
    private static final int ROW = 1024;

    /**
     * @param regions of each place, -1 for none
     */
    static LayerSums of(double[] products, List<UnitValues> values, int... regions) {
        int units = values.stream().mapToInt(UnitValues::units).sum();
        double[] sums = new double[ResolutionShells.REGIONS * units];
        long[] places = new long[ResolutionShells.REGIONS];
        for (int region : regions) {
            if (region >= 0) {
                places[region]++;
            }
        }
        values.stream().parallel().forEach(block -> add(sums, units, block, regions));
        return new LayerSums(products, sums, places);
    }

    private static void add(double[] sums, int units, UnitValues values, int... regions) {
        float[] row = new float[values.rowLength(ROW)];
        int inRow = row.length / values.lanes();
        for (int place = 0; place < regions.length; place += inRow) {
            int count = Math.min(inRow, regions.length - place);
            values.read(place, count, row);
            for (int i = 0; i < count; i++) {
                int region = regions[place + i];
                if (region >= 0) {
                    int first = region * units + values.firstUnit();
                    for (int unit = 0; unit < values.units(); unit++) {
                        sums[first + unit] += row[i * values.lanes() + unit];
                    }
                }
            }
        }
    }

    LayerSums with(double[] otherProducts) {
        return new LayerSums(otherProducts, regionSums, regionPlaces);
    }

    LayerSums plus(LayerSums other) {
        return new LayerSums(
                sum(products, other.products),
                sum(regionSums, other.regionSums),
                sum(regionPlaces, other.regionPlaces));
    }

    private static double[] sum(double[] one, double[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        double[] sums = one.clone();
        Arrays.setAll(sums, i -> one[i] + other[i]);
        return sums;
    }

    private static long[] sum(long[] one, long[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        long[] sums = one.clone();
        Arrays.setAll(sums, i -> one[i] + other[i]);
        return sums;
    }
}
