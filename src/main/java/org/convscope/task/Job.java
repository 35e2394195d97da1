package org.convscope.task;

/** Work that was asked for. Safe from any thread. */
public interface Job {
    Owner owner();

    /** The job's work in a few words. */
    String title();

    Priority priority();

    /** The job's last message; the title while it has said nothing. */
    String message();

    /** 0 to 1, negative where not known. */
    double fraction();

    /** Whether it has done a slice and has more to do: it will take its time. */
    boolean goesOn();

    /** No result is delivered after this returns, if called on the delivering thread; the owner is told. */
    void cancel();

    boolean isCancelled();
}
