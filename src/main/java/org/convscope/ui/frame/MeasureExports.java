package org.convscope.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.inspect.measure.LineProfile;
import org.convscope.inspect.measure.RegionStatistics;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** What is written of a line or a region that was measured. */
final class MeasureExports {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;

    private MeasureExports() {}

    /**
     * @param known the frame's geometry, as far as it is known
     */
    static List<ExportItem> of(ShownFrame shown, FrameMeasuring.Measured measured, Geometry known) {
        String title = MeasureText.of(measured.numbers(), known).title();
        Provenance provenance =
                FrameExports.provenance(shown).with("Part", title).with("Geometry", GeometryText.of(known));
        String stem = FileNames.stem(shown.name());
        var chart = MeasurePane.drawn(new ChartTheme(ThemeLook.palette()), measured.numbers());
        List<ExportItem> items = new ArrayList<>();
        if (measured.numbers() instanceof LineProfile profile) {
            items.add(ViewExports.csv(
                    title, FileNames.of(stem, "line"), provenance, made -> line(profile, Resolution.of(known))
                            .text(made)));
        } else if (measured.numbers() instanceof RegionStatistics numbers) {
            items.add(ViewExports.csv(title, FileNames.of(stem, "region"), provenance, made -> region(numbers)
                    .text(made)));
            items.add(ViewExports.csv(
                    "Histogram of the region",
                    FileNames.of(stem, "region", "histogram"),
                    provenance,
                    made -> CsvTable.of(numbers.histogram()).text(made)));
        }
        items.add(ViewExports.figure(
                title, FileNames.of(stem, "measured"), provenance, new ChartFigure(chart, WIDTH, HEIGHT)));
        return items;
    }

    private static CsvTable line(LineProfile profile, Optional<Resolution> resolution) {
        var csv = new CsvTable("distance_px", "x", "y", "count", "d_angstrom");
        double[] distance = profile.distance();
        double[] value = profile.value();
        for (int i = 0; i < distance.length; i++) {
            double share = i / (distance.length - 1.0);
            double x = profile.line().x(share);
            double y = profile.line().y(share);
            csv.row(
                    distance[i],
                    x,
                    y,
                    value[i],
                    resolution.map(known -> known.dAngstrom(x, y)).orElse(Double.NaN));
        }
        return csv;
    }

    private static CsvTable region(RegionStatistics numbers) {
        var csv = new CsvTable(
                "outline",
                "left",
                "top",
                "width",
                "height",
                "n",
                "masked",
                "saturated",
                "min",
                "max",
                "max_x",
                "max_y",
                "mean",
                "std",
                "median",
                "sum");
        var region = numbers.region();
        return csv.row(
                region.outline().name().toLowerCase(Locale.ROOT),
                region.left(),
                region.top(),
                region.width(),
                region.height(),
                numbers.measured(),
                numbers.masked(),
                numbers.saturated(),
                numbers.min(),
                numbers.max(),
                numbers.maxX(),
                numbers.maxY(),
                numbers.mean(),
                numbers.standardDeviation(),
                numbers.median(),
                numbers.sum());
    }
}
