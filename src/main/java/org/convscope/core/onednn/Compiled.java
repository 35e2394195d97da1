package org.convscope.core.onednn;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A step that has been written into a program.
 *
 * @param output what it gives
 * @param activation writes the way back through the activation: from the output's gradient to the result's
 * @param backward writes the way back from there on
 */
record Compiled(NativeArray output, UnaryOperator<NativeArray> activation, Backward backward) {
    /** Writes what turns a gradient into those of the inputs. Neither is written to later. */
    @FunctionalInterface
    interface Backward {
        /** One an input; may be the gradient itself. */
        List<NativeArray> back(NativeArray gradient);
    }

    /** Without an activation. */
    Compiled(NativeArray output, Backward backward) {
        this(output, gradient -> gradient, backward);
    }

    /** All the way back. */
    List<NativeArray> back(NativeArray gradient) {
        return backward.back(activation.apply(gradient));
    }
}
