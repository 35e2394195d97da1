package org.convscope.ui.frame;

import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.RadialProfile;
import org.convscope.frame.geometry.Resolution;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.inspect.spots.FindSpots;
import org.convscope.inspect.spots.InputSpot;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.MosaicSheet;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.workspace.FrameSettings;

/** What the frame view writes: the frame in its colours with a legend, the chosen row's numbers. */
final class FrameExports {
    private FrameExports() {}

    static List<ExportItem> of(ViewContext context, ShownFrame shown, FrameCells cells, Range limits) {
        ColourMapping mapping = cells.colours().mapping();
        var legend = Legend.ofOne(
                mapping, new ColourEnds(limits, shown.range()), ColourLimits.EXTREMES, shown.name(), "counts");
        Provenance provenance = provenance(shown)
                .with("Limits", limits.min() + " " + limits.max())
                .with("Contrast", mapping.rule().word())
                .with("Colours", mapping.colours().word());
        String stem = FileNames.stem(shown.name());
        var sheet = new MosaicSheet(
                1,
                List.of(MosaicSheet.Cell.of(
                        shown.name(),
                        shown.picture(limits, mapping, context.workspace().get().settings(FrameSettings.KEY)))),
                shown.frame().isColour() ? Optional.empty() : Optional.of(legend));
        int row = RowProfile.clamp(
                context.workspace().get().selection().row(), shown.frame().height());
        Geometry known = context.workspace()
                .get()
                .settings(FrameSettings.KEY)
                .resolution()
                .geometry(shown.frame());
        return List.of(
                ViewExports.figure("Frame " + shown.name(), FileNames.of(stem, "frame"), provenance, sheet),
                ViewExports.csv(
                        "Row " + row + " of " + shown.name(),
                        FileNames.of(stem, "row" + row),
                        provenance(shown).with("Row", Integer.toString(row)),
                        made -> row(shown, row).text(made)),
                ViewExports.csv(
                        "Radial profile of " + shown.name(),
                        FileNames.of(stem, "radial"),
                        provenance(shown)
                                .with("Geometry", GeometryText.of(known))
                                .with(
                                        "Centre",
                                        GeometryText.assumedCentre(shown.frame(), known)
                                                .orElse("the beam's")),
                        made -> radial(shown.frame().radialProfile(known)).text(made)));
    }

    /**
     * @param spots found on the frame
     * @param known its geometry, as far as it is known
     */
    static ExportItem spots(ShownFrame shown, List<InputSpot> spots, Geometry known) {
        Optional<Resolution> resolution = Resolution.of(known);
        return ViewExports.csv(
                spots.size() + " spots of " + shown.name(),
                FileNames.of(FileNames.stem(shown.name()), "spots"),
                provenance(shown).with("Threshold", FindSpots.THRESHOLD + " times the noise"),
                made -> {
                    var csv = new CsvTable("row", "column", "count", "strength", "d_angstrom");
                    for (InputSpot spot : spots) {
                        csv.row(
                                spot.row(),
                                spot.column(),
                                shown.frame().get(spot.column(), spot.row(), 0),
                                spot.strength(),
                                resolution
                                        .map(it -> it.dAngstrom(spot.column() + 0.5, spot.row() + 0.5))
                                        .orElse(Double.NaN));
                    }
                    return csv.text(made);
                });
    }

    /** The frame's place, and what was made of its images. */
    static Provenance provenance(ShownFrame shown) {
        Provenance made =
                Provenance.start().with("Frame", ViewExports.place(shown.frame().source()));
        return shown.name().equals(shown.frame().source().name()) ? made : made.with("Shown", shown.name());
    }

    private static CsvTable radial(RadialProfile profile) {
        var csv = new CsvTable("radius_pixels", "d_angstrom", "mean", "max", "pixels");
        for (int i = 0; i < profile.pixels().length; i++) {
            csv.row(
                    profile.radiusPixels()[i],
                    profile.dAngstrom()[i],
                    profile.mean()[i],
                    profile.max()[i],
                    profile.pixels()[i]);
        }
        return csv;
    }

    private static CsvTable row(ShownFrame shown, int row) {
        var csv = new CsvTable("column", "count");
        for (int x = 0; x < shown.frame().width(); x++) {
            csv.row(x, shown.frame().get(x, row, 0));
        }
        return csv;
    }
}
