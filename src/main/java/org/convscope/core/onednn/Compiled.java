package org.convscope.core.onednn;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step that has been written into a program.
 *
 * @param output what it gives
 * @param activation writes the way back through the activation: from the output's gradient to the result's
 * @param backward writes the way back from there on
 * @param learning writes the gradients by the step's weights
 */
record Compiled(NativeArray output, UnaryOperator<NativeArray> activation, Backward backward, Learning learning) {
    /** Writes what turns a gradient into those of the inputs. Neither is written to later. */
    @FunctionalInterface
    interface Backward {
        /** One an input; may be the gradient itself. */
        List<NativeArray> back(NativeArray gradient);
    }

    /** Writes what turns the gradient of an operation's result into those by its weights. */
    @FunctionalInterface
    interface Learning {
        /** Left to Java. */
        Learning IN_JAVA = gradient -> Optional.empty();

        /** One a weight that is learned; empty where that is left to Java. */
        Optional<List<Learned>> learn(NativeArray gradient);
    }

    /**
     * @param weight its name
     * @param gradient row-major, of the weight's shape
     */
    record Learned(String weight, NativeArray gradient) {}

    Compiled(NativeArray output, UnaryOperator<NativeArray> activation, Backward backward) {
        this(output, activation, backward, Learning.IN_JAVA);
    }

    /** Without an activation. */
    Compiled(NativeArray output, Backward backward) {
        this(output, gradient -> gradient, backward);
    }

    Compiled learning(Learning other) {
        return new Compiled(output, activation, backward, other);
    }

    /** All the way back. */
    List<NativeArray> back(NativeArray gradient) {
        return backward.back(activation.apply(gradient));
    }
}
