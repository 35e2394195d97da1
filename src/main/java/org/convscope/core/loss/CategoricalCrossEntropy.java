package org.convscope.core.loss;

import org.convscope.array.Tensor;

/**
 * Keras's {@code CategoricalCrossentropy}: -sum(target * log(probability)) a row. Probabilities are first divided by their sum.
 *
 * @param targets the probability of each class, (..., classes)
 */
public record CategoricalCrossEntropy(Tensor targets, Scores scores) implements Loss {
    @Override
    public int rows() {
        return Targets.rows(targets);
    }

    @Override
    public double row(int number, double[] row, double[] slopes) {
        Targets.requireLength(targets, row);
        return scores == Scores.LOGITS ? ofLogits(number, row, slopes) : ofProbabilities(number, row, slopes);
    }

    private double ofLogits(int number, double[] logits, double[] slopes) {
        double logSum = LogSum.of(logits, slopes);
        double total = 0;
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            double target = Targets.of(targets, number, i);
            total += target;
            loss += target * (logSum - logits[i]);
        }
        for (int i = 0; i < logits.length; i++) {
            slopes[i] = slopes[i] * total - Targets.of(targets, number, i);
        }
        return loss;
    }

    private double ofProbabilities(int number, double[] given, double[] slopes) {
        double sum = 0;
        for (double probability : given) {
            sum += probability;
        }
        double loss = 0;
        double along = 0;
        for (int i = 0; i < given.length; i++) {
            double share = given[i] / sum;
            double target = Targets.of(targets, number, i);
            double clipped = Clipping.clipped(share);
            loss -= target * Math.log(clipped);
            slopes[i] = -target / clipped * Clipping.slope(share);
            along += slopes[i] * share;
        }
        for (int i = 0; i < given.length; i++) {
            slopes[i] = (slopes[i] - along) / sum;
        }
        return loss;
    }
}
