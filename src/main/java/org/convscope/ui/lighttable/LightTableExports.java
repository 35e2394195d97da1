package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicSheet;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** What the light table writes: one sheet of all frames with the shared legend, and each tile's range. */
final class LightTableExports {
    private LightTableExports() {}

    static List<ExportItem> of(LightTable table, List<ColumnPanel> columns, Optional<Legend> legend) {
        List<MosaicSheet.Cell> cells = new ArrayList<>();
        var frames = new StringBuilder();
        for (ColumnPanel column : columns) {
            Mosaic tiles = column.mosaic().tiles();
            MosaicColours colours = column.mosaic().colours();
            LightTable.Column shown = column.column();
            frames.append(frames.isEmpty() ? "" : ", ").append(ViewExports.place(shown.source()));
            if (tiles != null && colours != null) {
                String category = shown.category().isEmpty() ? "" : shown.category() + ": ";
                cells.add(MosaicSheet.Cell.of(category + shown.source().name(), tiles, colours));
            }
        }
        if (cells.isEmpty()) {
            return List.of();
        }
        Provenance provenance = ViewExports.provenance(table.model(), Optional.empty())
                .with("Layer", table.layer())
                .with("Frames", frames.toString());
        Provenance drawn = legend.map(provenance::with).orElse(provenance);
        String unit = table.alone().isPresent() ? "unit " + table.alone().getAsInt() + " of " : "";
        String name = FileNames.of(
                FileNames.stem(table.model().name()),
                table.layer(),
                table.alone().isPresent() ? "unit-" + table.alone().getAsInt() : "",
                legend.flatMap(Legend::scope).map(RangeScope::word).orElse(""),
                "light-table");
        String heading = table.model().name() + ", " + unit + table.layer();
        var sheet = new MosaicSheet(heading, Math.min(4, cells.size()), cells, legend);
        return List.of(
                ViewExports.png("Light table of " + unit + table.layer(), name, drawn, sheet::draw),
                ViewExports.csv("Ranges of " + table.layer(), name, provenance, made -> ranges(table)
                        .text(made)));
    }

    private static CsvTable ranges(LightTable table) {
        var csv = new CsvTable("category", "frame", "unit", "min", "max");
        for (LightTable.Column column : table.columns()) {
            for (int tile = 0; tile < column.maps().tiles(); tile++) {
                Range range = column.maps().source().tileRanges().get(tile);
                csv.row(
                        column.category(),
                        column.source(),
                        column.maps().source().unit(tile),
                        range.min(),
                        range.max());
            }
        }
        return csv;
    }
}
