package org.convscope.core.plan;

/** Is told what each part of a run took, in order: for measurements, and for tests of what runs at all. */
@FunctionalInterface
public interface StepObserver {
    /** Nobody. */
    StepObserver NONE = (layer, part, nanoseconds) -> {};

    /**
     * @param layer id of the call, or of the input
     * @param part the operation's name, with " gradient" where it ran backwards, or "copy in" or "copy out"
     */
    void ran(String layer, String part, long nanoseconds);
}
