package org.convscope.core.host;

import java.util.Arrays;
import org.convscope.network.Activation;
import org.convscope.network.InputShapes;

/** {@code softmax} and {@code log_softmax} along one axis, or over several together. */
final class Softmax extends RowOperation implements RowOperation.RowFunction {
    private final Activation.Kind kind;
    private final int[] axes;

    Softmax(Activation.Kind kind, int... axes) {
        this.kind = kind;
        this.axes = axes.clone();
    }

    @Override
    int[] axes(int rank) {
        return Arrays.stream(axes)
                .map(axis -> InputShapes.axis(axis, rank))
                .sorted()
                .toArray();
    }

    @Override
    RowFunction rowFunction(HostScope scope, int[] shape) {
        return this;
    }

    @Override
    public void forward(float[] row, int number) {
        switch (kind) {
            case SOFTMAX -> softmax(row);
            default -> logSoftmax(row);
        }
    }

    private static double[] exponentials(float[] row) {
        float max = Float.NEGATIVE_INFINITY;
        for (float x : row) {
            max = Math.max(max, x);
        }
        double[] e = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            e[i] = Math.exp(row[i] - max);
        }
        return e;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static void softmax(float[] row) {
        double[] e = exponentials(row);
        double sum = sum(e);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (e[i] / sum);
        }
    }

    private static void logSoftmax(float[] row) {
        float max = Float.NEGATIVE_INFINITY;
        for (float x : row) {
            max = Math.max(max, x);
        }
        double log = Math.log(sum(exponentials(row)));
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (row[i] - max - log);
        }
    }

    @Override
    public void gradient(float[] input, float[] gradient, int number) {
        float[] output = input.clone();
        forward(output, number);
        double dot = 0;
        for (int i = 0; i < output.length; i++) {
            dot += kind == Activation.Kind.SOFTMAX ? (double) gradient[i] * output[i] : gradient[i];
        }
        for (int i = 0; i < output.length; i++) {
            gradient[i] = (float)
                    (kind == Activation.Kind.SOFTMAX
                            ? output[i] * (gradient[i] - dot)
                            : gradient[i] - Math.exp(output[i]) * dot);
        }
    }
}
