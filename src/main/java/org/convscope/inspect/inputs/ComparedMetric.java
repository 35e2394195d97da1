package org.convscope.inspect.inputs;

import java.util.List;

/**
 * One number of a data set under each of several preprocessings.
 *
 * @param label that answers are held against; empty where the number is about the frames
 * @param quantity what the number is, in words
 * @param kind how it reads
 * @param values one a preprocessing, in their order; NaN where there is none
 */
public record ComparedMetric(String label, String quantity, Kind kind, List<Double> values) {
    public ComparedMetric {
        values = List.copyOf(values);
    }

    /** How a number reads. */
    public enum Kind {
        /** Of frames. */
        COUNT,
        /** Of all frames, 0 to 1. */
        SHARE,
        /** Anything else. */
        NUMBER,
        /** A field of a confusion matrix: how many frames of one class were taken for one. */
        CONFUSION
    }

    /** Whether it is zero, or nothing, under all. */
    public boolean isNothing() {
        return values.stream().allMatch(value -> value == 0 || Double.isNaN(value));
    }
}
