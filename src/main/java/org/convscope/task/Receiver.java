package org.convscope.task;

/** Gets the outcome of work once, on the executor that the runner delivers on. Cancelled work is not delivered. */
public interface Receiver<T> {
    void done(T result);

    /**
     * @param cause what the work threw; for the user's eyes where it is a {@link org.convscope.problem.ProblemException}
     */
    void failed(Throwable cause);
}
