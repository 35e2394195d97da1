package org.convscope.inspect.measure;

import java.util.Arrays;
import org.convscope.frame.Frame;

/**
 * A frame in blocks of equal side: the natural logarithm of one more than the mean count, NaN where half of a block or more
 * was not measured. The logarithm makes few bright pixels count for little.
 *
 * @param width blocks across
 * @param height blocks down
 * @param side of a block in pixels
 * @param values row by row
 */
record CountBlocks(int width, int height, int side, double[] values) {
    /** Counts below zero are taken as zero. */
    static CountBlocks of(Frame frame, int most) {
        int side = Math.max(1, (Math.max(frame.width(), frame.height()) + most - 1) / most);
        int width = frame.width() / side;
        int height = frame.height() / side;
        double[] values = new double[width * height];
        Arrays.parallelSetAll(values, i -> mean(frame, i % width * side, i / width * side, side));
        return new CountBlocks(width, height, side, values);
    }

    private static double mean(Frame frame, int left, int top, int side) {
        double sum = 0;
        int n = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                double v = frame.measured(y * frame.width() + x);
                if (!Double.isNaN(v)) {
                    sum += Math.max(0, v);
                    n++;
                }
            }
        }
        return 2 * n <= side * side ? Double.NaN : Math.log1p(sum / n);
    }
}
