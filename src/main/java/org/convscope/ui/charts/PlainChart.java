package org.convscope.ui.charts;

import java.awt.event.MouseEvent;
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
        setPopupMenu(null);
        setOpaque(false);
        getAccessibleContext().setAccessibleName(name);
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
