package org.convscope.core.loss;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.core.OutputGradient;

/**
 * How far an output is from its targets, as Keras 2.15 computes it. The output is seen as rows: what its last axis holds at one
 * place of all others, such as a frame's scores. A loss is made for one batch, with that batch's targets.
 */
public sealed interface Loss permits CategoricalCrossEntropy, SparseCrossEntropy, BinaryCrossEntropy, SquaredError {
    /** What the scores are that a loss is computed of. */
    enum Scores {
        /** Of a softmax or a sigmoid; counted as no less than 1e-7 and no more than 1 - 1e-7. */
        PROBABILITIES,
        /** What goes into a softmax or a sigmoid. */
        LOGITS
    }

    /**
     * The loss of one row.
     *
     * @param slopes gets the slope of the loss by each score
     */
    double row(int number, double[] scores, double[] slopes);

    /** How many rows it has targets for. */
    int rows();

    /** The mean over the rows. */
    default double mean(Tensor output) {
        return Arrays.stream(values(output)).sum() / rows();
    }

    /** The gradient of the mean over the rows, of the output's shape. */
    default Tensor meanGradient(Tensor output) {
        double[] weights = new double[rows()];
        Arrays.fill(weights, 1.0 / rows());
        return gradient(output, weights);
    }

    /** The gradient of the mean, for a run of a network. */
    default OutputGradient outputGradient() {
        return output -> meanGradient(output.get());
    }

    /** One a row. */
    default double[] values(Tensor output) {
        OutputRows rows = OutputRows.of(this, output);
        double[] values = new double[rows.count()];
        double[] slopes = new double[rows.length()];
        for (int row = 0; row < values.length; row++) {
            values[row] = row(row, rows.scores(row), slopes);
        }
        return values;
    }

    /**
     * The gradient of a sum over the rows, of the output's shape.
     *
     * @param weights what the sum weighs each row with
     */
    default Tensor gradient(Tensor output, double[] weights) {
        OutputRows rows = OutputRows.of(this, output);
        float[] gradient = new float[output.size()];
        double[] slopes = new double[rows.length()];
        for (int row = 0; row < rows.count(); row++) {
            row(row, rows.scores(row), slopes);
            for (int i = 0; i < slopes.length; i++) {
                gradient[row * slopes.length + i] = (float) (weights[row] * slopes[i]);
            }
        }
        return Tensor.of(gradient, output.shape());
    }
}
