package org.convscope.inspect.explain;

import java.util.Optional;
import org.convscope.input.OutputLabel;

/**
 * The answer that is explained, against the next best one.
 *
 * @param output id of the output's call
 * @param label of the number that is explained
 * @param logit that number before its softmax or sigmoid
 * @param value after it: a probability, or of a quantity the number itself
 * @param runnerUp the next best answer; empty for a quantity, or the only class of a softmax
 */
public record ExplainedAnswer(
        String output, OutputLabel label, double logit, double value, Optional<RunnerUp> runnerUp) {
    /** A sigmoid says yes from here on. */
    private static final double HALF = 0.5;

    /**
     * The next best answer: of classes that exclude each other another one; of a yes-or-no label the opposite,
     * whose logit is that of the label with its sign turned.
     *
     * @param name in words
     */
    public record RunnerUp(String name, double logit, double value) {}

    /** Whether the network says no: of a yes-or-no label, where the probability is below a half. */
    public boolean isNo() {
        return label.kind() == OutputLabel.Kind.SIGMOID && value < HALF;
    }
}
