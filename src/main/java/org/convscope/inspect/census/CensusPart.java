package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was counted of some frames, one after another in the list.
 *
 * @param from the first of them
 * @param to the first one behind them
 * @param frames in their order, those that failed among them
 * @param sums over those that were counted
 */
public record CensusPart(int from, int to, List<CountedFrame> frames, List<SumsNode> sums) {
    static final CensusPart NONE = new CensusPart(0, 0, List.of(), List.of());

    public CensusPart {
        frames = List.copyOf(frames);
        sums = List.copyOf(sums);
    }

    public int size() {
        return to - from;
    }

    /** This one's frames and then those of another, which come next; where some between are missing, they failed. */
    CensusPart merge(CensusPart next) {
        if (size() == 0 || next.size() == 0) {
            return size() == 0 ? next : this;
        }
        return new CensusPart(
                from,
                next.to,
                Stream.concat(frames.stream(), next.frames.stream()).toList(),
                SumsNode.merged(Stream.concat(sums.stream(), next.sums.stream()).toList(), from, next.to));
    }

    /**
     * Parts in their order, without those that lie within another.
     *
     * @throws IllegalArgumentException if two have some of their frames in common
     */
    public static List<CensusPart> sorted(List<CensusPart> parts) {
        List<CensusPart> sorted = new ArrayList<>();
        for (CensusPart part : parts.stream()
                .filter(part -> part.size() > 0)
                .sorted(Comparator.comparingInt(CensusPart::from)
                        .thenComparing(Comparator.comparingInt(CensusPart::to).reversed()))
                .toList()) {
            int end = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1).to();
            if (part.from() >= end) {
                sorted.add(part);
            } else if (part.to() > end) {
                throw new IllegalArgumentException("frames " + part.from() + " to " + end + " are counted twice");
            }
        }
        return sorted;
    }
}
