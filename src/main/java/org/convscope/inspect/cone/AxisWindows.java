package org.convscope.inspect.cone;

/**
 * What several changes reach along one axis of a map, and the windows that are computed for that: all of one size, so that many
 * are computed at once, and all within the map.
 *
 * @param first the first place that each change reaches
 * @param end the place behind the last; not above {@code first} where it reaches none
 * @param size of the windows
 * @param length of the axis
 */
record AxisWindows(int[] first, int[] end, int size, int length) {
    /** Of the changes themselves. */
    static AxisWindows of(int[] first, int[] end, int length) {
        return fitting(first, end, 1, length);
    }

    private static AxisWindows fitting(int[] first, int[] end, int smallest, int length) {
        int size = smallest;
        for (int i = 0; i < first.length; i++) {
            size = Math.max(size, end[i] - first[i]);
        }
        return new AxisWindows(first, end, size, length);
    }

    /** Where the window of a change begins: where the change does, or so far before that the window ends with the map. */
    int start(int change) {
        return Math.max(0, Math.min(first[change], length - size));
    }

    AxisWindows through(AxisReach reach) {
        int[] firsts = new int[first.length];
        int[] ends = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            boolean isEmpty = end[i] <= first[i];
            firsts[i] = reach.first(first[i]);
            ends[i] = isEmpty ? firsts[i] : reach.end(end[i]);
        }
        return fitting(firsts, ends, reach.repeats(), reach.outputLength());
    }

    /** What either reaches. */
    AxisWindows union(AxisWindows other) {
        int[] firsts = new int[first.length];
        int[] ends = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            boolean isEmpty = end[i] <= first[i];
            boolean isOtherEmpty = other.end[i] <= other.first[i];
            firsts[i] = isEmpty ? other.first[i] : isOtherEmpty ? first[i] : Math.min(first[i], other.first[i]);
            ends[i] = isEmpty ? other.end[i] : isOtherEmpty ? end[i] : Math.max(end[i], other.end[i]);
        }
        return fitting(firsts, ends, Math.max(1, Math.min(size, other.size)), length);
    }
}
