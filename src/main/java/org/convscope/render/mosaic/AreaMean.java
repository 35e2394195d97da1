package org.convscope.render.mosaic;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Reduces planes so that each pixel is the mean of the values it covers, those at its edge in part. */
final class AreaMean {
    private AreaMean() {}

    /**
     * How the values of an axis fall on fewer pixels: value i adds its share {@code first[i]} to pixel
     * {@code pixel[i]} and {@code second[i]} to the next; the shares of a pixel add up to 1.
     */
    private record Axis(int[] pixel, float[] first, float[] second) {
        static Axis of(int values, int pixels) {
            int[] pixel = new int[values];
            float[] first = new float[values];
            float[] second = new float[values];
            for (int i = 0; i < values; i++) {
                // in units of 1 / values pixels everything is a whole number
                long from = (long) i * pixels;
                long to = from + pixels;
                pixel[i] = (int) (from / values);
                long edge = (pixel[i] + 1L) * values;
                first[i] = (float) ((Math.min(to, edge) - from) / (double) values);
                second[i] = (float) (Math.max(0, to - edge) / (double) values);
            }
            return new Axis(pixel, first, second);
        }
    }

    /** Every plane row-major with the given rows and columns, neither more than it has. */
    static float[][] of(MosaicPlanes planes, int height, int width) {
        int count = planes.count();
        float[][] reduced = new float[count][height * width];
        boolean adjacent = planes.areAdjacent();
        if (height == planes.height() && width == planes.width()) {
            IntStream.range(0, height).parallel().forEach(y -> copyRow(planes, reduced, y));
            keepConstants(planes, reduced);
            return reduced;
        }
        Axis rows = Axis.of(planes.height(), height);
        Axis columns = Axis.of(planes.width(), width);
        IntStream.range(0, height).parallel().forEach(y -> {
            float[] sums = new float[width * count];
            int from = (int) ((long) y * planes.height() / height);
            for (int row = from; row < planes.height() && rows.pixel[row] <= y; row++) {
                float share = rows.pixel[row] == y ? rows.first[row] : rows.second[row];
                if (adjacent) {
                    addAdjacent(planes, row, share, columns, sums);
                } else {
                    addScattered(planes, row, share, columns, sums);
                }
            }
            for (int p = 0; p < count; p++) {
                float[] plane = reduced[p];
                for (int x = 0; x < width; x++) {
                    plane[y * width + x] = sums[x * count + p];
                }
            }
        });
        keepConstants(planes, reduced);
        return reduced;
    }

    private static void copyRow(MosaicPlanes planes, float[][] copies, int y) {
        for (int x = 0; x < planes.width(); x++) {
            for (int p = 0; p < copies.length; p++) {
                copies[p][y * planes.width() + x] = planes.get(p, y, x);
            }
        }
    }

    private static void addAdjacent(MosaicPlanes planes, int row, float share, Axis columns, float[] sums) {
        int count = planes.count();
        float[] data = planes.data();
        for (int x = 0; x < planes.width(); x++) {
            int from = planes.base(0) + (row * planes.width() + x) * planes.step();
            int to = columns.pixel[x] * count;
            float first = share * columns.first[x];
            for (int p = 0; p < count; p++) {
                sums[to + p] += first * data[from + p];
            }
            float second = share * columns.second[x];
            if (second > 0) {
                for (int p = 0; p < count; p++) {
                    sums[to + count + p] += second * data[from + p];
                }
            }
        }
    }

    private static void addScattered(MosaicPlanes planes, int row, float share, Axis columns, float[] sums) {
        int count = planes.count();
        for (int x = 0; x < planes.width(); x++) {
            int to = columns.pixel[x] * count;
            float first = share * columns.first[x];
            float second = share * columns.second[x];
            for (int p = 0; p < count; p++) {
                float v = planes.get(p, row, x);
                sums[to + p] += first * v;
                if (second > 0) {
                    sums[to + count + p] += second * v;
                }
            }
        }
    }

    // shares add up to 1 but for the last bit, and a constant must stay one; and one that is constant but for rounding
    // is drawn so
    private static void keepConstants(MosaicPlanes planes, float[][] reduced) {
        for (int p = 0; p < reduced.length; p++) {
            if (planes.isFlat(p)) {
                Arrays.fill(reduced[p], (float) planes.range(p).min());
            }
        }
    }
}
