package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Statistics;
import org.convscope.export.Csv;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.render.colour.Legend;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.MosaicSheet;
import org.convscope.ui.view.Export;
import org.convscope.ui.work.Exports;

/** What the maps view writes: each mosaic with its legend, all units' statistics. */
final class MapsExports {
    /** A mosaic as it is shown. */
    record Shown(LayerTiles layer, MosaicCanvas.Colours colours, Optional<Legend> legend) {}

    private MapsExports() {}

    /**
     * @param question that the shown maps answer
     */
    static List<Export> of(MapsQuestion question, List<Shown> shown) {
        List<Export> exports = new ArrayList<>();
        FrameSource frame = question.frame();
        String model = Exports.stem(question.model().name());
        for (Shown one : shown) {
            String layer = one.layer().maps().layer();
            String scope = one.legend().map(legend -> legend.scope().word()).orElse("");
            Provenance provenance = Exports.provenance(question.model(), Optional.of(frame))
                    .with("Layer", layer)
                    .with("Units", one.layer().page().units().toString())
                    .with("Range", one.legend().map(Legend::caption).orElse(""));
            String name = Exports.fileName(model, layer, scope, Exports.stem(frame.name()));
            var sheet = new MosaicSheet(
                    1,
                    List.of(MosaicSheet.Cell.of(
                            layer + ", " + one.layer().facts() + ", " + frame.name(),
                            one.layer().tiles(),
                            one.colours())),
                    one.legend());
            exports.add(Exports.png("Feature maps of " + layer, name, provenance, sheet::draw));
        }
        for (Shown one : shown) {
            String layer = one.layer().maps().layer();
            exports.add(Exports.csv(
                    "Statistics of " + layer,
                    Exports.fileName(model, layer, "statistics", Exports.stem(frame.name())),
                    Exports.provenance(question.model(), Optional.of(frame)).with("Layer", layer),
                    provenance -> statistics(one.layer()).text(provenance)));
        }
        return exports;
    }

    private static Csv statistics(LayerTiles layer) {
        var csv = new Csv("unit", "min", "max", "mean", "standard deviation", "zeros", "not finite", "count");
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
