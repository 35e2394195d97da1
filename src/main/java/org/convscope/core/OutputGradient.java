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

    /**
     * Where an engine may copy the output to when it is asked for: a new array, unless there is one that nobody reads any more.
     *
     * @param length how many numbers the output has
     */
    default float[] array(int length) {
        return new float[length];
    }

    /** The same whatever the output is. */
    static OutputGradient fixed(Tensor gradient) {
        return output -> gradient;
    }
}
