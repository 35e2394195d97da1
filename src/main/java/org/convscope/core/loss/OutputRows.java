package org.convscope.core.loss;

import org.convscope.array.Tensor;
import org.convscope.problem.Problem;

/** An output as rows. */
record OutputRows(Tensor output, int count, int length) {
    /**
     * @throws org.convscope.problem.ProblemException if the loss has targets for another number of rows
     */
    static OutputRows of(Loss loss, Tensor output) {
        int length = output.length(-1);
        int count = output.size() / length;
        if (count != loss.rows()) {
            throw Problem.of("the targets are not as many as the outputs")
                    .expected(count)
                    .found(loss.rows())
                    .asException();
        }
        return new OutputRows(output, count, length);
    }

    double[] scores(int row) {
        double[] scores = new double[length];
        for (int i = 0; i < length; i++) {
            scores[i] = output.data()[row * length + i];
        }
        return scores;
    }
}
