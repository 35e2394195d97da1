package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one unit says on each frame that was counted.
 *
 * @param frames in the order of the list
 */
public record UnitResponses(List<OfFrame> frames) {
    public UnitResponses {
        frames = List.copyOf(frames);
    }

    /**
     * @param index of the frame in the list
     * @param mean of the unit's map
     * @param max of the unit's map
     * @param labels names of the frame's categories
     */
    public record OfFrame(int index, double mean, float max, List<String> labels) {
        public OfFrame {
            labels = List.copyOf(labels);
        }
    }

    /**
     * @param layer its place in the plan
     */
    public static UnitResponses of(List<CensusPart> parts, int layer, int unit) {
        List<OfFrame> frames = new ArrayList<>();
        for (CensusPart part : parts) {
            for (CountedFrame frame : part.frames()) {
                if (frame.isCounted()) {
                    LayerCount count = frame.layers().get(layer);
                    frames.add(new OfFrame(frame.index(), count.mean(unit), count.max()[unit], frame.labels()));
                }
            }
        }
        return new UnitResponses(frames);
    }

    /** Indices of the frames with the largest values, largest first, of equals the first in the list. */
    public List<Integer> largestMax(int count) {
        return indices(Comparator.comparingDouble(OfFrame::max).reversed(), count);
    }

    /** Indices of the frames with the largest means, largest first. */
    public List<Integer> largestMean(int count) {
        return indices(Comparator.comparingDouble(OfFrame::mean).reversed(), count);
    }

    /** Indices of the frames with the smallest means, smallest first. */
    public List<Integer> smallestMean(int count) {
        return indices(Comparator.comparingDouble(OfFrame::mean), count);
    }

    private List<Integer> indices(Comparator<OfFrame> order, int count) {
        return frames.stream()
                .sorted(order.thenComparingInt(OfFrame::index))
                .limit(count)
                .map(OfFrame::index)
                .toList();
    }
}
