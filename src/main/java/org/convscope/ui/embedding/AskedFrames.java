package org.convscope.ui.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.work.OpenFrames;

/**
 * The frames that are laid out, each once with its category.
 *
 * @param name of the data set
 * @param dataSet empty for the frames in the strip
 */
record AskedFrames(String name, Optional<DataSetOrigin> dataSet, List<CategorizedFrame> frames) {
    AskedFrames {
        Map<FrameSource, CategorizedFrame> once = new LinkedHashMap<>();
        frames.forEach(frame -> once.putIfAbsent(frame.source(), frame));
        frames = List.copyOf(once.values());
    }

    /** Lists them; blocks. */
    static AskedFrames of(OpenFrames question, DataSets dataSets, TaskMonitor monitor) {
        if (question.dataSet().isEmpty()) {
            return new AskedFrames("open frames", Optional.empty(), question.strip());
        }
        DataSetOrigin origin = question.dataSet().get();
        DataSet dataSet = dataSets.open(origin, monitor);
        List<CategorizedFrame> frames = new ArrayList<>();
        for (LabelledFrame frame : dataSet.frames()) {
            String category = dataSet.category(frame);
            frames.add(new CategorizedFrame(frame.source(), category.isEmpty() ? dataSet.labels(frame) : category));
        }
        return new AskedFrames(origin.name(), Optional.of(origin), frames);
    }
}
