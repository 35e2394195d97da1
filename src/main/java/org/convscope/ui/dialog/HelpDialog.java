package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.ShortcutText;
import org.convscope.ui.component.ControlKeys;
import org.convscope.ui.component.ScrolledColumn;
import org.convscope.ui.component.WrappedMarkup;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ViewTab;

/**
 * The page of shortcuts: everything that can be done, with its shortcut, how the mouse works in the views, and the keys of the
 * controls in sight.
 */
public final class HelpDialog {
    private static final String[][] MOUSE = {
        {"Drop", "Models, frames, folders and workspaces, anywhere on the window"},
        {"Wheel", "Zooms at the pointer; where pictures scroll, it scrolls, and zooms with Ctrl"},
        {"Drag", "Moves the picture; on a chart it counts the values of a range"},
        {"Shift and drag", "Enlarges a part of a chart; a double-click shows all of it again"},
        {"Double-click", "Enlarges a tile, or fits the picture again"},
        {"Drag on a frame", "What the Frame tab's list says; the right button always moves, and Esc goes back to moving"
        },
        {"Page Up, Page Down", "In the Frame tab, the images of a file that holds several; else layers"},
        {"Click on a frame", "Marks the pixel on every map"},
    };

    private HelpDialog() {}

    /**
     * @param views in the order of the actions that bring them to the front
     */
    public static void show(Component parent, List<ViewTab> views) {
        ScrolledColumn page = page(views);
        controls(page, parent);
        var scroll = new JScrollPane(page);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setPreferredSize(UIScale.scale(new Dimension(760, 580)));
        DialogParts.show(parent, "Shortcuts and hints", scroll);
    }

    static ScrolledColumn page(List<ViewTab> views) {
        var page = new ScrolledColumn(
                new MigLayout("insets 0 4 0 12, wrap 2, gap 14 5", "[right, 130::][0:0, grow, fill]"), 16);
        for (AppAction.Category category : AppAction.Category.values()) {
            heading(page, category.title());
            for (AppAction action : AppAction.values()) {
                int view = AppAction.VIEWS.indexOf(action);
                if (action.category() == category && view < views.size()) {
                    String key = action.shortcut().map(ShortcutText::text).orElse("");
                    String title = view < 0
                            ? action.title().replace("…", "")
                            : views.get(view).title();
                    String text = view < 0 ? action.tooltip() : views.get(view).tooltip();
                    line(page, key, title, text);
                }
            }
        }
        heading(page, "Mouse");
        for (String[] hint : MOUSE) {
            line(page, hint[0], "", hint[1]);
        }
        return page;
    }

    /** The keys that controls have in the window as it is now. */
    private static void controls(JPanel page, Component parent) {
        JRootPane root = SwingUtilities.getRootPane(parent);
        if (root == null) {
            return;
        }
        heading(page, "Controls in sight");
        ControlKeys.give(root).forEach((control, key) -> {
            String name = control.getAccessibleContext().getAccessibleName();
            String hint = control.getToolTipText();
            line(page, ShortcutText.text(key), name == null ? "" : name, hint == null || hint.equals(name) ? "" : hint);
        });
    }

    private static void heading(JPanel page, String text) {
        var label = new JLabel(text);
        label.putClientProperty("FlatLaf.styleClass", "h4");
        page.add(label, "span 2, left, gaptop " + (page.getComponentCount() == 0 ? 0 : 12));
    }

    private static void line(JPanel page, String key, String title, String text) {
        var shortcut = new JLabel(key);
        ThemeLook.embolden(shortcut);
        page.add(shortcut, "top");
        String words = title.isEmpty() ? text : "<b>" + title + "</b>" + (text.isEmpty() ? "" : " – " + text);
        page.add(new WrappedMarkup(words), "growx");
    }
}
