package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.RangeScope;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.inspect.match.KernelBank;
import org.convscope.inspect.match.KernelMatches;
import org.convscope.inspect.match.MatchKernels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.render.mosaic.MosaicSheet;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** What the kernels view writes: one sheet of all that is shown, and its numbers. */
final class KernelsExports {
    private static final int WHITE = 0xFFFFFF;

    private KernelsExports() {}

    /**
     * @param model whose kernels they are, which need not be the open one any more
     * @param ranges one a layer
     * @param scope of the ranges
     */
    static List<ExportItem> of(
            OpenModel model,
            List<LayerKernels> shown,
            List<TileRanges> ranges,
            MapAppearance shades,
            RangeScope scope) {
        if (shown.isEmpty()) {
            return List.of();
        }
        List<MosaicSheet.Cell> cells = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            LayerKernels layer = shown.get(i);
            cells.add(MosaicSheet.Cell.of(
                            layer.layer() + ", " + layer.shape() + ", " + layer.channelText(),
                            layer.tiles(),
                            ranges.get(i).colours(shades, WHITE))
                    .with(layer.legend(ranges.get(i), shades, scope, "")));
        }
        String what = shown.size() == 1 ? shown.get(0).layer() : "all layers";
        String modelName = FileNames.stem(String.valueOf(model.file().getFileName()));
        Provenance provenance = Provenance.start()
                .with("Model", model.file().toAbsolutePath().toString())
                .with("Layer", what);
        Provenance drawn = shown.size() == 1
                ? provenance.with(shown.get(0).legend(ranges.get(0), shades, scope, ""))
                : provenance.with("Range", scope.word() + ": " + scope.meaning());
        String name = FileNames.of(modelName, what, "kernels", scope.word());
        var sheet = new MosaicSheet(shown.size() == 1 ? 1 : 3, cells, Optional.empty());
        return List.of(
                ViewExports.figure("Kernels of " + what, name, drawn, sheet),
                ViewExports.csv(
                        "Numbers of the kernels of " + what,
                        FileNames.of(modelName, what, "kernels"),
                        provenance,
                        made -> numbers(shown).text(made)),
                ViewExports.csv(
                        "Classic kernels that those of " + what + " are most like",
                        FileNames.of(modelName, what, "matches"),
                        provenance,
                        made -> matches(model, shown).text(made)));
    }

    private static CsvTable matches(OpenModel model, List<LayerKernels> shown) {
        var csv = new CsvTable("layer", "unit", "channel", "kernel", "cosine", "random_95");
        var matching = new MatchKernels(model.network());
        for (LayerKernels layer : shown) {
            LayerCall call = model.network().call(layer.layer());
            if (MatchKernels.reason(call).isEmpty()) {
                KernelMatches found = matching.of(call);
                for (KernelMatches.Slice slice : found.slices()) {
                    csv.row(
                            layer.layer(),
                            slice.unit(),
                            slice.channel(),
                            slice.best().map(best -> best.kernel().name()).orElse(""),
                            slice.best().map(KernelBank.Likeness::cosine).orElse(Double.NaN),
                            found.chance().most());
                }
            }
        }
        return csv;
    }

    private static CsvTable numbers(List<LayerKernels> shown) {
        var csv = new CsvTable("layer", "shown", "unit", "row", "column", "weight");
        for (LayerKernels layer : shown) {
            MosaicSource source = layer.tiles().source();
            for (int tile = 0; tile < source.tiles(); tile++) {
                for (int row = 0; row < source.height(); row++) {
                    for (int column = 0; column < source.width(); column++) {
                        csv.row(
                                layer.layer(),
                                layer.channelText(),
                                source.unit(tile),
                                row,
                                column,
                                CsvTable.exact(source.value(tile, row, column)));
                    }
                }
            }
        }
        return csv;
    }
}
