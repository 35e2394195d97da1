package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.dataset.NaturalOrder;
import org.convscope.frame.FrameSource;

/**
 * Frames, each once, with the names of all the categories that each is of.
 *
 * @param frames without their labels
 * @param labels one set a frame, in the same order
 */
public record CountableFrames(List<LabelledFrame> frames, List<Set<String>> labels) {
    public CountableFrames {
        frames = List.copyOf(frames);
        labels = List.copyOf(labels);
    }

    /** Frames by folder. */
    public static CountableFrames of(Collection<CategorizedFrame> entries) {
        Map<FrameSource, Set<String>> labels = new LinkedHashMap<>();
        for (CategorizedFrame entry : entries) {
            add(labels.computeIfAbsent(entry.source(), source -> new LinkedHashSet<>()), entry.category());
        }
        return of(labels);
    }

    /** Frames with labels. */
    public static CountableFrames of(DataSet dataSet) {
        Map<FrameSource, Set<String>> labels = new LinkedHashMap<>();
        for (LabelledFrame frame : dataSet.frames()) {
            Set<String> own = labels.computeIfAbsent(frame.source(), source -> new LinkedHashSet<>());
            for (int i = 0; i < dataSet.columns().size(); i++) {
                add(own, label(dataSet.columns().get(i), frame.values().get(i)));
            }
        }
        return of(labels);
    }

    private static void add(Set<String> labels, String label) {
        if (!label.isEmpty()) {
            labels.add(label);
        }
    }

    /**
     * @param labels in the order of the frames
     */
    public static CountableFrames of(Map<FrameSource, Set<String>> labels) {
        List<LabelledFrame> frames = new ArrayList<>();
        labels.keySet().forEach(source -> frames.add(LabelledFrame.withoutLabels(source)));
        return new CountableFrames(frames, List.copyOf(labels.values()));
    }

    /** The category that a value stands for: a class's name, a yes-no label's where it is yes; empty where there is none. */
    public static String label(LabelColumn column, double value) {
        return switch (column.kind()) {
            case CLASS -> column.text(value);
            case BINARY -> value == 1 ? column.name() : value == 0 ? CensusPlan.Between.not(column.name()) : "";
            case CONTINUOUS -> "";
        };
    }

    /** How many frames are of each category, in natural order of their names; those that are not something are left out. */
    public Map<String, Integer> categories() {
        Map<String, Integer> counts = new TreeMap<>(NaturalOrder.COMPARATOR);
        for (Set<String> own : labels) {
            own.forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        Set<String> negations = new LinkedHashSet<>();
        counts.keySet().forEach(label -> negations.add(CensusPlan.Between.not(label)));
        counts.keySet().removeAll(negations);
        return counts;
    }

    /** How many frames are of a category of two that are to be told apart. */
    public int count(CensusPlan.Between between, String category) {
        return (int) labels.stream().filter(own -> between.isOf(category, own)).count();
    }
}
