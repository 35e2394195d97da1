package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import java.util.function.IntUnaryOperator;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** A column as wide as the scroll pane it stands in, so that long lines wrap, and as high as it needs. */
public class ScrolledColumn extends JPanel implements Scrollable {
    private final transient IntUnaryOperator step;

    /**
     * @param step how far a turn of the wheel goes, px before scaling
     */
    public ScrolledColumn(LayoutManager layout, int step) {
        this(layout, height -> UIScale.scale(step));
    }

    /**
     * @param step how far a turn of the wheel goes where so many pixels are in view
     */
    public ScrolledColumn(LayoutManager layout, IntUnaryOperator step) {
        super(layout);
        this.step = step;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return step.applyAsInt(visible.height);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
