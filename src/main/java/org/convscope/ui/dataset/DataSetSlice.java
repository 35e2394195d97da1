package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelCorrelations;
import org.convscope.dataset.LabelCount;
import org.convscope.dataset.LabelFilter;
import org.convscope.dataset.LabelledFrame;
import org.convscope.task.TaskMonitor;

/**
 * What is shown of a data set.
 *
 * @param dataSet the frames that pass the filter
 * @param groups the frames of the grid
 */
record DataSetSlice(DataSet dataSet, List<LabelCount> counts, LabelCorrelations correlations, List<TileGroup> groups) {
    /** The number of frames that are picked by chance. */
    static final int PICKED = 25;

    /** The frames that stand in the grid. */
    enum Extent {
        PICKED,
        ALL
    }

    /**
     * What is asked.
     *
     * @param filter as {@link LabelFilter#parse} reads it
     * @param seed of the pick
     * @param groupBy name of a label, empty for no groups
     */
    record Question(LoadedDataSet loaded, String filter, Extent extent, long seed, String groupBy) {}

    static DataSetSlice of(Question question, TaskMonitor monitor) {
        DataSet all = question.loaded().dataSet();
        LabelFilter filter = LabelFilter.parse(question.filter(), all.columns());
        DataSet filtered = all.filter(filter);
        monitor.checkCancelled();
        DataSet shown = question.extent() == Extent.ALL
                ? filtered
                : new DataSet(all.origin(), all.columns(), filtered.pick(PICKED, question.seed()), List.of());
        return new DataSetSlice(
                filtered, filtered.counts(), filtered.correlations(), groups(shown, question.groupBy()));
    }

    private static List<TileGroup> groups(DataSet shown, String groupBy) {
        List<TileGroup> groups = new ArrayList<>();
        Map<String, List<LabelledFrame>> byLabel =
                shown.column(groupBy).map(shown::groupBy).orElseGet(() -> Map.of("", shown.frames()));
        byLabel.forEach((value, frames) -> groups.add(new TileGroup(
                groupBy.isEmpty() ? "" : groupBy + ": " + (value.isEmpty() ? "not known" : value),
                frames.stream()
                        .map(frame -> new FrameTile(frame, shown.labels(frame)))
                        .toList())));
        return groups;
    }
}
