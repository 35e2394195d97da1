package org.convscope.ui.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.Workspace;

/**
 * The frames that the nearest are looked for among: of the data set that is open, else those in the strip with their categories. Of
 * many some, evenly spread, as each takes a pass of the network.
 *
 * @param names what they are, for people; empty where there are none
 */
record OtherFrames(List<String> names, List<LabelColumn> columns, List<LabelledFrame> frames) {
    /** More are not looked at. */
    static final int MOST = 200;

    static OtherFrames of(Workspace workspace, TaskMonitor monitor) {
        return workspace
                .dataSet()
                .map(origin -> {
                    DataSet dataSet = new DataSets(new FrameFiles()).open(origin, monitor);
                    String name = String.join(
                            ", ", origin.paths().stream().map(Object::toString).toList());
                    return some(name, dataSet.columns(), dataSet.frames());
                })
                .orElseGet(() -> ofStrip(workspace.frames()));
    }

    private static OtherFrames ofStrip(List<CategorizedFrame> frames) {
        List<String> categories = frames.stream()
                .map(CategorizedFrame::category)
                .filter(category -> !category.isEmpty())
                .distinct()
                .toList();
        var column = new LabelColumn(DataSets.CATEGORY, LabelColumn.Kind.CLASS, categories);
        List<LabelledFrame> labelled = new ArrayList<>();
        for (CategorizedFrame frame : frames) {
            int category = categories.indexOf(frame.category());
            labelled.add(new LabelledFrame(
                    frame.source(), frame.source().name(), List.of(category < 0 ? Double.NaN : category)));
        }
        return some("the open frames", List.of(column), labelled);
    }

    private static OtherFrames some(String name, List<LabelColumn> columns, List<LabelledFrame> frames) {
        int all = frames.size();
        if (all <= MOST) {
            return new OtherFrames(all == 0 ? List.of() : List.of(name), columns, frames);
        }
        return new OtherFrames(
                List.of(name + " (" + MOST + " of its " + all + " frames, evenly spread)"),
                columns,
                IntStream.range(0, MOST)
                        .mapToObj(i -> frames.get((int) ((long) i * all / MOST)))
                        .toList());
    }
}
