package org.convscope.ui;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.FontMetrics;
import java.awt.Insets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.Icon;
import javax.swing.JTabbedPane;
import javax.swing.UIManager;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.ViewTab;

/** Says on each tab as much as there is room for, so that all of them stay in sight. */
final class TabRoom {
    private static final int ICON = 16;

    /** From much room to little. */
    private enum Look {
        WIDE(14),
        CLOSE(6),
        /** Short words alone. */
        BRIEF(6),
        /** Icons; the selected tab says its short words as well. */
        ICONS(6),
        DENSE(3);

        private final int inset;

        Look(int inset) {
            this.inset = inset;
        }

        private boolean hasIcons() {
            return this != BRIEF;
        }

        private boolean saysOnlySelected() {
            return this == ICONS || this == DENSE;
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
        // where not even the icons fit, a button at the end lists the other tabs by name
        pane.putClientProperty(
                FlatClientProperties.TABBED_PANE_SCROLL_BUTTONS_POLICY, FlatClientProperties.TABBED_PANE_POLICY_NEVER);
        UserEvents.onResize(pane, room::fit);
        pane.addPropertyChangeListener("font", event -> room.fit());
    }

    private void fit() {
        Look fitting = Arrays.stream(Look.values())
                .filter(wanted -> width(wanted) <= pane.getWidth())
                .findFirst()
                .orElse(Look.DENSE);
        if (fitting != look) {
            look = fitting;
            pane.putClientProperty(
                    FlatClientProperties.TABBED_PANE_TAB_INSETS, new Insets(4, look.inset, 4, look.inset));
            pane.putClientProperty(
                    FlatClientProperties.TABBED_PANE_TAB_WIDTH_MODE,
                    look.saysOnlySelected() ? FlatClientProperties.TABBED_PANE_TAB_WIDTH_MODE_COMPACT : null);
            for (int i = 0; i < tabs.size(); i++) {
                pane.setTitleAt(i, look.title(tabs.get(i)));
                pane.setIconAt(i, look.hasIcons() ? icons.get(i) : null);
            }
        }
    }

    /** With the longest title selected, where only that is said. */
    private int width(Look wanted) {
        FontMetrics metrics = pane.getFontMetrics(pane.getFont());
        int gap = wanted.hasIcons() ? UIScale.scale(UIManager.getInt("TabbedPane.textIconGap")) : 0;
        IntStream words = tabs.stream().mapToInt(tab -> metrics.stringWidth(wanted.title(tab)) + gap);
        int said = wanted.saysOnlySelected() ? words.max().orElse(0) : words.sum();
        int around = UIScale.scale(2 * wanted.inset) + (wanted.hasIcons() ? UIScale.scale(ICON) : 0);
        return said + tabs.size() * around;
    }
}
