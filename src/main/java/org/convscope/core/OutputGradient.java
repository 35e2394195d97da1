package org.convscope.core;

import java.util.function.Supplier;
import org.convscope.array.Tensor;

/** What a sum weighs each number of an output with: the slope, by that output, of whatever gradients are taken of. */
@FunctionalInterface
public interface OutputGradient {
    /**
     * Called once a run, on the engine's thread, after the output was computed.
     *
     * @param output (N, ...); copied out of the engine only if it is asked for
     * @return of the output's shape
     */
    Tensor of(Supplier<Tensor> output);

    /** The same whatever the output is. */
    static OutputGradient fixed(Tensor gradient) {
        return output -> gradient;
    }
}
