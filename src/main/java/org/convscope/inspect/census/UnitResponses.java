package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convscope.array.Histogram;
import org.convscope.array.Range;

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

    /** How many frames of a group have a mean in each bin. */
    public record Group(String name, Histogram histogram) {}

    /**
     * The frames' means of two categories, and of all frames where none are named, in the same bins.
     *
     * @param between frames of both categories are in both groups
     */
    public List<Group> groups(Optional<CensusPlan.Between> between, int bins) {
        Range limits = Histogram.limits(
                Range.of(frames.stream().mapToDouble(OfFrame::mean).toArray()));
        return between.map(both -> Stream.of(both.positive(), both.other())
                        .map(name -> group(name, frame -> both.isOf(name, frame.labels()), bins, limits))
                        .toList())
                .orElseGet(() -> List.of(group("all frames", frame -> true, bins, limits)));
    }

    private Group group(String name, Predicate<OfFrame> wanted, int bins, Range limits) {
        double[] means =
                frames.stream().filter(wanted).mapToDouble(OfFrame::mean).toArray();
        return new Group(name, Histogram.of(means, bins, limits));
    }
}
