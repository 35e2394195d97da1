package org.convscope.task;

/** Where work runs. */
public enum Lane {
    /** The one thread that computes with the engine: one piece of work at a time. */
    ENGINE,
    /** A few threads that read, decode and render. */
    POOL
}
