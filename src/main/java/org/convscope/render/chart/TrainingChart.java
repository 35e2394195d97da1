package org.convscope.render.chart;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** A number of each epoch, of the training frames and of those that watch over it. */
public final class TrainingChart {
    /** More points than this hide their line. */
    private static final int MOST_POINTS = 20;

    private TrainingChart() {}

    /**
     * @param label what is drawn upwards
     * @param level drawn dashed across, such as what chance reaches
     * @param levelWord in the legend
     */
    public static JFreeChart of(
            ChartTheme theme,
            String title,
            String label,
            List<ChartCurve> curves,
            OptionalDouble level,
            String levelWord) {
        JFreeChart chart = CurveChart.lines(theme, title, "epoch", label, curves);
        XYPlot plot = chart.getXYPlot();
        ((NumberAxis) plot.getDomainAxis()).setStandardTickUnits(DecimalTicks.whole());
        XYLineAndShapeRenderer lines = (XYLineAndShapeRenderer) plot.getRenderer();
        for (int i = 0; i < curves.size(); i++) {
            // one epoch alone is a point
            lines.setSeriesShapesVisible(i, curves.get(i).x().length <= MOST_POINTS);
            lines.setSeriesShape(i, SeriesMarkers.of(i, 5 * theme.unit()));
        }
        plot.getRangeAxis().setLowerMargin(0.06);
        plot.getRangeAxis().setUpperMargin(0.06);
        level.ifPresent(at -> {
            var marker = new ValueMarker(at, theme.palette().muted(), theme.dashed());
            // in the legend: above the line there may be curves, and no room
            LegendItemCollection items = plot.getLegendItems();
            Shape sample = new Line2D.Double(-9 * theme.unit(), 0, 9 * theme.unit(), 0);
            items.add(new LegendItem(
                    levelWord,
                    null,
                    null,
                    null,
                    sample,
                    theme.dashed(),
                    theme.palette().muted()));
            plot.setFixedLegendItems(items);
            plot.addRangeMarker(marker);
            org.jfree.data.Range shown = plot.getDataRange(plot.getRangeAxis());
            if (shown != null && !shown.contains(at)) {
                org.jfree.data.Range all = org.jfree.data.Range.expandToInclude(shown, at);
                plot.getRangeAxis().setRange(org.jfree.data.Range.expand(all, 0.06, 0.06));
            }
        });
        return chart;
    }
}
