package org.convscope.task;

/**
 * Gets the outcome of work once, on the executor that the runner delivers on. Nobody is told of work that its own owner
 * cancelled, or took back by asking for something else.
 */
public interface OutcomeReceiver<T> {
    void done(T result);

    /**
     * @param cause what the work threw; for the user's eyes where it is a {@link org.convscope.problem.ProblemException}
     */
    void failed(Throwable cause);

    /** Somebody else than the owner cancelled it, such as the user in a list of jobs. */
    default void cancelled() {}

    /** Gets, in place of {@link #done}, a result that was cancelled when it was there already: to give back what it holds. */
    default void late(T result) {}

    /**
     * For work whose outcome nobody waits for: a failure goes to the log.
     *
     * @param title what failed, as the log says it
     */
    static <T> OutcomeReceiver<T> logging(String title) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                // nobody waits for it
            }

            @Override
            public void failed(Throwable cause) {
                System.getLogger(OutcomeReceiver.class.getName()).log(System.Logger.Level.WARNING, title, cause);
            }
        };
    }
}
