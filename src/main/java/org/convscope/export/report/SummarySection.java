package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.export.CsvTable;
import org.convscope.export.SummaryJson;
import org.convscope.export.report.HtmlPieces.Cell;
import org.convscope.inspect.summary.LayerRow;
import org.convscope.inspect.summary.ModelSummary;
import org.convscope.inspect.summary.SummariseNetwork;
import org.convscope.inspect.summary.WindowParameters;
import org.convscope.render.NumberText;
import org.jspecify.annotations.Nullable;

/** Layers, make-up, totals, cut-offs. */
final class SummarySection {
    private final ReportFolder folder;

    SummarySection(ReportFolder folder) {
        this.folder = folder;
    }

    ReportPage.Section write(ReportRequest.Subject model, Map<String, @Nullable Object> json) {
        ModelSummary summary = new SummariseNetwork().of(model.network());
        json.put("summary", SummaryJson.tree(summary));
        table(summary);
        var html = new StringBuilder();
        html.append(HtmlPieces.table(
                List.of("Layer", "Class", "Output shape", "Parameters", "Trainable", "Make-up"), rows(summary)));
        html.append("<p>").append(totals(summary)).append(" Every layer as a table: ");
        html.append(HtmlPieces.link(ReportFolder.SUMMARY, ReportFolder.SUMMARY)).append(".</p>\n");
        html.append(HtmlPieces.paragraph("DL4J's Keras importer: " + model.importer()));
        if (!summary.cutoffs().isEmpty()) {
            html.append(HtmlPieces.heading(3, "cutoffs", "Cut off after each block"));
            List<List<Cell>> rows = new ArrayList<>();
            for (ModelSummary.Cutoff cutoff : summary.cutoffs()) {
                rows.add(List.of(
                        Cell.text(cutoff.block()),
                        Cell.text(cutoff.layer()),
                        Cell.number(NumberText.count(cutoff.totals().parameters())),
                        Cell.number(NumberText.count(cutoff.totals().nonTrainable()))));
            }
            html.append(HtmlPieces.table(List.of("Block", "Ends with", "Parameters", "Not trainable"), rows));
        }
        return ReportPage.Section.of("summary", "The model", html.toString());
    }

    private static List<List<Cell>> rows(ModelSummary summary) {
        List<List<Cell>> rows = new ArrayList<>();
        for (LayerRow row : summary.layers()) {
            rows.add(List.of(
                    Cell.text(row.name()),
                    Cell.text(row.className()),
                    Cell.text(row.outputShape()),
                    Cell.number(NumberText.count(row.parameters())),
                    Cell.text(row.parameters() == 0 ? "" : row.trainable() ? "yes" : "no"),
                    Cell.text(row.remark())));
        }
        return rows;
    }

    private static String totals(ModelSummary summary) {
        return NumberText.count(summary.totals().parameters()) + " parameters, "
                + NumberText.count(summary.totals().trainable()) + " of them trainable, "
                + NumberText.count(summary.totals().nonTrainable()) + " not.";
    }

    private void table(ModelSummary summary) {
        var csv = new CsvTable(
                "layer",
                "class",
                "output_shape",
                "parameters",
                "trainable_parameters",
                "make_up",
                "not_available",
                "declared");
        for (LayerRow row : summary.layers()) {
            csv.row(
                    row.name(),
                    row.className(),
                    row.outputShape(),
                    row.parameters(),
                    row.trainableParameters(),
                    row.makeUp().map(WindowParameters::text).orElse(""),
                    row.reason().orElse(""),
                    row.declared().orElse(""));
        }
        folder.table(ReportFolder.SUMMARY, csv, folder.provenance());
    }
}
