package org.convscope.core.loss;

import java.util.List;
import org.convscope.problem.Problem;

/**
 * Keras's {@code SparseCategoricalCrossentropy}: -log(probability of the right class) a row. Probabilities are clipped and then
 * divided by their sum.
 *
 * @param classes the right class of each row, from 0
 */
public record SparseCrossEntropy(List<Integer> classes, Scores scores) implements Loss {
    public SparseCrossEntropy {
        classes = List.copyOf(classes);
    }

    @Override
    public int rows() {
        return classes.size();
    }

    @Override
    public double row(int number, double[] row, double[] slopes) {
        int right = classes.get(number);
        if (right < 0 || right >= row.length) {
            throw Problem.of("a target is a class that the output does not have")
                    .expected("0 to " + (row.length - 1))
                    .found(right)
                    .asException();
        }
        return scores == Scores.LOGITS ? ofLogits(right, row, slopes) : ofProbabilities(right, row, slopes);
    }

    private static double ofLogits(int right, double[] logits, double[] slopes) {
        double logSum = LogSum.of(logits, slopes);
        slopes[right] -= 1;
        return logSum - logits[right];
    }

    private static double ofProbabilities(int right, double[] given, double[] slopes) {
        double sum = 0;
        for (double probability : given) {
            sum += Clipping.clipped(probability);
        }
        for (int i = 0; i < given.length; i++) {
            double own = i == right ? 1 / Clipping.clipped(given[i]) : 0;
            slopes[i] = (1 / sum - own) * Clipping.slope(given[i]);
        }
        return Math.log(sum) - Math.log(Clipping.clipped(given[right]));
    }
}
