package org.convscope.ui;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPopupMenu;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Workspace;

/** What the window shows once something is open: the model and the frames at the left, the views, the inspector at the right. */
final class WorkPane {
    private final SidePanes sides;
    private final PaneHeader model;
    private final PaneHeader frames;
    private final ViewTabs tabs;

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
        tabs = parts.tabs();
        model = new PaneHeader("Model", parts.modelTree());
        frames = new PaneHeader("Frames", parts.frameStrip());
        var beside = new SidePanes.Parts(model.component(), frames.component(), tabs.component(), parts.inspector());
        sides = new SidePanes(beside, settings, windowWidth);
    }

    JComponent component() {
        return sides.component();
    }

    ViewTabs tabs() {
        return tabs;
    }

    /** Text and icons have another size. */
    void arrange() {
        sides.arrange();
    }

    /** What stands above the panes, and whether the views count as shown. */
    void show(Workspace workspace, Optional<ModelDocument> document) {
        String start = document.flatMap(open -> open.network().declarations().start())
                .map(layer -> ", from " + layer + " on")
                .orElse("");
        String shown = document.map(open -> open.name() + start).orElseGet(() -> workspace
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
        return sides.remember(settings);
    }
}
