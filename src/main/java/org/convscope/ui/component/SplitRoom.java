package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JSplitPane;

/** Keeps the least height of both parts that stand one above the other, which Swing minds only while the divider is dragged. */
public final class SplitRoom {
    private SplitRoom() {}

    /**
     * @param split of an upper and a lower part
     * @param least of the upper part, px before scaling; more where the part itself needs more
     */
    public static void keep(JSplitPane split, int least) {
        UserEvents.onResize(split, () -> {
            int height = split.getHeight() - split.getInsets().bottom - UIScale.scale(split.getDividerSize());
            int below = split.getBottomComponent().getMinimumSize().height;
            int above = Math.max(UIScale.scale(least), split.getTopComponent().getMinimumSize().height);
            int first = split.getInsets().top + above;
            // where it is; the pane itself knows only what was set
            int now = split.getUI().getDividerLocation(split);
            int location = Math.max(first, Math.min(now, height - below));
            if (now > 0 && location != now) {
                split.setDividerLocation(location);
            }
        });
    }
}
