package org.convscope.ui.kept;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelledFrame;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.prediction.DataSetPredictions;

/**
 * Predictions as they are kept: without the labels, which the data set has, with what tells whether a frame's file is still the
 * one that was predicted.
 *
 * @param predicted when the last of them was
 * @param provenance for what is exported of them
 * @param numbers what each number of a row means
 * @param rows one a frame that could be predicted
 */
public record StoredPredictions(
        Instant predicted, Map<String, String> provenance, List<DataSetPredictions.Meaning> numbers, List<Row> rows) {
    public StoredPredictions {
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        numbers = List.copyOf(numbers);
        rows = List.copyOf(rows);
    }

    /**
     * The prediction of one frame.
     *
     * @param stamp of its file, when it was read
     * @param values a number each
     */
    public record Row(FrameSource source, FileStamp stamp, float[] values) {}

    /**
     * What holds of a data set now.
     *
     * @param changed how many frames were predicted, but their files are others now
     */
    public record Current(DataSetPredictions predictions, int changed) {}

    /**
     * @param stamps of the frames' files when they were read; a frame whose file has none is not kept
     */
    public static StoredPredictions of(
            DataSetPredictions predictions,
            Function<FrameSource, FileStamp> stamps,
            Map<String, String> provenance,
            Instant predicted) {
        List<Row> rows = predictions.rows().stream()
                .map(row ->
                        new Row(row.frame().source(), stamps.apply(row.frame().source()), row.values()))
                .filter(row -> row.stamp().isThere())
                .toList();
        return new StoredPredictions(predicted, provenance, predictions.numbers(), rows);
    }

    /** These predictions with those of other frames that were kept before under the same key. */
    StoredPredictions with(StoredPredictions before) {
        if (!numbers.equals(before.numbers)) {
            return this;
        }
        Map<FrameSource, Row> mine = bySource();
        return new StoredPredictions(
                predicted,
                provenance,
                numbers,
                Stream.concat(rows.stream(), before.rows.stream().filter(row -> !mine.containsKey(row.source())))
                        .toList());
    }

    private Map<FrameSource, Row> bySource() {
        return rows.stream().collect(Collectors.toMap(Row::source, row -> row, (first, again) -> first));
    }

    /** The frames of a data set whose files are the same still, with its labels. Asks the file system: blocks. */
    public Current current(DataSet dataSet) {
        Map<FrameSource, Row> known = bySource();
        Map<Path, FileStamp> now = new HashMap<>();
        List<DataSetPredictions.Row> found = new ArrayList<>();
        int changed = 0;
        for (LabelledFrame frame : dataSet.frames()) {
            Row row = known.get(frame.source());
            if (row == null) {
                continue;
            }
            FileStamp stamp = now.computeIfAbsent(frame.source().file(), FileStamp::of);
            if (stamp.equals(row.stamp())) {
                found.add(new DataSetPredictions.Row(frame, row.values()));
            } else {
                changed++;
            }
        }
        return new Current(new DataSetPredictions(dataSet.columns(), numbers, found, List.of()), changed);
    }
}
