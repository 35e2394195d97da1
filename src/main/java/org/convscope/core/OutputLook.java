package org.convscope.core;

import org.convscope.array.Tensor;

/**
 * Looks at outputs where they lie, in order of execution. What it is shown is gone when it returns; the engine waits for that, so it
 * must not ask the engine for anything.
 */
@FunctionalInterface
public interface OutputLook extends Engine.Sink {
    void look(String id, OutputView output);

    @Override
    default void accept(String id, Tensor output) {
        look(id, OutputView.of(output));
    }
}
