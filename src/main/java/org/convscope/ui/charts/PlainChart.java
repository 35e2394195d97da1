package org.convscope.ui.charts;

import org.jfree.chart.ChartPanel;

/** A chart that is drawn at the size it has, without the menu and the zooming of JFreeChart's panel. */
public abstract class PlainChart extends ChartPanel {
    /**
     * @param name for assistive technology
     */
    protected PlainChart(String name) {
        super(null, false);
        setMinimumDrawWidth(0);
        setMinimumDrawHeight(0);
        setMaximumDrawWidth(Integer.MAX_VALUE);
        setMaximumDrawHeight(Integer.MAX_VALUE);
        setMouseZoomable(false);
        setPopupMenu(null);
        setOpaque(false);
        getAccessibleContext().setAccessibleName(name);
    }
}
