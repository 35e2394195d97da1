package org.convscope.task;

import java.util.function.BooleanSupplier;

/** The way in which long work tells its progress and learns that nobody wants it any more. Safe from any thread. */
public interface TaskMonitor {
    /** Nobody watches and nobody cancels. */
    TaskMonitor NONE = cancelledWhen(() -> false);

    /**
     * @param message what is being done, in a few words
     * @param fraction how much is done, 0 to 1, or negative where that is not known
     */
    void progress(String message, double fraction);

    boolean isCancelled();

    /**
     * @throws CancelledException if the work was cancelled
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** For a part of the work that is one step of the whole: it can be cancelled, but its own progress is not told. */
    default TaskMonitor ofStep() {
        return cancelledWhen(this::isCancelled);
    }

    /** Nobody watches; cancelled as soon as this says so. */
    static TaskMonitor cancelledWhen(BooleanSupplier cancelled) {
        return new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                // nobody watches
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }
}
