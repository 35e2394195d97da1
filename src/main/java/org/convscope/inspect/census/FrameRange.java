package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Frames one after another in a list. */
public interface FrameRange {
    /** The first of them. */
    int from();

    /** The first one behind them. */
    int to();

    default int size() {
        return to() - from();
    }

    /**
     * Ranges in their order, without those that lie within another.
     *
     * @throws IllegalArgumentException if two have some of their frames in common
     */
    static <R extends FrameRange> List<R> sorted(Collection<R> ranges) {
        List<R> sorted = new ArrayList<>();
        for (R range : ranges.stream()
                .filter(one -> one.size() > 0)
                .sorted(Comparator.comparingInt(FrameRange::from)
                        .thenComparing(Comparator.comparingInt(FrameRange::to).reversed()))
                .toList()) {
            int end = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).to();
            if (range.from() >= end) {
                sorted.add(range);
            } else if (range.to() > end) {
                throw new IllegalArgumentException("frames " + range.from() + " to " + end + " are counted twice");
            }
        }
        return sorted;
    }
}
