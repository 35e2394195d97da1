package org.convscope.core.op;

import org.convscope.network.Activation;

/** {@code softmax}, {@code log_softmax} and {@code sparsemax} along one axis. */
final class Softmax extends RowOp {
    private final Activation.Kind kind;
    private final int axis;

    Softmax(Activation.Kind kind, int axis) {
        this.kind = kind;
        this.axis = axis;
    }

    @Override
    int[] axes(int rank) {
        return new int[] {Shapes.axis(axis, rank)};
    }

    @Override
    void row(Bench bench, float[] row, int number) {
        switch (kind) {
            case SOFTMAX -> softmax(row);
            case LOG_SOFTMAX -> logSoftmax(row);
            default -> sparsemax(row);
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

    /** Martins and Astudillo, "From Softmax to Sparsemax" (2016), algorithm 1. */
    private static void sparsemax(float[] row) {
        float[] sorted = row.clone();
        java.util.Arrays.sort(sorted);
        double sum = 0;
        double tau = 0;
        for (int k = 1; k <= sorted.length; k++) {
            double z = sorted[sorted.length - k];
            sum += z;
            if (1 + k * z <= sum) {
                break;
            }
            tau = (sum - 1) / k;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.max(0, row[i] - tau);
        }
    }

    @Override
    void rowGradient(Bench bench, float[] input, float[] gradient, int number) {
        float[] output = input.clone();
        row(bench, output, number);
        double dot = 0;
        int support = 0;
        for (int i = 0; i < output.length; i++) {
            boolean inside = kind != Activation.Kind.SPARSEMAX || output[i] > 0;
            support += inside ? 1 : 0;
            dot += kind == Activation.Kind.SOFTMAX ? gradient[i] * output[i] : inside ? gradient[i] : 0;
        }
        for (int i = 0; i < output.length; i++) {
            gradient[i] = (float)
                    switch (kind) {
                        case SOFTMAX -> output[i] * (gradient[i] - dot);
                        case LOG_SOFTMAX -> gradient[i] - Math.exp(output[i]) * dot;
                        default -> output[i] > 0 ? gradient[i] - dot / support : 0;
                    };
        }
    }
}
