package org.convscope.ui.work;

/** Work that somebody asked for. On the event thread. */
public interface PendingRequest {
    /** Cancels what is asked but not answered; an answer that was given stays good. */
    void cancel();

    /** Cancels what is asked; the next question is asked even if it is the same. */
    void forget();
}
