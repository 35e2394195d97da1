package org.convscope.inspect.cone;

import org.convscope.network.LocalField;

/**
 * How an operation goes along one axis of a map: which places of its output are computed from which of its input.
 *
 * @param extent places of the input that one of the output is computed from
 * @param stride from one such window to the next
 * @param before places that the first window begins before the input; below 0 where it begins within
 * @param repeats how often each place of the input comes in the output; 1 unless nothing but that is done
 */
record AxisReach(int extent, int stride, int before, int repeats, int inputLength, int outputLength) {
    /** The same place. */
    static AxisReach same(int length) {
        return new AxisReach(1, 1, 0, 1, length, length);
    }

    /**
     * Of an operation that looks at whole places, or does nothing but repeat them.
     *
     * @param field what a place of its output sees
     */
    static AxisReach of(LocalField field, int inputLength, int outputLength) {
        return new AxisReach(
                (int) field.size(),
                (int) field.step(),
                field.parts() > 1 ? 0 : (int) -field.start(),
                field.parts(),
                inputLength,
                outputLength);
    }

    /** The first place of the output that is computed from a place of the input or one behind it. */
    int first(int place) {
        int first = repeats > 1 ? place * repeats : ceiling(place + before - extent + 1, stride);
        return Math.max(0, Math.min(outputLength, first));
    }

    /** The place behind the last of the output that is computed from a place before this one. */
    int end(int place) {
        int end = repeats > 1 ? place * repeats : Math.floorDiv(place - 1 + before, stride) + 1;
        return Math.max(0, Math.min(outputLength, end));
    }

    /** The first place of the input that a place of the output is computed from; below 0 where that is padding. */
    int needed(int place) {
        return repeats > 1 ? place / repeats : place * stride - before;
    }

    /** How many places of the input so many neighbours of the output are computed from. */
    int neededCount(int count) {
        return repeats > 1 ? count / repeats : (count - 1) * stride + extent;
    }

    /** Whether places beyond the input are looked at. */
    boolean isPadded() {
        return before > 0 || needed(outputLength - 1) + neededCount(1) > inputLength;
    }

    /** Whether nothing is moved, repeated or left out. */
    boolean isSame() {
        return equals(same(inputLength));
    }

    /** Whether windows take places together. */
    boolean overlaps() {
        return extent > stride;
    }

    private static int ceiling(int number, int divisor) {
        return -Math.floorDiv(-number, divisor);
    }
}
