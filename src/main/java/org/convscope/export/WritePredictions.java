package org.convscope.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.LabelColumn;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.jspecify.annotations.Nullable;

/** Writes predictions.csv and metrics.json. */
public final class WritePredictions {
    private static final String TABLE = "predictions.csv";
    private static final String METRICS = "metrics.json";
    /** The names of the files that {@link #write} writes. */
    public static final List<String> FILES = List.of(TABLE, METRICS);

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public PredictionMetrics write(OutputFolder folder, DataSetPredictions predictions, Provenance provenance) {
        folder.write(TABLE, temporary -> rows(predictions, temporary, provenance));
        PredictionMetrics metrics = new ScorePredictions().judge(predictions);
        Map<String, @Nullable Object> json = JsonText.object(provenance);
        json.put("frames", predictions.rows().size());
        json.put(
                "notFinite",
                predictions.notFinite().stream()
                        .map(failure -> failure.frame().source().toString())
                        .toList());
        json.putAll(MetricsJson.of(metrics));
        folder.write(METRICS, JsonText.text(json) + "\n");
        return metrics;
    }

    /**
     * One line a frame: file, image, every output number, every label.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public void table(DataSetPredictions predictions, Path file, Provenance provenance) {
        AtomicFile.write(file, temporary -> rows(predictions, temporary, provenance));
    }

    private static void rows(DataSetPredictions predictions, Path temporary, Provenance provenance) throws IOException {
        List<LabelColumn> columns = predictions.columns();
        List<String> titles = new ArrayList<>(List.of("file", "image"));
        predictions
                .numbers()
                .forEach(number ->
                        titles.add(number.output() + ":" + number.label().title()));
        columns.forEach(column -> titles.add("true:" + column.name()));
        try (var out = Files.newBufferedWriter(temporary)) {
            out.write(provenance.comment());
            out.write(CsvTable.line(titles));
            for (DataSetPredictions.Row row : predictions.rows()) {
                out.write(CsvTable.line(cells(columns, row)));
            }
        }
    }

    private static List<String> cells(List<LabelColumn> columns, DataSetPredictions.Row row) {
        List<String> cells = new ArrayList<>();
        FrameSource source = row.frame().source();
        cells.add(CsvTable.file(source));
        cells.add(Integer.toString(source.image()));
        for (float value : row.values()) {
            cells.add(Float.toString(value));
        }
        for (int c = 0; c < columns.size(); c++) {
            cells.add(columns.get(c).text(row.frame().values().get(c)));
        }
        return cells;
    }
}
