package org.convscope.inspect.census;

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
public record CensusPart(int from, int to, List<CountedFrame> frames, List<SumsNode> sums) implements FrameRange {
    static final CensusPart NONE = new CensusPart(0, 0, List.of(), List.of());

    public CensusPart {
        frames = List.copyOf(frames);
        sums = List.copyOf(sums);
    }

    /**
     * The part of no frame.
     *
     * @param at the frame that it would begin with
     */
    public static CensusPart without(int at) {
        return new CensusPart(at, at, List.of(), List.of());
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
}
