package org.convscope.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.paper.FigureDrawing;
import org.convscope.render.paper.FigureSize;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** What charts say is read from their SVG, where text is text; what they look like from their pixels. */
class ChartPicturesTest {
    private static final Pattern TEXT = Pattern.compile("<text\\b[^>]*?>([^<]*)</text\\s*>", Pattern.DOTALL);

    private final ChartTheme light = new ChartTheme(Palette.light());
    private final ChartTheme dark = new ChartTheme(Palette.dark());

    @Test
    void aRowKeepsItsValuesColumnByColumn() {
        JFreeChart chart = RowChart.of(light, "Row 250", new double[] {3, 1, 4, 1, 5}, "counts");
        XYDataset data = chart.getXYPlot().getDataset();
        assertThat(data.getItemCount(0)).isEqualTo(5);
        assertThat(data.getXValue(0, 2)).isEqualTo(2);
        assertThat(data.getYValue(0, 4)).isEqualTo(5);
        assertThat(texts(chart, 400, 240)).contains("Row 250", "column", "counts", "0", "1", "2", "3", "4", "5");
        assertIsDrawn(chart, Palette.light());
    }

    @Test
    void columnsNarrowerThanAPixelLeaveNoGapInTheStripe() {
        double[] values = new double[512];
        java.util.Arrays.setAll(values, i -> 100 + i % 2);
        JFreeChart chart = StripeChart.ofRow(light, "", values, ColourMapping.DEFAULT, new Range(0, 255));
        for (double scale : new double[] {1, 1.5}) {
            var image = new BufferedImage(600, 150, BufferedImage.TYPE_INT_RGB);
            var g = image.createGraphics();
            g.scale(scale, scale);
            chart.draw(g, new Rectangle2D.Double(0, 0, 390, 90));
            g.dispose();
            int y = (int) (20 * scale);
            for (int x = (int) (20 * scale); x < 370 * scale; x++) {
                assertThat(new Color(image.getRGB(x, y)).getRed()).isBetween(80, 120);
            }
        }
    }

    @Test
    void aRadialProfileNamesItsRingsAndItsIce() {
        double[] radius = new double[100];
        java.util.Arrays.setAll(radius, i -> i + 0.5);
        JFreeChart chart = RadialChart.of(
                light,
                "Mean",
                radius,
                radius,
                List.of(
                        RadialChart.Mark.ice(40, 3.9),
                        RadialChart.Mark.ice(41, 3.88),
                        RadialChart.Mark.ring(20, 10),
                        RadialChart.Mark.ring(70, 2.5),
                        RadialChart.Mark.ring(400, 1)));

        assertThat(texts(chart, 500, 240))
                .contains("Mean", "ice 3.90", "10 Å", "2.5 Å")
                .doesNotContain("ice 3.88", "1 Å");
        assertIsDrawn(chart, Palette.light());
    }

    @Test
    void aLowProfileMarksItsRingsWithoutNamesOverTheCurve() {
        JFreeChart chart = RadialChart.of(
                light, "", new double[] {1, 99}, new double[] {1, 2}, List.of(RadialChart.Mark.ice(40, 3.9)));
        assertThat(texts(chart, 500, 240)).contains("ice 3.90");
        assertThat(texts(chart, 500, 100)).doesNotContain("ice 3.90");
    }

    @Test
    void aNameBelowANarrowChartIsWrittenSmallerInsteadOfCut() {
        String name = "distance from the beam, pixels";
        JFreeChart chart = RadialChart.of(light, "", new double[] {1, 99}, new double[] {1, 2}, List.of());
        Matcher matcher = Pattern.compile("<text\\b([^>]*)>" + name).matcher(svg(chart, 160, 200));
        assertThat(matcher.find()).isTrue();
        float size = (float) number("font-size", matcher.group(1));
        assertThat(size).isLessThan(light.smallFont().getSize2D());
        double x = number("x", matcher.group(1));
        double length = light.palette()
                .font()
                .deriveFont(size)
                .getStringBounds(name, new FontRenderContext(null, true, true))
                .getWidth();
        assertThat(x).isPositive();
        assertThat(x + length).isLessThan(160);
    }

