package org.convscope.ui.charts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.event.MouseEvent;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/**
 * A chart that is drawn at the size it has, without the menu and the zooming of JFreeChart's panel. A legend that would leave little
 * room for what it explains is not drawn.
 */
public abstract class PlainChart extends ChartPanel {
    /** Of the height, that a legend below may take. */
    private static final double LEGEND_SHARE = 0.35;

    private static final Dimension LEAST = new Dimension(60, 40);

    private final Dimension wanted;

    /**
     * @param name for assistive technology
     * @param wanted its size where none is set, px before scaling
     */
    protected PlainChart(String name, Dimension wanted) {
        super(null, false);
        this.wanted = wanted;
        setPreferredSize(null); // JFreeChart's is that of a page
        setMinimumDrawWidth(0);
        setMinimumDrawHeight(0);
        setMaximumDrawWidth(Integer.MAX_VALUE);
        setMaximumDrawHeight(Integer.MAX_VALUE);
        setPopupMenu(null);
        setOpaque(false);
        getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public Dimension getPreferredSize() {
        return isPreferredSizeSet() ? super.getPreferredSize() : UIScale.scale(wanted);
    }

    @Override
    public Dimension getMinimumSize() {
        return isMinimumSizeSet() ? super.getMinimumSize() : UIScale.scale(LEAST);
    }

    @Override
    public void setChart(@Nullable JFreeChart chart) {
        super.setChart(chart);
        fitLegend();
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        fitLegend();
    }

    private void fitLegend() {
        JFreeChart chart = getChart();
        LegendTitle legend = chart == null ? null : chart.getLegend();
        if (legend != null && getWidth() > 0 && RectangleEdge.isTopOrBottom(legend.getPosition())) {
            FontMetrics metrics = getFontMetrics(legend.getItemFont());
            legend.setVisible(rows(chart.getPlot(), metrics) * 1.3 * metrics.getHeight() <= LEGEND_SHARE * getHeight());
        }
    }

    /** How many rows of a legend's entries, each with its sample, the width makes. */
    private int rows(Plot plot, FontMetrics metrics) {
        LegendItemCollection items = plot.getLegendItems();
        int rows = 1;
        int x = 0;
        for (int i = 0; i < items.getItemCount(); i++) {
            int wide = metrics.stringWidth(items.get(i).getLabel()) + 2 * metrics.getHeight();
            boolean isBelow = x > 0 && x + wide > getWidth();
            rows += isBelow ? 1 : 0;
            x = isBelow ? wide : x + wide;
        }
        return rows;
    }

    /** JFreeChart's panel zooms with the very drag that chooses a range here, and every chart that is set switches that on. */
    @Override
    public void mousePressed(MouseEvent event) {
        // no zooming begins
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        // nor goes on
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        // nor ends
    }
}
