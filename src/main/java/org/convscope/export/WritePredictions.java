package org.convscope.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscope.dataset.Column;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.metrics.Judge;
import org.convscope.inspect.metrics.Metrics;
import org.convscope.inspect.prediction.Prediction;
import org.jspecify.annotations.Nullable;

/** Writes predictions.csv and metrics.json. */
public final class WritePredictions {
    /**
     * A frame with what was predicted for it.
     *
     * @param truth one value a column; NaN where nothing is known
     */
    public record Row(FrameSource source, Prediction prediction, List<Double> truth) {
        public Row {
            truth = List.copyOf(truth);
        }
    }

    /**
     * @param columns of the truth; none where there is none
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public Metrics write(Path folder, List<Column> columns, List<Row> rows, Provenance provenance) {
        AtomicFile.write(folder.resolve("predictions.csv"), table(columns, rows).text(provenance));
        Metrics metrics = new Judge()
                .judge(
                        columns,
                        rows.stream()
                                .map(row -> new Judge.Case(row.prediction(), row.truth()))
                                .toList());
        Map<String, @Nullable Object> json = Json.object();
        provenance.entries().forEach((key, value) -> json.put(key.toLowerCase(Locale.ROOT), value));
        json.put("frames", rows.size());
        json.putAll(tree(metrics));
        AtomicFile.write(folder.resolve("metrics.json"), Json.text(json) + "\n");
        return metrics;
    }

    private static Csv table(List<Column> columns, List<Row> rows) {
        List<String> titles = new ArrayList<>(List.of("file", "image"));
        if (!rows.isEmpty()) {
            rows.get(0).prediction().outputs().forEach(output -> output.scores()
                    .forEach(score ->
                            titles.add(output.name() + ":" + score.label().name())));
        }
        columns.forEach(column -> titles.add("true:" + column.name()));
        Csv csv = new Csv(titles);
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.source().file());
            cells.add(row.source().image());
            row.prediction().outputs().forEach(output -> output.scores()
                    .forEach(score -> cells.add(Float.toString((float) score.value()))));
            for (int c = 0; c < columns.size(); c++) {
                cells.add(columns.get(c).text(row.truth().get(c)));
            }
            csv.row(cells.toArray());
        }
        return csv;
    }

    private static Map<String, @Nullable Object> tree(Metrics metrics) {
        Map<String, @Nullable Object> tree = Json.object();
        List<Object> classes = new ArrayList<>();
        for (Metrics.OfClasses one : metrics.classes()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("accuracy", Json.number(one.accuracy()));
            json.put("chance", Json.number(one.chance()));
            json.put("names", one.names());
            json.put("confusion", one.confusion());
            classes.add(json);
        }
        List<Object> yesNo = new ArrayList<>();
        for (Metrics.OfYesNo one : metrics.yesNo()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("accuracy", Json.number(one.accuracy()));
            json.put("chance", Json.number(one.chance()));
            json.put("precision", Json.number(one.precision()));
            json.put("recall", Json.number(one.recall()));
            yesNo.add(json);
        }
        List<Object> quantities = new ArrayList<>();
        for (Metrics.OfQuantity one : metrics.quantities()) {
            Map<String, @Nullable Object> json = start(one.column(), one.frames());
            json.put("meanAbsoluteError", Json.number(one.meanAbsoluteError()));
            json.put("chance", Json.number(one.chance()));
            quantities.add(json);
        }
        tree.put("classes", classes);
        tree.put("yesNo", yesNo);
        tree.put("quantities", quantities);
        return tree;
    }

    private static Map<String, @Nullable Object> start(String column, int frames) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("column", column);
        json.put("frames", frames);
        return json;
    }
}
