package org.convscope.ui.maps;

import java.awt.Container;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** Holds the blocks' panels: as wide as the window, and as high where they fit. */
final class BlocksPanel extends JPanel implements Scrollable {
    BlocksPanel() {
        super(new BlocksLayout());
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height / 10;
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
        Container viewport = getParent();
        return viewport != null && viewport.getHeight() >= getPreferredSize().height;
    }
}
