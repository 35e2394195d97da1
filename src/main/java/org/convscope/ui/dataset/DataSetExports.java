package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelCount;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.export.WriteFrameLists;
import org.convscope.export.WritePredictions;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.render.chart.ChartFigure;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.jfree.chart.JFreeChart;

/** What the data set view writes: its charts as pictures and as lines, the numbers behind them, every prediction. */
final class DataSetExports {
    private static final int WIDTH = 900;

    private final String stem;
    private final List<ExportItem> exports = new ArrayList<>();

    /**
     * @param name of the data set
     */
    DataSetExports(String name) {
        stem = FileNames.stem(name);
    }

    List<ExportItem> all() {
        return List.copyOf(exports);
    }

    /** A chart, if it shows something. */
    void chart(String title, String word, ChartPane pane, int height, Provenance provenance) {
        JFreeChart chart = pane.getChart();
        if (chart == null || !pane.isVisible()) {
            return;
        }
        String file = FileNames.of(stem, word);
        exports.add(ViewExports.figure(title, file, provenance, new ChartFigure(chart, WIDTH, height)));
    }

    /** Names of frames, as CrystFEL and DIALS read them. */
    void frames(String title, String word, List<FrameSource> frames) {
        exports.add(new ExportItem(
                title, ExportItem.Kind.LIST, FileNames.of(stem, word), (file, scale, monitor) -> new WriteFrameLists(
                                new FrameFiles())
                        .write(file, frames)));
    }

    /** The frames that a filter lets pass, and the others. */
    void filtered(DataSet all, DataSet passing) {
        Set<FrameSource> kept = passing.frames().stream()
                .map(LabelledFrame::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        frames("Frames that pass the filter", "keep", List.copyOf(kept));
        frames(
                "Frames that do not pass the filter",
                "reject",
                all.frames().stream()
                        .map(LabelledFrame::source)
                        .filter(source -> !kept.contains(source))
                        .toList());
    }

    void slice(DataSetSlice slice, Provenance provenance) {
        exports.add(ViewExports.csv(
                "Frames with each label", FileNames.of(stem, "counts"), provenance, made -> counts(slice)
                        .text(made)));
        exports.add(ViewExports.csv(
                "Correlation of labels", FileNames.of(stem, "correlations"), provenance, made -> correlations(slice)
                        .text(made)));
    }

    private static CsvTable counts(DataSetSlice slice) {
        var csv = new CsvTable("label", "frames");
        for (LabelCount count : slice.counts()) {
            csv.row(count.label(), count.frames());
        }
        return csv;
    }

    private static CsvTable correlations(DataSetSlice slice) {
        List<String> names = slice.correlations().names();
        List<String> titles = new ArrayList<>(List.of("label"));
        titles.addAll(names);
        var csv = new CsvTable(titles);
        for (int row = 0; row < names.size(); row++) {
            List<Object> cells = new ArrayList<>(List.of(names.get(row)));
            for (double value : slice.correlations().values()[row]) {
                cells.add(value);
            }
            csv.row(cells.toArray());
        }
        return csv;
    }

    /**
     * Every frame with what was predicted and what is known, as {@code convscope predict --out} writes it.
     *
     * @param written told when they stand in a file; from any thread
     */
    void predictions(
            ScoredPredictions judgement, ScoredPredictions.Scores scores, Provenance provenance, Runnable written) {
        exports.add(new ExportItem(
                "Predictions of " + judgement.model(),
                ExportItem.Kind.CSV,
                FileNames.of(FileNames.stem(judgement.model()), stem, "predictions"),
                (file, scale, monitor) -> {
                    new WritePredictions().table(scores.predictions(), file, provenance);
                    written.run();
                }));
        if (!scores.rows().isEmpty()) {
            exports.add(ViewExports.csv(
                    "Accuracy of " + judgement.model(),
                    FileNames.of(FileNames.stem(judgement.model()), stem, "accuracy"),
                    provenance,
                    made -> accuracy(scores).text(made)));
        }
    }

    static CsvTable accuracy(ScoredPredictions.Scores scores) {
        var csv = new CsvTable(
                "label",
                "frames",
                "accuracy",
                "majority_accuracy",
                "auc",
                "mean_absolute_error",
                "mean_guess_error",
                "r2");
        for (ScoreRow row : scores.rows()) {
            double none = Double.NaN; // an empty cell
            switch (row.measure()) {
                case ACCURACY ->
                    csv.row(row.label(), row.frames(), row.value(), row.guess(), row.third(), none, none, none);
                case ERROR ->
                    csv.row(row.label(), row.frames(), none, none, none, row.value(), row.guess(), row.third());
            }
        }
        return csv;
    }
}
