package org.convscope.render.chart;

import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;

/** A number of each epoch, of the training frames and of those that watch over it. */
public final class TrainingChart {
    private TrainingChart() {}

    /**
     * @param label what is drawn upwards
     * @param level drawn dashed across, such as what chance reaches
     * @param levelWord beside it
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
        // one epoch alone is a point
        XYLineAndShapeRenderer lines = (XYLineAndShapeRenderer) plot.getRenderer();
        for (int i = 0; i < curves.size(); i++) {
            lines.setSeriesShapesVisible(i, true);
            lines.setSeriesShape(i, SeriesMarkers.of(i, 5 * theme.unit()));
        }
        plot.getRangeAxis().setLowerMargin(0.06);
        plot.getRangeAxis().setUpperMargin(0.06);
        level.ifPresent(at -> {
            var marker = new ValueMarker(at, theme.palette().muted(), theme.dashed());
            marker.setLabel(levelWord);
            marker.setLabelFont(theme.smallFont());
            marker.setLabelBackgroundColor(theme.palette().background());
            marker.setLabelPaint(theme.palette().muted());
            // a level beyond the curves is seen as well, and one above them has its words below it
            org.jfree.data.Range shown = plot.getDataRange(plot.getRangeAxis());
            boolean isAbove = shown != null && at > shown.getUpperBound();
            marker.setLabelAnchor(isAbove ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(isAbove ? TextAnchor.TOP_RIGHT : TextAnchor.BOTTOM_RIGHT);
            plot.addRangeMarker(marker);
            if (shown != null && !shown.contains(at)) {
                org.jfree.data.Range all = org.jfree.data.Range.expandToInclude(shown, at);
                plot.getRangeAxis().setRange(org.jfree.data.Range.expand(all, 0.06, 0.06));
            }
        });
        return chart;
    }
}
