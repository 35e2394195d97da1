package org.convscope.task;

/** Ends work that was cancelled. Not an error: nobody is told. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled");
    }
}
