package org.convscope.ui.component;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import javax.swing.Scrollable;

/** Gives what stands in it all the room there is, and lets it be scrolled where that is less than it needs. */
public final class LeastRoom extends JScrollPane {
    private boolean unfolded;

    /**
     * @param content what stands in it
     * @param least what the content needs, in pixels of the screen; asked whenever it is laid out
     */
    public LeastRoom(JComponent content, Supplier<Dimension> least) {
        super(new Content(content, least));
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        getViewport().setOpaque(false);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension();
    }

    /** Whether its rows of controls show what they have no room for. */
    boolean isUnfolded() {
        return unfolded;
    }

    void setUnfolded(boolean isNow) {
        unfolded = isNow;
    }

    private static final class Content extends JPanel implements Scrollable {
        private static final int STEPS = 10;

        private final transient Supplier<Dimension> least;

        Content(JComponent content, Supplier<Dimension> least) {
            super(new BorderLayout());
            setOpaque(false);
            this.least = least;
            add(content);
        }

        @Override
        public Dimension getPreferredSize() {
            return least.get();
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return super.getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
            return Math.max(1, visible.height / STEPS);
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
            return visible.height;
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return getParent() instanceof JViewport seen && seen.getWidth() + bar() >= least.get().width;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return getParent() instanceof JViewport seen && seen.getHeight() >= least.get().height;
        }

        /** What the bar at the right takes of the width: it alone is no reason for one below. */
        private int bar() {
            return getParent().getParent() instanceof JScrollPane scroll
                            && scroll.getVerticalScrollBar().isVisible()
                    ? scroll.getVerticalScrollBar().getPreferredSize().width
                    : 0;
        }
    }
}
