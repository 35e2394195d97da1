package org.convscope.core.onednn;

/**
 * A program for finite numbers has come upon others: in a weight, or in what was computed from finite ones. What is not a
 * number would not stay so in it.
 */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFiniteException() {
        super("a number that is not finite", null, false, false);
    }
}
