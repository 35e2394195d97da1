package org.convscope.task;

/** How long work tells its progress and learns that nobody wants it any more. Safe from any thread. */
public interface TaskMonitor {
    /** Nobody watches and nobody cancels. */
    TaskMonitor NONE = new TaskMonitor() {
        @Override
        public void progress(String message, double fraction) {
            // nobody watches
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

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
        TaskMonitor whole = this;
        return new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                // the whole tells its own
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
