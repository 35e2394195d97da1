package org.convscope.task;

/** The threads that work runs on. */
public enum Lane {
    /** The one thread that computes with the engine: one piece of work at a time. */
    ENGINE,
    /** A few threads that read, decode and render. */
    POOL
}
