package org.convscope.render.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Several named curves or clouds of points: ROC, training, activations, t-SNE. */
public final class CurveChart {
    private static final int MANY_POINTS = 1500;

    private CurveChart() {}

    /**
     * Receiver operating characteristics: x the share of false alarms, y the share of hits.
     *
     * @param areas the area under each curve, written behind its name; the chance line is dashed
     */
    public static JFreeChart roc(ChartTheme theme, String title, List<ChartCurve> curves, double[] areas) {
        NumberAxis across = theme.numbers("false positive rate");
        NumberAxis up = theme.numbers("true positive rate");
        across.setRange(0, 1);
        up.setRange(0, 1.02);
        List<ChartCurve> named = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            ChartCurve curve = curves.get(i);
            named.add(new ChartCurve(curve.name() + "  " + NumberText.text(areas[i], 3), curve.x(), curve.y()));
        }
        JFreeChart chart = chart(theme, title, across, up, named, lineRenderer(theme, curves.size()));
        chart.getXYPlot()
                .addAnnotation(new XYLineAnnotation(
                        0, 0, 1, 1, theme.dashed(), theme.palette().muted()));
        return chart;
    }

    /** Lines, each in its own colour, such as the counts of several groups. */
    public static JFreeChart lines(
            ChartTheme theme, String title, String xLabel, String yLabel, List<ChartCurve> curves) {
        return chart(
                theme, title, theme.numbers(xLabel), theme.numbers(yLabel), curves, lineRenderer(theme, curves.size()));
    }

    /** Points, each cloud in its own colour and shape, such as a t-SNE of frames by category; many are smaller. */
    public static JFreeChart scatter(
            ChartTheme theme, String title, String xLabel, String yLabel, List<ChartCurve> clouds) {
        var renderer = new XYLineAndShapeRenderer(false, true);
        int points = clouds.stream().mapToInt(cloud -> cloud.x().length).sum();
        double size = (points > MANY_POINTS ? 4 : 7) * theme.unit();
        for (int i = 0; i < clouds.size(); i++) {
            renderer.setSeriesPaint(i, theme.transparent(theme.palette().series(i), 205));
            renderer.setSeriesShape(i, SeriesMarkers.of(i, size));
        }
        NumberAxis across = theme.numbers(xLabel);
        NumberAxis up = theme.numbers(yLabel);
        for (NumberAxis axis : List.of(across, up)) {
            axis.setLowerMargin(0.05);
            axis.setUpperMargin(0.05);
            // points at 0 are shown whole too
            axis.setAutoRangeStickyZero(false);
        }
        return chart(theme, title, across, up, clouds, renderer);
    }

    /** Numbers before and after a change, equal values on the dashed line; both axes are the same. */
    public static JFreeChart beside(
            ChartTheme theme, String title, String before, String after, List<ChartCurve> clouds) {
        double[] all = clouds.stream()
                .flatMapToDouble(cloud -> DoubleStream.concat(Arrays.stream(cloud.x()), Arrays.stream(cloud.y())))
                .filter(Double::isFinite)
                .toArray();
        double low = Math.min(0, Arrays.stream(all).min().orElse(0));
        double high = Math.max(low, Arrays.stream(all).max().orElse(1));
        double margin = high > low ? 0.03 * (high - low) : 1;
        JFreeChart chart = scatter(theme, title, before, after, clouds);
        XYPlot plot = chart.getXYPlot();
        plot.getDomainAxis().setRange(low - margin, high + margin);
        plot.getRangeAxis().setRange(low - margin, high + margin);
        plot.addAnnotation(new XYLineAnnotation(
                low, low, high, high, theme.dashed(), theme.palette().muted()));
        return chart;
    }

    /**
     * What stands in a chart of points besides them.
     *
     * @param ring (x, y) of a point that is ringed
     * @param levels drawn dashed across
     */
    public record Marks(Optional<double[]> ring, double[] levels) {}

    /** {@link #scatter} with marks. */
    public static JFreeChart marked(
            ChartTheme theme, String title, String xLabel, String yLabel, List<ChartCurve> clouds, Marks marks) {
        JFreeChart chart = scatter(theme, title, xLabel, yLabel, clouds);
        XYPlot plot = chart.getXYPlot();
        for (double level : marks.levels()) {
            plot.addRangeMarker(new ValueMarker(level, theme.palette().muted(), theme.dashed()));
        }
        marks.ring().ifPresent(at -> {
            var ring = new DefaultXYDataset();
            ring.addSeries("chosen", new double[][] {{at[0]}, {at[1]}});
            var renderer = new XYLineAndShapeRenderer(false, true);
            double size = 14 * theme.unit();
            renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
            renderer.setSeriesShapesFilled(0, false);
            renderer.setSeriesPaint(0, theme.palette().foreground());
            renderer.setSeriesVisibleInLegend(0, false);
            plot.setDataset(1, ring);
            plot.setRenderer(1, renderer);
        });
        return chart;
    }

    /**
     * A quantity as told against the truth, a point a frame, equal values on the dashed line; both axes are the same.
     *
     * @param truth as many as told
     */
    public static JFreeChart agreement(ChartTheme theme, String title, double[] truth, double[] told) {
        return beside(theme, title, "true", "predicted", List.of(new ChartCurve("frames", truth, told)));
    }

    private static XYLineAndShapeRenderer lineRenderer(ChartTheme theme, int count) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        Shape sample = new Line2D.Double(-9 * theme.unit(), 0, 9 * theme.unit(), 0);
        renderer.setLegendLine(sample);
        for (int i = 0; i < count; i++) {
            renderer.setSeriesPaint(i, theme.palette().series(i));
            renderer.setSeriesStroke(i, theme.line());
        }
        return renderer;
    }

    private static JFreeChart chart(
            ChartTheme theme,
            String title,
            NumberAxis across,
            NumberAxis up,
            List<ChartCurve> curves,
            XYLineAndShapeRenderer renderer) {
        var data = new DefaultXYDataset();
        for (ChartCurve curve : curves) {
            data.addSeries(curve.name(), new double[][] {curve.x(), curve.y()});
        }
        theme.quiet(up);
        return theme.chart(
                title,
                new XYPlot(data, across, up, renderer),
                curves.size() > 1 ? ChartTheme.Legends.SHOWN : ChartTheme.Legends.NONE);
    }
}
