package org.convscope.ui.maps;

import java.awt.Container;
import org.convscope.ui.component.ScrolledColumn;

/** Holds the blocks' panels: as wide as the window, and as high where they fit. */
final class BlocksPanel extends ScrolledColumn {
    BlocksPanel() {
        super(new BlocksLayout(), height -> height / 10);
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        Container viewport = getParent();
        return viewport != null && viewport.getHeight() >= getPreferredSize().height;
    }
}
