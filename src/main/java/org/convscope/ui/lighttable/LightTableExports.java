package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.ColumnFigure;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** What the light table writes: one sheet of all frames with the shared legend, and each tile's range. */
final class LightTableExports {
    private LightTableExports() {}

    static List<ExportItem> of(LightTable table, List<ColumnPanel> columns, Optional<Legend> legend) {
        List<ColumnPanel> shown =
                columns.stream().filter(column -> column.drawn().isPresent()).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        String frames = table.ofFrames().stream()
                .flatMap(column -> column.shown().stream())
                .map(column -> ViewExports.place(column.source()))
                .collect(Collectors.joining(", "));
        Provenance provenance = ViewExports.provenance(table.model(), Optional.empty())
                .with("Layer", table.layer())
                .with("Frames", frames);
        if (table.alone().isPresent()) {
            provenance = provenance.with("Unit", String.valueOf(table.alone().getAsInt()));
        }
        Provenance ranged = provenance;
        Provenance drawn = legend.map(provenance::with).orElse(provenance);
        String unit = table.alone().isPresent() ? "unit " + table.alone().getAsInt() + " of " : "";
        String name = FileNames.of(
                FileNames.stem(table.model().name()),
                table.layer(),
                table.alone().isPresent() ? "unit-" + table.alone().getAsInt() : "",
                legend.flatMap(Legend::scope).map(RangeScope::word).orElse(""),
                "light-table");
        String heading = table.model().name() + ", " + unit + table.layer();
        var figure = new ColumnFigure(
                heading, groups(shown), legend, "Upper row: the frames, each in a contrast of its own");
        return List.of(
                ViewExports.figure("Light table of " + unit + table.layer(), name, drawn, figure),
                ViewExports.csv("Ranges of " + table.layer(), name, ranged, made -> ranges(table)
                        .text(made)));
    }

    /** Columns of one category stand beside each other already. */
    private static List<ColumnFigure.Group> groups(List<ColumnPanel> shown) {
        Map<String, List<ColumnFigure.Column>> byCategory = new LinkedHashMap<>();
        for (ColumnPanel column : shown) {
            column.drawn().ifPresent(drawn -> byCategory
                    .computeIfAbsent(column.column().category(), category -> new ArrayList<>())
                    .add(drawn));
        }
        return byCategory.entrySet().stream()
                .map(group -> new ColumnFigure.Group(group.getKey(), group.getValue()))
                .toList();
    }

    private static CsvTable ranges(LightTable table) {
        var csv = new CsvTable("category", "frame", "unit", "min", "max");
        for (LightTable.Column column : table.columns()) {
            Object frame = column.shown().<Object>map(LightTable.Shown::source).orElse(column.title());
            for (int tile = 0; tile < column.maps().tiles(); tile++) {
                Range range = column.maps().source().tileRanges().get(tile);
                csv.row(column.category(), frame, column.maps().source().unit(tile), range.min(), range.max());
            }
        }
        return csv;
    }
}
