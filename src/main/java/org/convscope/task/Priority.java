package org.convscope.task;

/** The ranks of work: which goes first. */
public enum Priority {
    /** Somebody waits for it. */
    INTERACTIVE,
    /** Warming up, a census, thumbnails: whenever nothing interactive waits. */
    BACKGROUND
}
