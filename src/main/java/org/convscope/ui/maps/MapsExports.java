package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.Statistics;
import org.convscope.choice.RangeScope;
import org.convscope.export.CsvTable;
import org.convscope.export.NpyFile;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.keras.TensorWriter;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicSheet;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.convscope.workspace.Selection;

/** What the maps view writes: each mosaic with its legend, the selected unit's values, all units' statistics. */
final class MapsExports {
    /** A mosaic as it is shown. */
    record Shown(LayerTiles layer, MosaicColours colours, Optional<Legend> legend) {}

    private MapsExports() {}

    /**
     * @param question that the shown maps answer
     * @param selection whose unit's values can be written
     */
    static List<ExportItem> of(MapsQuestion question, List<Shown> shown, Selection selection) {
        if (!question.over().isEmpty()) {
            return shown.stream()
                    .flatMap(one -> overFrames(question, one).stream())
                    .toList();
        }
        List<ExportItem> exports = new ArrayList<>();
        FrameSource frame = question.frame();
        String model = FileNames.stem(question.model().name());
        for (Shown one : shown) {
            exports.add(picture(question, one));
        }
        if (shown.size() > 1) {
            exports.add(0, together(question, shown));
        }
        for (Shown one : shown) {
            String layer = one.layer().maps().layer();
            unit(question, one, selection)
                    .ifPresent(unit -> exports.add(ViewExports.csv(
                            "Values of " + layer + " #" + unit,
                            FileNames.of(model, layer, unitWord(unit), "values", FileNames.stem(frame.name())),
                            ViewExports.provenance(question.model(), Optional.of(frame))
                                    .with("Layer", layer)
                                    .with("Unit", Integer.toString(unit)),
                            provenance -> values(one.layer().maps(), unit).text(provenance))));
            exports.add(ViewExports.csv(
                    "Statistics of " + layer,
                    FileNames.of(model, layer, "statistics", FileNames.stem(frame.name())),
                    ViewExports.provenance(question.model(), Optional.of(frame)).with("Layer", layer),
                    provenance -> statistics(one.layer()).text(provenance)));
            exports.addAll(arrays(question, one.layer().maps()));
        }
        return exports;
    }

    /** All layers on one sheet. */
    private static ExportItem together(MapsQuestion question, List<Shown> shown) {
        List<MosaicSheet.Cell> cells = new ArrayList<>();
        for (Shown one : shown) {
            String layer = one.layer().maps().layer();
            String unit = question.enlarged().isPresent()
                    ? " #" + one.layer().page().units().get(0)
                    : "";
            MosaicSheet.Cell cell =
                    MosaicSheet.Cell.of(layer + unit, one.layer().tiles(), one.colours());
            cells.add(one.legend().map(cell::with).orElse(cell));
        }
        FrameSource frame = question.frame();
        var sheet = new MosaicSheet(
                question.model().name() + ", " + frame.name(), Math.min(3, cells.size()), cells, Optional.empty());
        Provenance provenance = ViewExports.provenance(question.model(), Optional.of(frame))
                .with("Layers", String.join(", ", question.layers()));
        return ViewExports.figure(
                "Feature maps of all layers shown",
                FileNames.of(FileNames.stem(question.model().name()), "maps", FileNames.stem(frame.name())),
                provenance,
                sheet);
    }

