package org.convscope.render.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import org.convscope.render.Palette;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * One look for all charts: the palette's font and colours, a calm grid, no frames, no shadows. Lengths grow with the
 * font.
 *
 * @param palette colours and font
 */
public record ChartTheme(Palette palette) {
    private static final float USUAL_FONT = 12f;

    static {
        // JFreeChart draws turned text as outlines, for bugs of JDK 1.4; as text it can be searched in SVG
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    /** How much larger than usual the palette's font is: what lengths and strokes are multiplied by. */
    public float unit() {
        return palette.font().getSize2D() / USUAL_FONT;
    }

    /** For titles of charts. */
    Font titleFont() {
        return palette.font().deriveFont(Font.BOLD, palette.font().getSize2D() + 1 * unit());
    }

    /** For axis labels and values. */
    Font textFont() {
        return palette.font();
    }

    /** For numbers on axes. */
    Font smallFont() {
        return palette.font().deriveFont(palette.font().getSize2D() - 1 * unit());
    }

    BasicStroke thin() {
        return new BasicStroke(unit());
    }

    BasicStroke line() {
        return new BasicStroke(1.4f * unit(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    BasicStroke dashed() {
        return new BasicStroke(
                unit(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4 * unit(), 3 * unit()}, 0);
    }

    /** A colour laid thinly over the background: what it would be if {@code share} of it covered. */
    Color faded(Color colour, double share) {
        Color below = palette.background();
        return new Color(
                blend(colour.getRed(), below.getRed(), share),
                blend(colour.getGreen(), below.getGreen(), share),
                blend(colour.getBlue(), below.getBlue(), share));
    }

    /** A colour through which what is below can be seen. */
    Paint transparent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** A chart around a plot, styled; the legend stands below the plot if the plot names its series. */
    JFreeChart chart(String title, Plot plot, Legends legends) {
        var chart = new JFreeChart(title.isEmpty() ? null : title, titleFont(), plot, false);
        if (legends == Legends.SHOWN) {
            var legend = new LegendTitle(plot);
            legend.setPosition(RectangleEdge.BOTTOM);
            legend.setItemFont(smallFont());
            legend.setItemPaint(palette.foreground());
            legend.setBackgroundPaint(palette.background());
            legend.setFrame(BlockBorder.NONE);
            chart.addLegend(legend);
        }
        apply(chart);
        return chart;
    }

    /** Whether a chart tells its series apart in words. */
    enum Legends {
        NONE,
        SHOWN
    }

    /** Gives a chart this look; used again when the theme of the window changes its background or its text. */
    public void apply(JFreeChart chart) {
        chart.setBackgroundPaint(palette.background());
        chart.setBorderVisible(false);
        double pad = 8 * unit();
        chart.setPadding(new RectangleInsets(pad, pad, pad, pad * 1.5));
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        TextTitle title = chart.getTitle();
        if (title != null) {
            title.setPaint(palette.foreground());
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setTextAlignment(HorizontalAlignment.LEFT);
            title.setPosition(RectangleEdge.TOP);
            title.setPadding(0, 2 * unit(), 6 * unit(), 0);
            title.setExpandToFitSpace(true);
            title.setMaximumLinesToDisplay(2);
        }
        Plot plot = chart.getPlot();
        plot.setBackgroundPaint(palette.background());
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        if (plot instanceof XYPlot xy) {
            styleGrid(xy);
        } else if (plot instanceof CategoryPlot bars) {
            bars.setRangeGridlinePaint(palette.grid());
            bars.setRangeGridlineStroke(thin());
            bars.setDomainGridlinesVisible(false);
            bars.setAxisOffset(RectangleInsets.ZERO_INSETS);
            bars.setRangeZeroBaselineVisible(true);
            bars.setRangeZeroBaselinePaint(palette.muted());
            bars.setRangeZeroBaselineStroke(thin());
        }
    }

    private void styleGrid(XYPlot plot) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(palette.grid());
        plot.setRangeGridlineStroke(thin());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainZeroBaselineVisible(false);
        plot.setRangeZeroBaselineVisible(false);
    }

    /** An axis of numbers, written as people write them. */
    ReadableAxis numbers(String label) {
        var axis = new ReadableAxis(label.isEmpty() ? null : label);
        axis.setAutoRangeIncludesZero(false);
        axis.setStandardTickUnits(new DecimalTicks());
        style(axis);
        return axis;
    }

    /** An axis of whole numbers with thousands set apart. */
    NumberAxis counts(String label) {
        NumberAxis axis = numbers(label);
        axis.setStandardTickUnits(DecimalTicks.whole());
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    /** Fonts, colours and lines of an axis. */
    void style(Axis axis) {
        axis.setLabelFont(smallFont());
        axis.setLabelPaint(palette.muted());
        axis.setTickLabelFont(smallFont());
        axis.setTickLabelPaint(palette.muted());
        axis.setAxisLinePaint(palette.muted());
        axis.setAxisLineStroke(thin());
        axis.setTickMarkPaint(palette.muted());
        axis.setTickMarkStroke(thin());
        axis.setTickMarkOutsideLength(3 * unit());
        if (axis instanceof ValueAxis value) {
            value.setLowerMargin(0);
            value.setUpperMargin(0);
        }
    }

    /** An axis that only carries the grid: no line, no ticks, numbers kept. */
    void quiet(ValueAxis axis) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
    }

    NameAxis categories() {
        var axis = new NameAxis();
        style(axis);
        axis.setTickLabelPaint(palette.foreground());
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        axis.setCategoryMargin(0.25);
        return axis;
    }

    private static int blend(int over, int below, double share) {
        return (int) Math.round(over * share + below * (1 - share));
    }
}
