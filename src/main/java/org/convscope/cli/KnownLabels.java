package org.convscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.task.TaskMonitor;

/** What is known of frames: the labels of what was named, joined. */
record KnownLabels(List<LabelColumn> columns, Map<FrameSource, List<Double>> byFrame) {
    KnownLabels {
        columns = List.copyOf(columns);
    }

    /**
     * The labels of label files, files of arrays, and folders that have subfolders or are several; nothing where there
     * is none.
     */
    static KnownLabels of(List<String> names, RenameOptions renames, FrameFiles frames, TaskMonitor monitor) {
        var dataSets = new DataSets(frames);
        List<Path> all = new ArrayList<>();
        for (String name : names) {
            try {
                Path path = Path.of(name);
                if (Files.isDirectory(path) || dataSets.isDataSet(path)) {
                    all.add(path);
                }
            } catch (InvalidPathException e) {
                // no label file; expanding the names has reported it
            }
        }
        return all.isEmpty() ? new KnownLabels(List.of(), Map.of()) : of(dataSets.open(renames.of(all), monitor));
    }

    private static KnownLabels of(DataSet dataSet) {
        Map<FrameSource, List<Double>> byFrame = new HashMap<>();
        dataSet.frames().forEach(frame -> byFrame.put(frame.source(), frame.values()));
        return new KnownLabels(dataSet.columns(), byFrame);
    }

    /** Says why answers are held against no label, where there are both. */
    static void sayUnjudged(DataSetPredictions predictions, PredictionMetrics metrics, CommandOutput console) {
        if (metrics.isEmpty()
                && !predictions.columns().isEmpty()
                && !predictions.rows().isEmpty()) {
            console.sayOnce("there are no metrics: " + ScorePredictions.unjudged(predictions) + ".");
        }
    }

    /** The frames with what is known of each. */
    List<LabelledFrame> labelled(List<CategorizedFrame> frames) {
        return frames.stream()
                .map(entry -> new LabelledFrame(entry.source(), entry.source().toString(), values(entry.source())))
                .toList();
    }

    /** One value a column; NaN where nothing is known. */
    List<Double> values(FrameSource source) {
        return byFrame.getOrDefault(source, Collections.nCopies(columns.size(), Double.NaN));
    }
}
