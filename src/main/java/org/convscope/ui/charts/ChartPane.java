package org.convscope.ui.charts;

import java.awt.Dimension;
import java.util.function.Function;
import org.convscope.render.chart.ChartTheme;
import org.convscope.ui.theme.ThemeLook;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** A chart, drawn anew when the theme changes. */
public class ChartPane extends PlainChart {
    private transient @Nullable Function<ChartTheme, JFreeChart> drawn;

    /**
     * @param name for assistive technology
     */
    public ChartPane(String name) {
        super(name, new Dimension(200, 140));
    }

    /**
     * @param chart made for each theme
     */
    public void show(Function<ChartTheme, JFreeChart> chart) {
        drawn = chart;
        redraw();
    }

    public void clear() {
        drawn = null;
        setChart(null);
    }

    /** Draws the chart again, with the theme as it is now. */
    public void redraw() {
        Function<ChartTheme, JFreeChart> made = drawn;
        if (made != null) {
            setChart(made.apply(new ChartTheme(ThemeLook.palette())));
        }
    }
}
