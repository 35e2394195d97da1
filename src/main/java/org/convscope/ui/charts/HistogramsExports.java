package org.convscope.ui.charts;

import java.util.ArrayList;
import java.util.List;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.render.chart.ChartFigure;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.jfree.chart.JFreeChart;

/** What the histograms view writes: every chart as a picture and as lines, the numbers behind them. */
final class HistogramsExports {
    private static final int WIDTH = 900;

    /**
     * A chart to be written.
     *
     * @param word for the file's name
     * @param height at a width of 900
     */
    record Drawn(String name, String word, JFreeChart chart, int height) {}

    private HistogramsExports() {}

    static List<ExportItem> of(HistogramData data, List<Drawn> charts) {
        List<ExportItem> exports = new ArrayList<>();
        String stem = FileNames.stem(data.frame().source().name());
        Provenance provenance = Provenance.start()
                .with("Frame", data.frame().source().toString())
                .with("Row", Integer.toString(data.row().row()));
        for (Drawn drawn : charts) {
            String file = FileNames.of(stem, drawn.word());
            exports.add(ViewExports.figure(
                    drawn.name(), file, provenance, new ChartFigure(drawn.chart(), WIDTH, drawn.height())));
        }
        exports.add(ViewExports.csv(
                "Histogram of row " + data.row().row(),
                FileNames.of(stem, "row" + data.row().row(), "histogram"),
                provenance,
                made -> CsvTable.of(data.row().histogram()).text(made)));
        exports.add(ViewExports.csv(
                "Histogram of the frame", FileNames.of(stem, "histogram"), provenance, made -> CsvTable.of(
                                data.histogram())
                        .text(made)));
        exports.add(ViewExports.csv(
                "Values of row " + data.row().row(),
                FileNames.of(stem, "row" + data.row().row()),
                provenance,
                made -> values(data.row().values()).text(made)));
        return exports;
    }

    private static CsvTable values(double[] values) {
        var csv = new CsvTable("column", "count");
        for (int x = 0; x < values.length; x++) {
            csv.row(x, values[x]);
        }
        return csv;
    }
}
