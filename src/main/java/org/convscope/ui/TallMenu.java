package org.convscope.ui;

import java.awt.Component;
import java.awt.Dimension;
import javax.swing.BoxLayout;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** A menu with narrower lines, and in as many columns as it takes, to lie within the screen: with large text it may be taller. */
final class TallMenu {
    private TallMenu() {}

    static void install(JMenu menu) {
        JPopupMenu popup = menu.getPopupMenu();
        popup.addPopupMenuListener(new PopupMenuListener() {
            @Override
            public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
                fit(popup, popup.getToolkit().getScreenSize());
            }

            @Override
            public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
                // laid out anew next time
            }

            @Override
            public void popupMenuCanceled(PopupMenuEvent event) {
                // laid out anew next time
            }
        });
    }

    /**
     * Lays its entries out from top to bottom, then column by column.
     *
     * @param screen that it is to lie in
     */
    static void fit(JPopupMenu popup, Dimension screen) {
        popup.setLayout(new BoxLayout(popup, BoxLayout.Y_AXIS));
        style(popup, null);
        if (popup.getPreferredSize().height > screen.height) {
            style(popup, "margin: 0,6,0,6");
        }
        int entries = popup.getComponentCount();
        for (int rows = entries; popup.getPreferredSize().height > screen.height && rows > 1; rows--) {
            columns(popup, rows);
        }
    }

    private static void style(JPopupMenu popup, @Nullable String style) {
        for (Component entry : popup.getComponents()) {
            if (entry instanceof JMenuItem item) {
                item.putClientProperty("FlatLaf.style", style);
            }
        }
    }

    private static void columns(JPopupMenu popup, int rows) {
        var layout = new MigLayout("insets 0, gap 0, flowy, wrap " + rows);
        popup.setLayout(layout);
        for (Component entry : popup.getComponents()) {
            layout.addLayoutComponent(entry, "growx");
        }
    }
}
