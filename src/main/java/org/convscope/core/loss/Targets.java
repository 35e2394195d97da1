package org.convscope.core.loss;

import org.convscope.array.Tensor;
import org.convscope.problem.Problem;

/** A row of targets beside a row of scores. */
final class Targets {
    private Targets() {}

    static int rows(Tensor targets) {
        return targets.size() / targets.length(-1);
    }

    /**
     * @throws org.convscope.problem.ProblemException if there are more or fewer of them than scores
     */
    static void requireLength(Tensor targets, double[] scores) {
        if (targets.length(-1) != scores.length) {
            throw Problem.of("the targets are not as long as the outputs")
                    .expected(scores.length)
                    .found(targets.length(-1))
                    .asException();
        }
    }

    static double of(Tensor targets, int row, int i) {
        return targets.data()[row * targets.length(-1) + i];
    }
}
