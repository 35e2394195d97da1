package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.event.InputEvent;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import javax.swing.JSplitPane;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/** What the window shows once something is open: the model and the frames at the left, the views, the inspector at the right. */
final class WorkPane {
    /** A pane beside the views takes at most this part of the window. */
    private static final int PANE_SHARE = 3;

    /** What the views take first, and what the panes beside them keep. */
    private static final int VIEWS_LEAST = 440;

    private static final int LEFT_LEAST = 110;
    private static final int RIGHT_LEAST = 165;
    /** The model's layers leave this part of the pane to the frames below. */
    private static final int FRAMES_SHARE = 3;

    private final JSplitPane left;
    private final JSplitPane outer;
    private final JSplitPane inner;
    private final PaneHeader model;
    private final PaneHeader frames;
    private final ViewTabs tabs;
    private final IntSupplier windowWidth;

    /** How wide and high the panes are to be where there is room, px before scaling. */
    private int leftWidth;

    private int rightWidth;
    private int modelHeight;

    /**
     * Everything that it is put together from.
     *
     * @param modelTree left above
     * @param frameStrip left below
     * @param tabs in the middle
     * @param inspector right
     */
    record Parts(JComponent modelTree, JComponent frameStrip, ViewTabs tabs, JComponent inspector) {}

    /**
     * @param settings how large the panes are to be
     * @param windowWidth of the whole window, px: what there is to divide before this has a size of its own
     */
    WorkPane(Parts parts, WindowSettings settings, IntSupplier windowWidth) {
        this.windowWidth = windowWidth;
        tabs = parts.tabs();
        model = new PaneHeader("Model", parts.modelTree());
        frames = new PaneHeader("Frames", parts.frameStrip());
        left = split(JSplitPane.VERTICAL_SPLIT, model.component(), frames.component(), 0.5);
        inner = split(JSplitPane.HORIZONTAL_SPLIT, tabs.component(), parts.inspector(), 1);
        outer = split(JSplitPane.HORIZONTAL_SPLIT, left, inner, 0);
        tabs.component().setMinimumSize(UIScale.scale(new Dimension(200, 100)));
        parts.inspector().setMinimumSize(UIScale.scale(new Dimension(100, 100)));
        leftWidth = settings.leftWidth();
        rightWidth = settings.rightWidth();
        modelHeight = settings.modelHeight();
        UserEvents.onResize(outer, this::arrange);
        outer.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        inner.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        left.addPropertyChangeListener(JSplitPane.DIVIDER_LOCATION_PROPERTY, event -> dragged());
        arrange();
    }

    private static JSplitPane split(int orientation, JComponent first, JComponent second, double weight) {
        var split = new JSplitPane(orientation, true, first, second);
        split.setBorder(null);
        split.setResizeWeight(weight);
        return split;
    }

    JComponent component() {
        return outer;
    }

    ViewTabs tabs() {
        return tabs;
    }

    /** The panes as they are to be, as far as there is room: the views keep the most of a narrow window. */
    void arrange() {
        int width = outer.getWidth() == 0 ? windowWidth.getAsInt() : outer.getWidth();
        int most = Math.max(1, width / PANE_SHARE);
        int before = Math.min(UIScale.scale(leftWidth), most);
        int behind = Math.min(UIScale.scale(rightWidth), most);
        int both = Math.max(0, width - UIScale.scale(VIEWS_LEAST));
        if (before + behind > both) {
            int left = both * before / (before + behind);
            before = Math.min(before, Math.max(UIScale.scale(LEFT_LEAST), left));
            behind = Math.min(behind, Math.max(UIScale.scale(RIGHT_LEAST), both - left));
        }
        outer.setDividerLocation(before);
        inner.setDividerLocation(width - before - outer.getDividerSize() - behind - inner.getDividerSize());
        int height = left.getHeight() == 0 ? Integer.MAX_VALUE : left.getHeight();
        left.setDividerLocation(Math.min(UIScale.scale(modelHeight), height - height / FRAMES_SHARE));
    }

    /** What the user makes of the panes is kept; what another size of the window makes of them is not. */
    private void dragged() {
        if (EventQueue.getCurrentEvent() instanceof InputEvent && outer.getWidth() > 0) {
            leftWidth = UIScale.unscale(outer.getDividerLocation());
            rightWidth = UIScale.unscale(inner.getWidth() - inner.getDividerLocation() - inner.getDividerSize());
            modelHeight = UIScale.unscale(left.getDividerLocation());
        }
    }

    /** What stands above the panes, and whether the views count as shown. */
    void show(Workspace workspace, Optional<ModelDocument> document) {
        String start = document.flatMap(open -> open.network().declarations().start())
                .map(layer -> ", from " + layer + " on")
                .orElse("");
        String shown = document.map(open -> open.name() + start)
                .orElseGet(() -> workspace
                        .model()
                        .map(file -> file.getFileName() + ", missing")
                        .orElse(""));
        int others = workspace.otherModels().size();
        if (others == 0) {
            model.detail(shown);
        } else {
            model.choice(shown, others == 1 ? "Another model is open too" : others + " other models are open too");
        }
        int count = workspace.frames().size();
        frames.detail(count == 0 ? "" : Integer.toString(count));
        tabs.show(workspace.isEmpty() ? ViewTabs.Visibility.HIDDEN : ViewTabs.Visibility.SHOWN);
    }

    /**
     * What opens at a click on the model's name.
     *
     * @param menu empty where there is nothing to choose
     */
    void modelMenu(Supplier<Optional<JPopupMenu>> menu) {
        model.menu(menu);
    }

    /** Into the settings, for the next start. */
    WindowSettings remember(WindowSettings settings) {
        return settings.panes(leftWidth, rightWidth, modelHeight);
    }
}
