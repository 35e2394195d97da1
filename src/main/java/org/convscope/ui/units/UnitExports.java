package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.CsvTable;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.export.WriteTopImages;
import org.convscope.export.census.CensusCharts;
import org.convscope.export.census.WriteCensus;
import org.convscope.file.FileNames;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.inspect.topimages.TopImages;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.jfree.chart.JFreeChart;

/** What the units view writes: the census as a table and as pictures, and what is shown of one unit. */
final class UnitExports {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 480;
    private static final int RANKING_HEIGHT = 700;

    private final List<ExportItem> items = new ArrayList<>();
    private final String stem;
    private final Provenance provenance;

    /** The census that is shown. */
    record Shown(CountedUnits counted, Census census, Optional<CensusPlan.Between> between) {}

    private UnitExports(String stem, Provenance provenance) {
        this.stem = stem;
        this.provenance = provenance;
    }

    static List<ExportItem> of(Shown shown, UnitsPane page, ViewContext context) {
        CensusSubject subject = shown.counted().subject();
        Provenance made = ViewExports.provenance(subject.model(), Optional.empty())
                .with("Data set", subject.listed().name())
                .with("Frames", String.valueOf(shown.census().frames()))
                .with("Backend", shown.counted().backend());
        if (shown.between().isPresent()) {
            CensusPlan.Between both = shown.between().get();
            made = made.with("Between", both.positive() + ", " + both.other());
        }
        var exports = new UnitExports(
                FileNames.of(
                        FileNames.stem(subject.model().name()),
                        FileNames.stem(subject.listed().name())),
                made);
        exports.census(shown, page);
        page.selected().ifPresent(unit -> exports.unit(shown, unit, page, context));
        return List.copyOf(exports.items);
    }

    private void census(Shown shown, UnitsPane page) {
        Census census = shown.census();
        items.add(ViewExports.csv("Census of the units", stem + "_census", provenance, made -> WriteCensus.table(census)
                .text(made)));
        if (!census.shells().isEmpty()) {
            items.add(ViewExports.csv(
                    "Units by resolution", stem + "_shells", provenance, made -> WriteCensus.shells(census)
                            .text(made)));
        }
        Optional<UnitCensus> ringed = page.selected();
        chart("Units as points", "units", HEIGHT, charts().scatter(census, ringed));
        shown.between()
                .ifPresent(both -> chart(
                        "Units that tell " + both.positive() + " from " + both.other(),
                        "ranking",
                        RANKING_HEIGHT,
                        charts().ranking(both, census)));
    }

    private static CensusCharts charts() {
        return new CensusCharts(new ChartTheme(Palette.light()));
    }

    private void chart(String title, String word, int height, JFreeChart chart) {
        String file = FileNames.of(stem, word);
        items.add(ViewExports.figure(title, file, provenance, new ChartFigure(chart, WIDTH, height)));
    }

    private void unit(Shown shown, UnitCensus unit, UnitsPane page, ViewContext context) {
        String name = "unit " + unit.unit() + " of " + unit.layer();
        String word = FileNames.stem(unit.layer()) + "_unit" + unit.unit();
        page.shells(unit)
                .ifPresent(
                        shells -> chart("Where " + name + " fires", word + "_shells", HEIGHT, charts().shells(shells)));
        page.detail().ifPresent(detail -> {
            List<LabelledFrame> frames =
                    shown.counted().subject().listed().frames().frames();
            items.add(ViewExports.csv(
                    "Frames by " + name, FileNames.of(stem, word + "_frames"), provenance, made -> frames(
                                    detail.responses(), frames)
                            .text(made)));
            chart(
                    "Histogram of " + name,
                    word + "_histogram",
                    HEIGHT,
                    charts().responses(name, detail.responses().groups(shown.between(), 40)));
            if (!detail.ranks().isEmpty()) {
                var top = new TopImages.Unit(
                        unit.layer(),
                        unit.unit(),
                        detail.ranks().stream().map(UnitDetail.Rank::peak).toList());
                items.add(new ExportItem(
                        "Top images of " + name,
                        ExportItem.Kind.PNG,
                        FileNames.of(stem, word + "_top"),
                        (file, scale, monitor) -> PictureFile.write(
                                file,
                                WriteTopImages.picture(context.frames()::read, List.of(top), failure -> {}, monitor),
                                provenance.with("Title", "Top images of " + name))));
            }
        });
    }

    private static CsvTable frames(UnitResponses responses, List<LabelledFrame> frames) {
        var table = new CsvTable("frame", "mean", "max", "categories");
        for (UnitResponses.OfFrame one : responses.frames()) {
            table.row(
                    ViewExports.place(frames.get(one.index()).source()),
                    one.mean(),
                    CsvTable.exact(one.max()),
                    String.join(" ", one.labels()));
        }
        return table;
    }
}
