package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.event.InputEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.UIManager;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.settings.WindowSettings;

/**
 * The views, and the panes beside them: model and frames before, the inspector behind. In a window too narrow for all of them
 * beside each other a pane is folded away behind a button at the window's edge, first the inspector.
 */
final class SidePanes {
    /** A pane beside the views takes at most this part of the window. */
    private static final int PANE_SHARE = 3;
    /** An unfolded one takes at most this part of a window too narrow for it. */
    private static final double UNFOLDED_SHARE = 0.6;

    /** What the views take first, and what the panes beside them need, or are folded away. */
    private static final int VIEWS_LEAST = 440;

    private static final int LEFT_LEAST = 150;
    private static final int RIGHT_LEAST = 190;
    /** A pane that nobody moved takes this part of the window, where that is more than its usual size. */
    private static final double LEFT_SHARE = 0.14;

    private static final double RIGHT_SHARE = 0.135;
    private static final double MODEL_SHARE = 0.38;

    /** The model's layers leave this part of the pane to the frames below. */
    private static final int FRAMES_SHARE = 3;
    /** And this, which has a frame in sight, up to half of it. */
    private static final int FRAMES_LEAST = 110;

    private final JPanel pane = new JPanel(new BorderLayout());
    private final JSplitPane left;
    private final JComponent right;
    private final JSplitPane outer;
    private final JSplitPane inner;
    private final EdgeButton leftEdge =
            new EdgeButton("Model and frames", "The model's layers and the frames, for which the window is too narrow");
    private final EdgeButton rightEdge =
            new EdgeButton("Inspector", "What is selected, in numbers, for which the window is too narrow");

    private final IntSupplier windowWidth;

    /** How wide and high the panes are to be where there is room, px before scaling. */
    private int leftWidth;

    private int rightWidth;
    private int modelHeight;
    private boolean arranging;

    /** Whether the panes have their sizes from the window's, not from who drags them. */
    private boolean isByWindow = true;

    /** The sizes that the split panes had when they were laid out last. */
    private final Map<JSplitPane, Dimension> settled = new HashMap<>();

    /**
     * What stands beside each other.
     *
     * @param model before the views, above
     * @param frames before the views, below
     * @param views in the middle
     * @param inspector behind the views
     */
    record Parts(JComponent model, JComponent frames, JComponent views, JComponent inspector) {}