    /** One unit on many frames: a sheet, its values, a line a frame. */
    private static List<ExportItem> overFrames(MapsQuestion question, Shown one) {
        LayerMaps maps = one.layer().maps();
        List<FrameSource> frames = one.layer().over();
        List<MosaicSheet.Cell> cells = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Mosaic map = Mosaic.of(
                    MosaicSource.ofMaps(maps.values(), i).with(maps.flatness()),
                    TileGrid.of(1, 1),
                    Mosaic.Gaps.NONE,
                    RowOrigin.UPPER);
            var colours = new MosaicColours(
                    List.of(one.colours().ranges().get(i)),
                    one.colours().mapping(),
                    one.colours().ground());
            cells.add(MosaicSheet.Cell.of(frames.get(i).name(), map, colours));
        }
        String what = maps.layer() + " " + maps.frame();
        String name = FileNames.of(
                FileNames.stem(question.model().name()),
                maps.layer(),
                unitWord(question.enlarged().orElse(0)),
                "frames");
        Provenance provenance = ViewExports.provenance(question.model(), Optional.empty())
                .with("Layer", maps.layer())
                .with("Unit", maps.frame())
                .with("Frames", frames.stream().map(ViewExports::place).collect(Collectors.joining(", ")));
        var sheet =
                new MosaicSheet(question.model().name() + ", " + what, Math.min(8, cells.size()), cells, one.legend());
        List<ExportItem> items = new ArrayList<>();
        items.add(ViewExports.figure(
                "Maps of " + what + " on " + frames.size() + " frames",
                name,
                one.legend().map(provenance::with).orElse(provenance),
                sheet));
        items.add(ViewExports.csv("Statistics of " + what + " by frame", name, provenance, made -> byFrame(one.layer())
                .text(made)));
        items.addAll(arrays(what, name, provenance.with("Axes", "height, width, frames"), maps));
        return items;
    }

    private static CsvTable byFrame(LayerTiles layer) {
        var csv = new CsvTable("frame", "min", "max", "mean", "standard deviation");
        for (int i = 0; i < layer.over().size(); i++) {
            Statistics s = layer.maps().statistics().get(i);
            csv.row(layer.over().get(i), s.range().min(), s.range().max(), s.mean(), s.standardDeviation());
        }
        return csv;
    }

    /** All units' values as (height, width, units). */
    private static List<ExportItem> arrays(MapsQuestion question, LayerMaps maps) {
        FrameSource frame = question.frame();
        String layer = maps.layer();
        String name =
                FileNames.of(FileNames.stem(question.model().name()), layer, "values", FileNames.stem(frame.name()));
        Provenance provenance = ViewExports.provenance(question.model(), Optional.of(frame))
                .with("Layer", layer)
                .with("Axes", "height, width, units");
        return arrays(layer, name, provenance, maps);
    }

    private static List<ExportItem> arrays(String what, String name, Provenance provenance, LayerMaps maps) {
        return List.of(
                new ExportItem(
                        "Values of " + what + " for NumPy",
                        ExportItem.Kind.NPY,
                        name,
                        (file, scale, monitor) -> NpyFile.write(file, maps.values())),
                new ExportItem("Values of " + what + " as HDF5", ExportItem.Kind.HDF5, name, (file, scale, monitor) -> {
                    try (var writer = new TensorWriter(file)) {
                        writer.put(maps.layer(), maps.values(), provenance.entries());
                        writer.finish();
                    }
                }));
    }

    private static ExportItem picture(MapsQuestion question, Shown one) {
        FrameSource frame = question.frame();
        String layer = one.layer().maps().layer();
        Optional<Integer> single = question.enlarged().isPresent()
                ? Optional.of(one.layer().page().units().get(0))
                : Optional.empty();
        Provenance provenance = ViewExports.provenance(question.model(), Optional.of(frame))
                .with("Layer", layer)
                .with("Units", one.layer().page().units().toString());
        Provenance drawn = one.legend().map(provenance::with).orElse(provenance);
        String scope = one.legend().flatMap(Legend::scope).map(RangeScope::word).orElse("");
        String what = single.map(unit -> layer + " #" + unit).orElse(layer);
        String name = FileNames.of(
                FileNames.stem(question.model().name()),
                layer,
                single.map(MapsExports::unitWord).orElse(""),
                scope,
                FileNames.stem(frame.name()));
        var sheet = new MosaicSheet(
                1,
                List.of(MosaicSheet.Cell.of(
                        what + ", " + one.layer().facts() + ", " + frame.name(),
                        one.layer().tiles(),
                        one.colours())),
                one.legend());
        return ViewExports.figure(
                (single.isPresent() ? "Feature map of " : "Feature maps of ") + what, name, drawn, sheet);
    }

    /** For file names, which a number sign does not suit. */
    private static String unitWord(int unit) {
        return "unit" + unit;
    }

    /** The enlarged unit, or the selected one of the layer. */
    private static Optional<Integer> unit(MapsQuestion question, Shown shown, Selection selection) {
        LayerMaps maps = shown.layer().maps();
        if (question.enlarged().isPresent()) {
            return Optional.of(shown.layer().page().units().get(0));
        }
        boolean mine = selection.layer().filter(maps.layer()::equals).isPresent();
        return mine && selection.unit() < maps.units() ? Optional.of(selection.unit()) : Optional.empty();
    }

    private static CsvTable values(LayerMaps maps, int unit) {
        var csv = new CsvTable("row", "column", "value");
        float[] map = maps.map(unit);
        for (int row = 0; row < maps.height(); row++) {
            for (int column = 0; column < maps.width(); column++) {
                csv.row(row, column, CsvTable.exact(map[row * maps.width() + column]));
            }
        }
        return csv;
    }

    private static CsvTable statistics(LayerTiles layer) {
        var csv = new CsvTable("unit", "min", "max", "mean", "standard deviation", "zeros", "not finite", "count");
        for (int unit = 0; unit < layer.maps().units(); unit++) {
            Statistics s = layer.maps().statistics().get(unit);
            csv.row(
                    unit,
                    s.range().min(),
                    s.range().max(),
                    s.mean(),
                    s.standardDeviation(),
                    s.zeros(),
                    s.notFinite(),
                    s.count());
        }
        return csv;
    }
}
