package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.lab.ChangeFigure;
import org.convscope.train.checkpoint.Checkpoint;
import org.convscope.train.checkpoint.CheckpointSeries;
import org.convscope.train.checkpoint.LayerChange;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.jfree.chart.JFreeChart;

/** What is drawn and written of a training elsewhere as a whole. */
final class WatchedFigures {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;

    private WatchedFigures() {}

    static ChangeFigure changes(List<Checkpoint> versions, int chosen) {
        Map<String, List<Double>> layers = new LinkedHashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            for (LayerChange one : versions.get(i).changes()) {
                List<Double> values = layers.computeIfAbsent(one.layer(), layer -> new ArrayList<>());
                while (values.size() < i) {
                    values.add(Double.NaN);
                }
                values.add(one.relative());
            }
        }
        List<ChangeFigure.Row> rows = new ArrayList<>();
        layers.forEach((layer, values) -> {
            while (values.size() < versions.size()) {
                values.add(Double.NaN);
            }
            rows.add(new ChangeFigure.Row(layer, values));
        });
        return new ChangeFigure("Change of each layer by version", rows, versions.size(), chosen);
    }

    /**
     * The curves, and the change of each layer as a picture and as numbers.
     *
     * @param chosen the version that is shown elsewhere, from 0
     * @param file what the files' names begin with
     */
    static List<ExportItem> exports(CheckpointSeries series, int chosen, String file, Provenance provenance) {
        List<ExportItem> items = new ArrayList<>();
        series.history().ifPresent(history -> {
            items.add(curves("Loss", file + "_loss", provenance, theme -> HistoryCharts.loss(theme, history)));
            items.add(curves("Metrics", file + "_metrics", provenance, theme -> HistoryCharts.metrics(theme, history)));
        });
        String change = "Change of each layer";
        items.add(ViewExports.png(change, file + "_change", provenance, changes(series.versions(), chosen)::draw));
        items.add(ViewExports.csv(change + " as numbers", file + "_change", provenance, made -> table(series.versions())
                .text(made)));
        return items;
    }

    private static ExportItem curves(
            String name, String file, Provenance provenance, Function<ChartTheme, JFreeChart> chart) {
        return ViewExports.figure(
                name, file, provenance, new ChartFigure(chart.apply(new ChartTheme(Palette.light())), WIDTH, HEIGHT));
    }

    private static CsvTable table(List<Checkpoint> versions) {
        var table = new CsvTable(List.of("version", "file", "layer", "relative_change"));
        for (int i = 0; i < versions.size(); i++) {
            for (LayerChange one : versions.get(i).changes()) {
                table.row(i + 1, versions.get(i).name(), one.layer(), CsvTable.exact((float) one.relative()));
            }
        }
        return table;
    }
}
