package org.convscope.ui;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.FontMetrics;
import java.awt.Insets;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JTabbedPane;
import javax.swing.UIManager;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.ViewTab;

/** Says on each tab as much as there is room for, so that all of them stay in sight. */
final class TabRoom {
    private static final int ICON = 16;

    /** The less room, the further down. */
    private enum Look {
        WIDE(14),
        CLOSE(6),
        BRIEF(6),
        ICONS(6);

        private final int inset;

        Look(int inset) {
            this.inset = inset;
        }

        private boolean hasIcons() {
            return this != BRIEF;
        }

        private String title(ViewTab tab) {
            return this == WIDE || this == CLOSE ? tab.title() : tab.brief();
        }
    }

    private final JTabbedPane pane;
    private final List<ViewTab> tabs;
    private final List<Icon> icons;
    private Look look = Look.WIDE;

    private TabRoom(JTabbedPane pane, List<ViewTab> tabs) {
        this.pane = pane;
        this.tabs = List.copyOf(tabs);
        this.icons = tabs.stream().map(tab -> AppIcons.of(tab.icon())).toList();
    }

    /**
     * @param pane with these tabs, as they look where there is room
     */
    static void install(JTabbedPane pane, List<ViewTab> tabs) {
        var room = new TabRoom(pane, tabs);
        UserEvents.onResize(pane, room::fit);
        pane.addPropertyChangeListener("font", event -> room.fit());
    }

    private void fit() {
        Look fitting = Look.ICONS;
        for (Look wider : List.of(Look.BRIEF, Look.CLOSE, Look.WIDE)) {
            fitting = width(wider) <= pane.getWidth() ? wider : fitting;
        }
        if (fitting != look) {
            look = fitting;
            pane.putClientProperty(
                    FlatClientProperties.TABBED_PANE_TAB_INSETS, new Insets(4, look.inset, 4, look.inset));
            pane.putClientProperty(
                    FlatClientProperties.TABBED_PANE_TAB_WIDTH_MODE,
                    look == Look.ICONS ? FlatClientProperties.TABBED_PANE_TAB_WIDTH_MODE_COMPACT : null);
            for (int i = 0; i < tabs.size(); i++) {
                pane.setTitleAt(i, look.title(tabs.get(i)));
                pane.setIconAt(i, look.hasIcons() ? icons.get(i) : null);
            }
        }
    }

    private int width(Look wanted) {
        FontMetrics metrics = pane.getFontMetrics(pane.getFont());
        int around = UIScale.scale(2 * wanted.inset);
        if (wanted.hasIcons()) {
            around += UIScale.scale(ICON + UIManager.getInt("TabbedPane.textIconGap"));
        }
        int width = 0;
        for (ViewTab tab : tabs) {
            width += metrics.stringWidth(wanted.title(tab)) + around;
        }
        return width;
    }
}
