package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.Shortcuts;
import org.convscope.ui.look.ScrolledColumn;

/** The F1 page: everything that can be done, with its shortcut, and how the mouse works in the views. */
public final class HelpDialog {
    private static final String[][] MOUSE = {
        {"Drop", "Models, frames, folders and workspaces, anywhere on the window"},
        {"Wheel", "Zooms at the pointer"},
        {"Drag", "Moves the picture; on a histogram it chooses a range"},
        {"Double-click", "Enlarges a tile, or fits the picture again"},
        {"Click on a frame", "Marks the pixel on every map"},
    };

    private HelpDialog() {}

    public static void show(Component parent) {
        var scroll = new JScrollPane(page());
        scroll.setBorder(null);
        scroll.setPreferredSize(UIScale.scale(new Dimension(760, 580)));
        Dialogs.show(parent, "Shortcuts and hints", scroll);
    }

    static JComponent page() {
        var page = new ScrolledColumn(
                new MigLayout("insets 0 4 0 12, wrap 2, gap 14 5", "[right, 130::][grow, fill]"), 16);
        for (AppAction.Category category : AppAction.Category.values()) {
            heading(page, category.title());
            for (AppAction action : AppAction.values()) {
                if (action.category() == category) {
                    String key = action.shortcut().map(Shortcuts::text).orElse("");
                    line(page, key, action.title().replace("…", ""), action.tooltip());
                }
            }
        }
        heading(page, "Mouse");
        for (String[] hint : MOUSE) {
            line(page, hint[0], "", hint[1]);
        }
        return page;
    }

    private static void heading(JPanel page, String text) {
        var label = new JLabel(text);
        label.putClientProperty("FlatLaf.styleClass", "h4");
        page.add(label, "span 2, left, gaptop " + (page.getComponentCount() == 0 ? 0 : 12));
    }

    private static void line(JPanel page, String key, String title, String text) {
        var shortcut = new JLabel(key);
        shortcut.setFont(shortcut.getFont().deriveFont(Font.BOLD));
        page.add(shortcut, "top");
        String words = title.isEmpty() ? text : "<b>" + title + "</b> – " + text;
        page.add(new JLabel("<html>" + words + "</html>"), "wmin 0");
    }
}
