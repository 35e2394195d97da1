package org.convscope.render.chart;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Named numbers with their intervals below each other, the first on top. */
public final class RankChart {
    private RankChart() {}

    /** A number with its interval. */
    public record Row(String name, double value, double low, double high) {}

    /**
     * Areas under the ROC curve of single units, from 0 to 1.
     *
     * @param chance areas that chance alone reaches, drawn dashed beside 0.5
     */
    public static JFreeChart areas(ChartTheme theme, String title, String label, List<Row> rows, double[] chance) {
        NumberAxis across = theme.numbers(label);
        across.setRange(-0.02, 1.02);
        XYPlot plot = plot(theme, across, rows);
        plot.addDomainMarker(new ValueMarker(0.5, theme.palette().muted(), theme.thin()));
        for (double area : chance) {
            plot.addDomainMarker(new ValueMarker(area, theme.palette().muted(), theme.dashed()));
        }
        return theme.chart(title, plot, ChartTheme.Legends.NONE);
    }

    /** Numbers of any size around zero. */
    public static JFreeChart numbers(ChartTheme theme, String title, String label, List<Row> rows) {
        NumberAxis across = theme.numbers(label);
        // intervals and all, and room beside them: else the outermost points are cut in half
        double low = rows.stream().mapToDouble(Row::low).min().orElse(0);
        double high = rows.stream().mapToDouble(Row::high).max().orElse(1);
        double margin = high > low ? 0.05 * (high - low) : 1;
        across.setRange(low - margin, high + margin);
        XYPlot plot = plot(theme, across, rows);
        plot.addDomainMarker(new ValueMarker(0, theme.palette().muted(), theme.thin()));
        return theme.chart(title, plot, ChartTheme.Legends.NONE);
    }

    private static XYPlot plot(ChartTheme theme, NumberAxis across, List<Row> rows) {
        var series = new XYIntervalSeries("numbers");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            series.add(row.value(), row.low(), row.high(), i, i, i);
        }
        var data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        var names = new SymbolAxis(null, rows.stream().map(Row::name).toArray(String[]::new));
        theme.style(names);
        names.setTickLabelPaint(theme.palette().foreground());
        names.setInverted(true);
        names.setGridBandsVisible(false);
        names.setRange(-0.7, rows.size() - 0.3);
        theme.quiet(names);
        var renderer = new XYErrorRenderer();
        double size = 7 * theme.unit();
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setSeriesPaint(0, theme.palette().accent());
        renderer.setSeriesShape(0, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        renderer.setErrorPaint(theme.palette().muted());
        renderer.setErrorStroke(theme.line());
        return new XYPlot(data, across, names, renderer);
    }
}
