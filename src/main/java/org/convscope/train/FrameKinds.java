package org.convscope.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;

/**
 * What frames are spread evenly by: their sets of labels. Of several columns there can be as many sets as frames; those that one
 * frame alone carries are one kind, but for frames without which a class or a label would have none.
 */
final class FrameKinds {
    private static final String RARE = "";

    private FrameKinds() {}

    /** The kind of each frame. */
    static Function<LabelledFrame, String> of(DataSet dataSet) {
        Map<String, Integer> sets = new HashMap<>();
        Map<String, Integer> single = new HashMap<>();
        for (LabelledFrame frame : dataSet.frames()) {
            sets.merge(TrainingData.kind(dataSet, frame), 1, Integer::sum);
            labels(dataSet, frame).forEach(label -> single.merge(label, 1, Integer::sum));
        }
        return frame -> {
            String set = TrainingData.kind(dataSet, frame);
            boolean isRare = sets.getOrDefault(set, 0) == 1
                    && labels(dataSet, frame).stream().allMatch(label -> single.getOrDefault(label, 0) > 1);
            return isRare ? RARE : set;
        };
    }

    /** Each by its column. */
    private static List<String> labels(DataSet dataSet, LabelledFrame frame) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < dataSet.columns().size(); c++) {
            if (dataSet.columns().get(c).kind() != LabelColumn.Kind.CONTINUOUS) {
                labels.add(c + " " + dataSet.text(frame, c));
            }
        }
        return labels;
    }
}
