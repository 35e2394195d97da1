package org.convscope.ui.charts;

import java.awt.Dimension;
import java.awt.LayoutManager;
import org.convscope.ui.component.ScrolledColumn;

/** Fills the scroll pane it stands in, but is never less high than what it holds needs at the least. */
public final class FilledColumn extends ScrolledColumn {
    private static final int STEP = 24;

    public FilledColumn(LayoutManager layout) {
        super(layout, STEP);
    }

    @Override
    public Dimension getPreferredSize() {
        return getMinimumSize();
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() >= getMinimumSize().height;
    }
}