    /**
     * @param settings how large the panes are to be
     * @param windowWidth of the whole window, px: what there is to divide before this has a size of its own
     */
    SidePanes(Parts parts, WindowSettings settings, IntSupplier windowWidth) {
        this.windowWidth = windowWidth;
        leftWidth = settings.leftWidth();
        rightWidth = settings.rightWidth();
        modelHeight = settings.modelHeight();
        right = parts.inspector();
        left = split(JSplitPane.VERTICAL_SPLIT, parts.model(), parts.frames(), 0.5);
        inner = split(JSplitPane.HORIZONTAL_SPLIT, parts.views(), right, 1);
        outer = split(JSplitPane.HORIZONTAL_SPLIT, left, inner, 0);
        parts.views().setMinimumSize(UIScale.scale(new Dimension(200, 100)));
        right.setMinimumSize(UIScale.scale(new Dimension(100, 100)));
        pane.add(leftEdge, BorderLayout.WEST);
        pane.add(outer, BorderLayout.CENTER);
        pane.add(rightEdge, BorderLayout.EAST);
        UserEvents.onResize(pane, () -> {
            isByWindow = true;
            arrange();
        });
        for (JSplitPane split : List.of(left, outer, inner)) {
            UserEvents.onResize(split, () -> {
                settled.put(split, split.getSize());
                if (isByWindow) {
                    // one that gets another size shares that out itself, whatever it was told before
                    arrange();
                }
            });
            split.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> moved(split));
        }
        leftEdge.addActionListener(event -> unfold(leftEdge, rightEdge));
        rightEdge.addActionListener(event -> unfold(rightEdge, leftEdge));
        arrange();
    }

    private static JSplitPane split(int orientation, JComponent first, JComponent second, double weight) {
        var split = new JSplitPane(orientation, true, first, second);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(weight);
        return split;
    }

    JComponent component() {
        return pane;
    }

    private void unfold(EdgeButton pressed, EdgeButton other) {
        if (pressed.isSelected()) {
            other.setSelected(false);
        }
        arrange();
    }

    /** As wide and high as they are to be, as far as there is room: the views keep the most of a narrow window. */
    void arrange() {
        arranging = true;
        int width = pane.getWidth() == 0 ? windowWidth.getAsInt() : pane.getWidth();
        fold(rightEdge, right, inner, width < UIScale.scale(VIEWS_LEAST + LEFT_LEAST + RIGHT_LEAST));
        // an unfolded one stands instead of the other, so that something is left to the views
        boolean isNarrow = width < UIScale.scale(VIEWS_LEAST + LEFT_LEAST) || rightEdge.isSelected();
        fold(leftEdge, left, outer, isNarrow);
        int room = width - width(leftEdge) - width(rightEdge) - divider(outer) - divider(inner);
        int both = Math.max(0, room - UIScale.scale(VIEWS_LEAST));
        int before =
                wanted(left, leftEdge, roomy(leftWidth, WindowSettings.DEFAULT.leftWidth(), LEFT_SHARE, width), room);
        int behind = wanted(
                right, rightEdge, roomy(rightWidth, WindowSettings.DEFAULT.rightWidth(), RIGHT_SHARE, width), room);
        if (before + behind > both && !leftEdge.isSelected() && !rightEdge.isSelected()) {
            int share = both * before / (before + behind);
            before = Math.min(before, share);
            behind = Math.min(behind, both - share);
        }
        outer.setDividerLocation(before);
        inner.setDividerLocation(room - before - behind);
        int height = left.getHeight() == 0 ? Integer.MAX_VALUE : left.getHeight();
        int frames = Math.max(height / FRAMES_SHARE, Math.min(height / 2, UIScale.scale(FRAMES_LEAST)));
        int model = roomy(modelHeight, WindowSettings.DEFAULT.modelHeight(), MODEL_SHARE, left.getHeight());
        left.setDividerLocation(Math.min(model, height - frames));
        pane.revalidate();
        arranging = false;
    }

    private static void fold(EdgeButton edge, Component folded, JSplitPane split, boolean isNarrow) {
        edge.setVisible(isNarrow);
        edge.setSelected(isNarrow && edge.isSelected());
        folded.setVisible(!isNarrow || edge.isSelected());
        split.setDividerSize(folded.isVisible() ? UIManager.getInt("SplitPane.dividerSize") : 0);
    }

    /** FlatLaf draws it in the size of the text. */
    private static int divider(JSplitPane split) {
        return UIScale.scale(split.getDividerSize());
    }

    private static int width(EdgeButton edge) {
        return edge.isVisible() ? edge.getPreferredSize().width : 0;
    }

    /** In pixels of the screen: what the user made of it, else its usual size, or more in a large window. */
    private static int roomy(int size, int usual, double share, int window) {
        return size == usual ? Math.max(UIScale.scale(size), (int) (share * window)) : UIScale.scale(size);
    }

    /**
     * @param width that it is to have, px
     */
    private static int wanted(Component side, EdgeButton edge, int width, int room) {
        if (!side.isVisible()) {
            return 0;
        }
        int most = edge.isSelected() ? (int) (UNFOLDED_SHARE * room) : room / PANE_SHARE;
        return Math.max(1, Math.min(width, most));
    }

    /**
     * What the user makes of the panes is kept; what another size of the window or of its text makes of them is not: a layout that
     * shares out a size which is new, perhaps while the mouse is moved, is no drag.
     */
    private void moved(JSplitPane split) {
        boolean isByUser = !arranging && EventQueue.getCurrentEvent() instanceof InputEvent;
        if (isByUser && split.getSize().equals(settled.get(split))) {
            isByWindow = false;
            leftWidth = left.isVisible() ? UIScale.unscale(outer.getDividerLocation()) : leftWidth;
            rightWidth = right.isVisible()
                    ? UIScale.unscale(inner.getWidth() - inner.getDividerLocation() - divider(inner))
                    : rightWidth;
            modelHeight = left.isVisible() ? UIScale.unscale(left.getDividerLocation()) : modelHeight;
        }
    }

    /** Into the settings, for the next start. */
    WindowSettings remember(WindowSettings settings) {
        return settings.panes(leftWidth, rightWidth, modelHeight);
    }
}
