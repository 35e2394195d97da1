package org.convscope.core.loss;

import org.convscope.array.Tensor;

/**
 * Keras's {@code MeanSquaredError}: the mean over a row of (output - target)^2.
 *
 * @param targets of the output's shape
 */
public record SquaredError(Tensor targets) implements Loss {
    @Override
    public int rows() {
        return Targets.rows(targets);
    }

    @Override
    public double row(int number, double[] row, double[] slopes) {
        Targets.requireLength(targets, row);
        double loss = 0;
        for (int i = 0; i < row.length; i++) {
            double difference = row[i] - Targets.of(targets, number, i);
            loss += difference * difference / row.length;
            slopes[i] = 2 * difference / row.length;
        }
        return loss;
    }
}
