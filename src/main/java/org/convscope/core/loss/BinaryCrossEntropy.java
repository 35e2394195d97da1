package org.convscope.core.loss;

import org.convscope.array.Tensor;

/**
 * Keras's {@code BinaryCrossentropy}: the mean over a row of -(target * log(probability) + (1 - target) * log(1 - probability)),
 * where Keras 2 adds 1e-7 to what it takes the logarithm of.
 *
 * @param targets the probability of each label, (..., labels)
 */
public record BinaryCrossEntropy(Tensor targets, Scores scores) implements Loss {
    @Override
    public int rows() {
        return Targets.rows(targets);
    }

    @Override
    public double row(int number, double[] row, double[] slopes) {
        Targets.requireLength(targets, row);
        double loss = 0;
        for (int i = 0; i < row.length; i++) {
            double target = Targets.of(targets, number, i);
            if (scores == Scores.LOGITS) {
                loss += Math.max(row[i], 0) - row[i] * target + Math.log1p(Math.exp(-Math.abs(row[i])));
                slopes[i] = (1 / (1 + Math.exp(-row[i])) - target) / row.length;
            } else {
                double right = Clipping.clipped(row[i]) + Clipping.EPSILON;
                double wrong = 1 - Clipping.clipped(row[i]) + Clipping.EPSILON;
                loss -= target * Math.log(right) + (1 - target) * Math.log(wrong);
                slopes[i] = Clipping.slope(row[i]) * ((1 - target) / wrong - target / right) / row.length;
            }
        }
        return loss / row.length;
    }
}
