package org.convscope.task;

import java.util.concurrent.ExecutionException;

/** What work on another thread failed with, for whoever waits for it. */
public final class FailedWork {
    private FailedWork() {}

    /**
     * The exception of the work itself, to be thrown.
     *
     * @throws Error where that is what it failed with
     */
    public static RuntimeException of(ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (failure.getCause() instanceof Error cause) {
            throw cause;
        }
        return new IllegalStateException(failure.getCause());
    }
}
