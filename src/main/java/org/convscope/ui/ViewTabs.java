package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.ShortcutText;
import org.convscope.ui.component.ContentFocus;
import org.convscope.ui.component.LeastRoom;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.WorkspaceModel;

/** The views as tabs; the one in front is the workspace's. */
final class ViewTabs {
    private static final int LEAST_WIDTH = 380;
    private static final int LEAST_HEIGHT = 160;

    private final JTabbedPane tabs = new JTabbedPane();
    private final List<View> views;
    private final WorkspaceModel workspace;
    private int front = -1;

    ViewTabs(List<View> views, WorkspaceModel workspace) {
        this.views = views;
        this.workspace = workspace;
        tabs.setName("views");
        tabs.setOpaque(true);
        tabs.setFocusable(false);
        tabs.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
        tabs.getAccessibleContext().setAccessibleName("Views");
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            // has the keys itself where nothing in it takes them
            view.component().getAccessibleContext().setAccessibleName(view.tab().title());
            tabs.addTab(
                    view.tab().title(),
                    AppIcons.of(view.tab().icon()),
                    new LeastRoom(view.component(), () -> least(view.component())),
                    hint(view.tab(), AppAction.VIEWS.get(i)));
        }
        TabRoom.install(tabs, views.stream().map(View::tab).toList());
        tabs.addChangeListener(event -> chosen());
        workspace.addListener((before, now, changes) -> follow(now.view()));
    }

    /** Its controls in as many rows as they take, and below them enough to see something. */
    private static Dimension least(JComponent view) {
        return new Dimension(
                Math.max(UIScale.scale(LEAST_WIDTH), widest(view)),
                view.getMinimumSize().height + UIScale.scale(LEAST_HEIGHT));
    }

    private static int widest(Container part) {
        return Arrays.stream(part.getComponents())
                .filter(Component::isVisible)
                .filter(child -> child instanceof JPanel)
                .mapToInt(
                        child -> child instanceof WrappingRow row ? row.getMinimumSize().width : widest((JPanel) child))
                .max()
                .orElse(0);
    }

    JTabbedPane component() {
        return tabs;
    }

    List<View> views() {
        return views;
    }

    Optional<View> front() {
        return front < 0 ? Optional.empty() : Optional.of(views.get(front));
    }

    /** Whether the tabs themselves can be seen: only then does a view count as shown. */
    void show(Visibility visibility) {
        move(visibility == Visibility.SHOWN ? tabs.getSelectedIndex() : -1);
    }

    enum Visibility {
        SHOWN,
        HIDDEN
    }

    /** Brings a view to the front by its number, from 0, and moves the keys into it. */
    void bringToFront(int index) {
        tabs.setSelectedIndex(index);
        ContentFocus.move(views.get(index).component());
    }

    /** A tab may have no room for its name. */
    private static String hint(ViewTab tab, AppAction bringsToFront) {
        return tab.title() + ShortcutText.behind(bringsToFront) + " – " + tab.tooltip();
    }

    private void follow(ViewId id) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).tab().id() == id && tabs.getSelectedIndex() != i) {
                tabs.setSelectedIndex(i);
            }
        }
    }

    private void chosen() {
        int selected = tabs.getSelectedIndex();
        if (front >= 0) {
            move(selected);
        }
        if (selected >= 0) {
            workspace.update(now -> now.view(views.get(selected).tab().id()));
        }
    }

    private void move(int newFront) {
        if (newFront == front) {
            return;
        }
        int old = front;
        front = newFront;
        if (old >= 0) {
            views.get(old).hidden();
        }
        if (newFront >= 0) {
            views.get(newFront).shown();
        }
    }
}