    private static double number(String attribute, String from) {
        Matcher matcher =
                Pattern.compile("(?<![-\\w])" + attribute + "[=:]\"?([-0-9.]+)").matcher(from);
        assertThat(matcher.find()).as(attribute + " in " + from).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void everyBarOfTenHasItsCountInsideThePictureAndApartFromItsNeighbours() {
        double[] row = row();
        Histogram histogram = Histogram.of(row, 10);
        for (HistogramChart.CountScale scale : HistogramChart.CountScale.values()) {
            for (int width : new int[] {220, 300, 500, 900}) {
                JFreeChart chart =
                        HistogramChart.of(light, "", histogram, "counts", scale, HistogramChart.BarLabels.COUNTS);
                List<CountBars.Label> labels = labels(chart, width, 240);
                assertThat(labels).hasSize(10);
                for (int bin = 0; bin < 10; bin++) {
                    assertThat(labels.get(bin).text()).isEqualTo(Long.toString(histogram.count(bin)));
                    assertThat(labels.get(bin).box().getMinY()).isGreaterThanOrEqualTo(0);
                    for (int other = 0; other < bin; other++) {
                        assertThat(labels.get(bin)
                                        .box()
                                        .intersects(labels.get(other).box()))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void manyLargeCountsAreTurnedUprightAndStillFit() {
        double[] values = new double[300_000];
        Random random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
        }
        JFreeChart chart = HistogramChart.of(
                light,
                "",
                Histogram.of(values, 24),
                "counts",
                HistogramChart.CountScale.LINEAR,
                HistogramChart.BarLabels.COUNTS);
        List<CountBars.Label> labels = labels(chart, 420, 300);
        assertThat(labels).hasSize(24);
        for (int bin = 1; bin < 24; bin++) {
            assertThat(labels.get(bin).box().getHeight())
                    .isGreaterThan(labels.get(bin).box().getWidth());
            assertThat(labels.get(bin).box().getMinY()).isGreaterThanOrEqualTo(0);
            assertThat(labels.get(bin).box().intersects(labels.get(bin - 1).box()))
                    .isFalse();
        }
    }

    @Test
    void countsThatCannotBeReadAreLeftOutAltogether() {
        JFreeChart chart = HistogramChart.of(
                light,
                "",
                Histogram.of(row(), 200),
                "counts",
                HistogramChart.CountScale.LINEAR,
                HistogramChart.BarLabels.COUNTS);
        assertThat(labels(chart, 300, 200)).isEmpty();
        assertIsDrawn(chart, Palette.light());
    }

    @Test
    void barsStandOverTheirBins() {
        Histogram histogram = Histogram.of(row(), 10);
        JFreeChart chart = HistogramChart.of(
                light, "", histogram, "counts", HistogramChart.CountScale.LOG, HistogramChart.BarLabels.NONE);
        IntervalXYDataset data = (IntervalXYDataset) chart.getXYPlot().getDataset();
        for (int bin = 0; bin < 10; bin++) {
            assertThat(data.getStartXValue(0, bin)).isEqualTo(histogram.edge(bin));
            assertThat(data.getEndXValue(0, bin)).isEqualTo(histogram.edge(bin + 1));
            assertThat(data.getYValue(0, bin)).isEqualTo((double) histogram.count(bin));
        }
    }

    @Test
    void theGradientRunsFromBlackToNearlyWhiteWithTicksEveryTwenty() {
        JFreeChart chart = StripeChart.grayGradient(light, "");
        assertThat(texts(chart, 640, 90)).contains("0", "20", "40", "200", "220", "240");
        BufferedImage image = ChartPictures.toImage(chart, 640, 90, 1);
        Map<Integer, Integer> grays = new TreeMap<>();
        for (int x = 0; x < 640; x++) {
            int rgb = image.getRGB(x, 20) & 0xFFFFFF;
            assertThat(rgb).isEqualTo((rgb & 255) * 0x010101);
            grays.merge(rgb & 255, 1, Integer::sum);
        }
        assertThat(grays.keySet()).contains(0, 1, 127, 128, 253, 254).hasSize(256);
    }

    @Test
    void aStripeShowsEachColumnInItsPlace() {
        double[] values = new double[64];
        values[10] = 1;
        JFreeChart chart = StripeChart.ofRow(light, "", values, ColourMapping.DEFAULT, new Range(0, 1));
        BufferedImage image = ChartPictures.toImage(chart, 660, 120, 1);
        int left = -1;
        int right = -1;
        for (int x = 30; x < 630; x++) {
            if ((image.getRGB(x, 30) & 255) == 255) {
                left = left < 0 ? x : left;
                right = x;
            }
        }
        assertThat(right - left).isBetween(8, 10);
        assertThat(left).isBetween(100, 120);
        assertThat(texts(chart, 660, 120)).contains("0", "10", "20", "60");
    }

    @Test
    void categoriesHaveTheirCountAboveTheBarAndTheirNameInFull() {
        List<String> names =
                List.of("blank", "photo1", "photo2", "multilattice", "ice", "badice", "mosaic1", "mosaic2");
        JFreeChart chart = BarChart.counts(light, "", names, new long[] {1243, 120_034, 98, 0, 455, 12, 7, 3321});
        assertThat(texts(chart, 460, 260)).containsAll(names).contains("1,243", "120,034", "98", "0", "3,321");
        assertThat(texts(chart, 900, 260)).containsAll(names);
    }

    @Test
    void matricesCarryTheirNumbers() {
        List<String> names = List.of("ice", "badice");
        JFreeChart correlation = MatrixChart.correlation(light, "", names, new double[][] {{1, -0.25}, {-0.25, 1}});
        assertThat(texts(correlation, 300, 300)).contains("ice", "badice", "1.00", "−0.25");
        JFreeChart confusion = MatrixChart.confusion(light, "", names, new long[][] {{90, 10}, {0, 1200}});
        assertThat(texts(confusion, 300, 300)).contains("predicted", "true", "90", "90 %", "10", "10 %", "0", "1,200");
        JFreeChart unknown =
                MatrixChart.correlation(dark, "", names, new double[][] {{1, Double.NaN}, {Double.NaN, 1}});
        assertThat(texts(unknown, 300, 300)).contains("–");
        assertIsDrawn(confusion, Palette.light());
    }

    @Test
    void curvesAreNamedInALegend() {
        ChartCurve ice = new ChartCurve("ice", new double[] {0, 0.2, 1}, new double[] {0, 0.9, 1});
        ChartCurve bad = new ChartCurve("badice", new double[] {0, 0.5, 1}, new double[] {0, 0.6, 1});
        JFreeChart roc = CurveChart.roc(light, "ROC", List.of(ice, bad), new double[] {0.85, 0.55});
        assertThat(texts(roc, 360, 360))
                .contains("ice  0.85", "badice  0.55", "false positive rate", "true positive rate");
        assertThat(texts(roc, 360, 150))
                .as("no label that would run into the title")
                .contains("false positive rate")
                .doesNotContain("true positive rate");
        JFreeChart scatter = CurveChart.scatter(dark, "t-SNE", "", "", List.of(ice, bad));
        assertThat(texts(scatter, 360, 300)).contains("ice", "badice");
        assertIsDrawn(scatter, Palette.dark());
    }

    @Test
    void picturesAreAsLargeAsAskedForAndSvgRepeatsItself() {
        JFreeChart chart = RowChart.of(light, "", row(), "counts");
        BufferedImage image = ChartPictures.toImage(chart, 300, 200, 2);
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
        assertThat(svg(chart, 300, 200)).isEqualTo(svg(chart, 300, 200));
    }

    @Test
    void lengthsGrowWithTheFont() {
        ChartTheme large = new ChartTheme(Palette.light(Palette.light().font().deriveFont(24f)));
        assertThat(large.unit()).isEqualTo(2);
        assertThat(large.line().getLineWidth()).isEqualTo(2 * light.line().getLineWidth());
    }

    private static double[] row() {
        Random random = new Random(4);
        double[] row = new double[512];
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.rint(95 + 8 * random.nextGaussian() + (i % 60 == 7 ? 110 : 0));
        }
        return row;
    }

    private static List<CountBars.Label> labels(JFreeChart chart, int width, int height) {
        ChartPictures.toImage(chart, width, height, 1);
        return ((CountBars) chart.getXYPlot().getRenderer()).labels();
    }

    private static List<String> texts(JFreeChart chart, int width, int height) {
        List<String> texts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(svg(chart, width, height));
        while (matcher.find()) {
            texts.add(matcher.group(1).replace("&lt;", "<"));
        }
        return texts;
    }

    private static String svg(JFreeChart chart, int width, int height) {
        var figure = new ChartFigure(chart, width, height);
        return new FigureDrawing(figure, FigureSize.natural(figure)).svg();
    }

    private static void assertIsDrawn(JFreeChart chart, Palette palette) {
        BufferedImage image = ChartPictures.toImage(chart, 400, 300, 1);
        assertThat(new Color(image.getRGB(0, 0))).isEqualTo(palette.background());
        long drawn = 0;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                drawn += image.getRGB(x, y) == palette.background().getRGB() ? 0 : 1;
            }
        }
        assertThat(drawn).isGreaterThan(500);
    }
}
