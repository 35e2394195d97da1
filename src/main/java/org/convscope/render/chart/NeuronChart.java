package org.convscope.render.chart;

import java.awt.geom.Ellipse2D;
import org.convscope.render.NumberText;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** The curve of an activation with the point where a neuron stands on it, and a dashed line at its sum. */
public final class NeuronChart {
    private static final double POINT = 10;

    private NeuronChart() {}

    /**
     * @param z the neuron's sum
     * @param y its output
     */
    public static JFreeChart of(ChartTheme theme, String title, ChartCurve curve, double z, double y) {
        var data = new DefaultXYDataset();
        data.addSeries(curve.name(), new double[][] {curve.x(), curve.y()});
        data.addSeries("z = " + NumberText.text(z) + ", y = " + NumberText.text(y), new double[][] {{z}, {y}});
        NumberAxis across = theme.numbers("z");
        NumberAxis up = theme.numbers("y");
        across.setRange(curve.x()[0], curve.x()[curve.x().length - 1]);
        up.setLowerMargin(0.08);
        up.setUpperMargin(0.08);
        theme.quiet(up);
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, theme.palette().series(0));
        renderer.setSeriesStroke(0, theme.line());
        renderer.setSeriesShapesVisible(1, true);
        renderer.setSeriesPaint(1, theme.palette().series(4));
        double size = POINT * theme.unit();
        renderer.setSeriesShape(1, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        var plot = new XYPlot(data, across, up, renderer);
        plot.addDomainMarker(new ValueMarker(z, theme.palette().muted(), theme.dashed()));
        return theme.chart(title, plot, ChartTheme.Legends.SHOWN);
    }
}
