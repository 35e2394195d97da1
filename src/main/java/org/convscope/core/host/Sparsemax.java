package org.convscope.core.host;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.convscope.network.InputShapes;

/**
 * {@code keras.activations.sparsemax} along an axis, with the threshold that Keras 3 computes: the mean of the cumulative
 * sums of the support less 1, where Martins and Astudillo (2016) have the last of these sums less 1 over the support's size.
 */
final class Sparsemax extends RowOperation implements RowOperation.RowFunction {
    private final int axis;

    Sparsemax(int axis) {
        this.axis = axis;
    }

    @Override
    int[] axes(int rank) {
        return new int[] {InputShapes.axis(axis, rank)};
    }

    @Override
    RowFunction rowFunction(HostScope scope, int[] shape) {
        return this;
    }

    /** Indices from the largest number down. */
    private static int[] ranked(float[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -row[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int support(float[] row, int[] ranked) {
        double sum = 0;
        int support = 0;
        for (int k = 1; k <= ranked.length; k++) {
            double z = row[ranked[k - 1]];
            sum += z;
            if (z - (sum - 1) / k > 0) {
                support++;
            }
        }
        return support;
    }

    private static double threshold(float[] row, int[] ranked, int support) {
        double total = 0;
        for (int k = 0; k < support; k++) {
            total += (double) (support - k) * row[ranked[k]];
        }
        return (total - 1) / support;
    }

    @Override
    public void forward(float[] row, int number) {
        int[] ranked = ranked(row);
        double threshold = threshold(row, ranked, support(row, ranked));
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.max(0, row[i] - threshold);
        }
    }

    @Override
    public void gradient(float[] input, float[] gradient, int number) {
        int[] ranked = ranked(input);
        int support = support(input, ranked);
        double threshold = threshold(input, ranked, support);
        double sum = 0;
        for (int i = 0; i < input.length; i++) {
            gradient[i] = input[i] > threshold ? gradient[i] : 0;
            sum += gradient[i];
        }
        for (int k = 0; k < support; k++) {
            gradient[ranked[k]] = (float) (gradient[ranked[k]] - sum * (support - k) / support);
        }
    }
}
