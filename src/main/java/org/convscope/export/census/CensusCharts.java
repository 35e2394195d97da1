package org.convscope.export.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.array.Histogram;
import org.convscope.frame.geometry.IceKind;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.ResolutionShells;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.inspect.census.UnitShells;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.CurveChart;
import org.convscope.render.chart.RankChart;
import org.convscope.render.chart.ShellChart;
import org.jfree.chart.JFreeChart;

/** What came of a census, drawn. */
public final class CensusCharts {
    private static final int MOST_ROWS = 30;
    /** More layers, or units, in one chart are not told apart by their colours. */
    private static final int MOST_CLOUDS = 8;

    private final ChartTheme theme;

    public CensusCharts(ChartTheme theme) {
        this.theme = theme;
    }

    /** Those that tell the categories apart best first, whichever way; of equals the first in the network. */
    public static List<UnitCensus> ranked(Census census) {
        return census.units().stream()
                .sorted(Comparator.comparingDouble(
                        (UnitCensus unit) -> -Math.abs(unit.area().area() - 0.5)))
                .toList();
    }

    /** How many rows {@link #ranking} has. */
    static int rows(Census census) {
        return Math.min(MOST_ROWS, census.units().size());
    }

    /** The units that tell two categories apart best, with their intervals. */
    public JFreeChart ranking(CensusPlan.Between between, Census census) {
        List<RankChart.Row> rows = ranked(census).stream()
                .limit(MOST_ROWS)
                .map(unit -> new RankChart.Row(
                        unit.layer() + " " + unit.unit(),
                        unit.area().area(),
                        unit.area().low(),
                        unit.area().high()))
                .toList();
        double[] chance = chance(census);
        return RankChart.areas(
                theme,
                "Units that tell " + between.positive() + " from " + between.other() + ", " + rows.size() + " of "
                        + census.units().size(),
                "area under the ROC curve; dashed: the largest that chance is expected to reach"
                        + (chance.length == 0 ? "" : ", " + NumberText.text(chance[1], 3)),
                rows,
                chance);
    }

    private static double[] chance(Census census) {
        return census.comparison()
                .map(comparison -> comparison.chance().largestArea())
                .filter(area -> !Double.isNaN(area))
                .map(area -> new double[] {1 - area, area})
                .orElse(new double[0]);
    }

    /**
     * A point a unit: how well it tells two categories apart over its mean; where none were named, its mean over its share of
     * zeros. Where there are several layers each has its colour, and means are shares of the layer's largest.
     *
     * @param chosen a unit with a ring around its point
     */
    public JFreeChart scatter(Census census, Optional<UnitCensus> chosen) {
        List<UnitPoint> points = points(census);
        boolean areas = census.comparison().isPresent();
        List<ChartCurve> clouds = new ArrayList<>();
        points.stream()
                .collect(Collectors.groupingBy(point -> point.unit().layer(), LinkedHashMap::new, Collectors.toList()))
                .forEach((layer, own) -> clouds.add(new ChartCurve(
                        layer,
                        own.stream().mapToDouble(UnitPoint::x).toArray(),
                        own.stream().mapToDouble(UnitPoint::y).toArray())));
        Optional<double[]> ring = chosen.flatMap(unit -> points.stream()
                .filter(point -> point.unit().layer().equals(unit.layer())
                        && point.unit().unit() == unit.unit())
                .findFirst()
                .map(point -> new double[] {point.x(), point.y()}));
        int layers = layers(census).size();
        String meanLabel = layers == 1 ? "mean" : "mean / largest mean of the layer";
        return CurveChart.marked(
                theme,
                census.units().size() + " units over " + census.frames() + " frames"
                        + (layers > MOST_CLOUDS ? ", the first " + MOST_CLOUDS + " layers" : ""),
                areas ? meanLabel : "share of zeros",
                areas ? "area under the ROC curve" : meanLabel,
                clouds,
                new CurveChart.Marks(ring, areas ? chance(census) : new double[0]));
    }

    /** Where {@link #scatter} has a unit's point. */
    public record UnitPoint(UnitCensus unit, double x, double y) {}

