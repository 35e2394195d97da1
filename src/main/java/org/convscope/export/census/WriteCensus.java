package org.convscope.export.census;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.ResolutionShells;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitShells;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartPictures;
import org.convscope.render.chart.ChartTheme;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of a census: census.csv, census.json, census.png, scatter.png where categories are told apart, shells.csv and
 * shells.png where frames have a geometry.
 */
public final class WriteCensus {
    private static final String TABLE = "census.csv";
    static final String JSON = "census.json";
    private static final String PICTURE = "census.png";
    private static final String SCATTER = "scatter.png";
    private static final String SHELLS = "shells.csv";
    private static final String SHELLS_PICTURE = "shells.png";
    /** What {@link #write} writes at most. */
    public static final List<String> FILES = List.of(TABLE, JSON, PICTURE, SCATTER, SHELLS, SHELLS_PICTURE);

    /** The header of census.csv: others read it by these names, so nothing stands above it. */
    private static final String[] COLUMNS = {
        "layer", "unit", "frames", "mean", "max", "zeros", "dead", "duplicate_of", "auc", "auc_low", "auc_high"
    };

    private static final int SCATTER_ROWS = 15;
    private static final int WIDTH = 760;
    private static final int SCALE = 2;

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(OutputFolder folder, CensusPlan plan, Census census) {
        Provenance provenance = Provenance.start();
        for (Map.Entry<String, String> origin : plan.origins().entrySet()) {
            provenance = provenance.with(origin.getKey(), origin.getValue());
        }
        folder.write(TABLE, table(census).text());
        if (census.shells().isEmpty()) {
            folder.remove(SHELLS);
        } else {
            folder.write(SHELLS, shells(census).text(provenance));
        }
        folder.write(JSON, JsonText.text(tree(plan, census, provenance)) + "\n");
        var charts = new CensusCharts(new ChartTheme(Palette.light()));
        JFreeChart chart = plan.between()
                .map(between -> charts.ranking(between, census))
                .orElseGet(() -> charts.scatter(census, Optional.empty()));
        int rows = plan.between().isPresent() ? CensusCharts.rows(census) : SCATTER_ROWS;
        PictureFile.write(folder, PICTURE, ChartPictures.toImage(chart, WIDTH, 100 + 20 * rows, SCALE), provenance);
        if (plan.between().isPresent()) {
            picture(folder, SCATTER, charts.scatter(census, Optional.empty()), provenance);
        } else {
            folder.remove(SCATTER);
        }
        if (census.shells().isEmpty()) {
            folder.remove(SHELLS_PICTURE);
        } else {
            picture(folder, SHELLS_PICTURE, charts.shells(census), provenance);
        }
    }

    private static void picture(OutputFolder folder, String name, JFreeChart chart, Provenance provenance) {
        PictureFile.write(
                folder, name, ChartPictures.toImage(chart, WIDTH, 100 + 20 * SCATTER_ROWS, SCALE), provenance);
    }

    /** A row a unit. */
    public static CsvTable table(Census census) {
        var table = new CsvTable(COLUMNS);
        for (UnitCensus unit : census.units()) {
            table.row(
                    unit.layer(),
                    unit.unit(),
                    unit.frames(),
                    unit.mean(),
                    CsvTable.exact((float) unit.max()),
                    unit.zeros(),
                    unit.dead(),
                    unit.duplicateOf().isPresent() ? unit.duplicateOf().getAsInt() : "",
                    unit.area().area(),
                    unit.area().low(),
                    unit.area().high());
        }
        return table;
    }

    /** A row a shell of a unit, those of ice and outside after them. */
    public static CsvTable shells(Census census) {
        var table = new CsvTable("layer", "unit", "region", "d_low", "d_high", "ice", "places", "mean");
        for (UnitShells unit : census.shells()) {
            for (int shell = 0; shell < ResolutionShells.SHELLS; shell++) {
                if (unit.places()[shell] > 0) {
                    table.row(
                            unit.layer(),
                            unit.unit(),
                            "shell",
                            ResolutionShells.low(shell),
                            ResolutionShells.high(shell),
                            ResolutionShells.ice(shell).stream()
                                    .map(d -> String.format(Locale.ROOT, "%.2f", d))
                                    .collect(Collectors.joining(" ")),
                            unit.places()[shell],
                            unit.means()[shell]);
                }
            }
            table.row(unit.layer(), unit.unit(), "ice", "", "", "", unit.insidePlaces(), unit.insideIce());
            table.row(unit.layer(), unit.unit(), "outside", "", "", "", unit.outsidePlaces(), unit.outsideIce());
        }
        return table;
    }

    private static Map<String, @Nullable Object> tree(CensusPlan plan, Census census, Provenance provenance) {
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        tree.put("frames", census.frames());
        tree.put("failed", census.failed());
        tree.put("layers", plan.layers().stream().map(CensusPlan.Layer::name).toList());
        tree.put("zeroShareOfLargest", 1e-6);
        tree.put("duplicateCorrelation", 0.99);
        tree.put("iceHalfWidth", ResolutionShells.ICE_HALF_WIDTH);
        if (plan.between().isPresent() && census.comparison().isPresent()) {
            CensusPlan.Between between = plan.between().get();
            Census.Comparison comparison = census.comparison().get();
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("positive", between.positive());
            one.put("other", between.other());
            one.put("positiveFrames", comparison.positives());
            one.put("otherFrames", comparison.others());
            one.put("both", comparison.both());
            Map<String, @Nullable Object> chance = JsonText.object();
            chance.put("units", census.units().size());
            chance.put("deals", comparison.chance().deals());
            chance.put("seed", 0);
            chance.put("largestArea", JsonText.number(comparison.chance().largestArea()));
            chance.put("rarelyAbove", JsonText.number(comparison.chance().rarelyAbove()));
            one.put("chance", chance);
            one.put(
                    "units",
                    CensusCharts.ranked(census).stream().map(WriteCensus::unit).toList());
            tree.put("between", one);
        }
        return tree;
    }

    private static Map<String, @Nullable Object> unit(UnitCensus unit) {
        Map<String, @Nullable Object> one = JsonText.object();
        one.put("layer", unit.layer());
        one.put("unit", unit.unit());
        one.put("auc", JsonText.number(unit.area().area()));
        one.put("p", JsonText.number(unit.area().p()));
        one.put("q", JsonText.number(unit.q()));
        return one;
    }
}
