package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JSplitPane;

/** Puts two parts that stand beside each other one above the other while there is too little width for both. */
public final class SplitTurn {
    private SplitTurn() {}

    /**
     * @param split of a left and a right part
     * @param beside the width from which on they stand beside each other, px before scaling
     */
    public static void follow(JSplitPane split, int beside) {
        UserEvents.onResize(split, () -> {
            int wanted =
                    split.getWidth() < UIScale.scale(beside) ? JSplitPane.VERTICAL_SPLIT : JSplitPane.HORIZONTAL_SPLIT;
            if (split.getOrientation() != wanted) {
                split.setOrientation(wanted);
                // where the divider was says nothing in the other direction
                split.resetToPreferredSizes();
                split.revalidate();
            }
        });
    }
}
