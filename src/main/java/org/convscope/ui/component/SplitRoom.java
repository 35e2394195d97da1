package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JSplitPane;

/** Keeps the least height of both parts that stand one above the other, which Swing minds only while the divider is dragged. */
public final class SplitRoom {
    private SplitRoom() {}

    /**
     * @param split of an upper and a lower part
     * @param least of the upper part, px before scaling
     */
    public static void keep(JSplitPane split, int least) {
        UserEvents.onResize(split, () -> {
            int height = split.getHeight() - split.getInsets().bottom - UIScale.scale(split.getDividerSize());
            int below = split.getBottomComponent().getMinimumSize().height;
            int first = split.getInsets().top + UIScale.scale(least);
            int location = Math.max(first, Math.min(split.getDividerLocation(), height - below));
            if (location != split.getDividerLocation()) {
                split.setDividerLocation(location);
            }
        });
    }
}