    /** The points of the units that {@link #scatter} shows. */
    public static List<UnitPoint> points(Census census) {
        Map<String, List<UnitCensus>> layers = layers(census);
        boolean areas = census.comparison().isPresent();
        List<UnitPoint> points = new ArrayList<>();
        layers.values().stream().limit(MOST_CLOUDS).forEach(layer -> {
            ToDoubleFunction<UnitCensus> mean = means(layer, layers.size());
            layer.forEach(unit -> points.add(
                    areas
                            ? new UnitPoint(
                                    unit, mean.applyAsDouble(unit), unit.area().area())
                            : new UnitPoint(unit, unit.zeros(), mean.applyAsDouble(unit))));
        });
        return points;
    }

    private static Map<String, List<UnitCensus>> layers(Census census) {
        return census.units().stream()
                .collect(Collectors.groupingBy(UnitCensus::layer, LinkedHashMap::new, Collectors.toList()));
    }

    private static ToDoubleFunction<UnitCensus> means(List<UnitCensus> layer, int layers) {
        double most = layers == 1
                ? 1
                : layer.stream()
                        .mapToDouble(unit -> Math.abs(unit.mean()))
                        .max()
                        .orElse(0);
        return unit -> most == 0 ? 0 : unit.mean() / most;
    }

    /** A unit's mean by resolution, with the rings of ice. */
    public JFreeChart shells(UnitShells unit) {
        return ShellChart.of(
                theme,
                "unit " + unit.unit() + ": " + text(unit.insideIce()) + " at ice, " + text(unit.outsideIce())
                        + " elsewhere",
                "mean",
                List.of(curve(unit, 1)),
                IceKind.allSpacingsAngstrom());
    }

    private static String text(double mean) {
        return Double.isNaN(mean) ? "not known" : NumberText.text(mean, 3);
    }

    /**
     * Several units' means by resolution, each as a share of its largest: those that tell the categories apart best, else those
     * whose means at ice and elsewhere differ most.
     */
    public JFreeChart shells(Census census) {
        Comparator<UnitShells> byIce = Comparator.comparingDouble((UnitShells unit) -> -iceContrast(unit));
        List<UnitShells> shown = census.comparison().isPresent()
                ? ranked(census).stream()
                        .flatMap(unit -> census.shells().stream()
                                .filter(shells -> shells.layer().equals(unit.layer()) && shells.unit() == unit.unit()))
                        .limit(MOST_CLOUDS)
                        .toList()
                : census.shells().stream().sorted(byIce).limit(MOST_CLOUDS).toList();
        return ShellChart.of(
                theme,
                (census.comparison().isPresent()
                                ? "Units that tell the categories apart best"
                                : "Units that change most at ice")
                        + ", by resolution",
                "mean / largest mean of the unit",
                shown.stream().map(unit -> curve(unit, largest(unit))).toList(),
                IceKind.allSpacingsAngstrom());
    }

    private static double iceContrast(UnitShells unit) {
        double contrast = Math.abs(unit.insideIce() - unit.outsideIce()) / largest(unit);
        return Double.isNaN(contrast) ? 0 : contrast;
    }

    private static double largest(UnitShells unit) {
        double largest = Arrays.stream(unit.means())
                .map(Math::abs)
                .filter(mean -> !Double.isNaN(mean))
                .max()
                .orElse(0);
        return largest == 0 ? 1 : largest;
    }

    private static ChartCurve curve(UnitShells unit, double share) {
        return new ChartCurve(
                unit.layer() + " " + unit.unit(),
                IntStream.range(0, ResolutionShells.SHELLS)
                        .mapToDouble(shell -> (shell + 0.5) / ResolutionShells.SHELLS)
                        .toArray(),
                Arrays.stream(unit.means()).map(mean -> mean / share).toArray());
    }

    /** How many frames of each group have which mean of a unit's map. */
    public JFreeChart responses(String unit, List<UnitResponses.Group> groups) {
        return CurveChart.lines(
                theme,
                "",
                "mean of " + unit,
                "frames",
                groups.stream().map(CensusCharts::steps).toList());
    }

    private static ChartCurve steps(UnitResponses.Group group) {
        Histogram histogram = group.histogram();
        int bins = histogram.bins();
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        for (int bin = 0; bin < bins; bin++) {
            x[2 * bin + 1] = histogram.edge(bin);
            x[2 * bin + 2] = histogram.edge(bin + 1);
            y[2 * bin + 1] = histogram.count(bin);
            y[2 * bin + 2] = histogram.count(bin);
        }
        x[0] = histogram.edge(0);
        x[2 * bins + 1] = histogram.edge(bins);
        return new ChartCurve(group.name(), x, y);
    }
}
