package org.convscope.ui;

import java.awt.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.PaletteEntry;
import org.convscope.ui.action.ShortcutText;

/** All that stands in the menus as entries of the palette: the actions, and the choices of the submenus. */
final class PaletteEntries {
    private PaletteEntries() {}

    static List<PaletteEntry> of(JMenuBar bar) {
        List<PaletteEntry> entries = new ArrayList<>();
        for (int i = 0; i < bar.getMenuCount(); i++) {
            add(bar.getMenu(i), bar.getMenu(i).getText(), entries);
        }
        return entries;
    }

    private static void add(JMenu menu, String place, List<PaletteEntry> entries) {
        for (Component child : menu.getMenuComponents()) {
            if (child instanceof JMenu submenu) {
                add(submenu, place + " > " + submenu.getText(), entries);
            } else if (child instanceof JMenuItem item) {
                entries.add(entry(item, menu, place));
            }
        }
    }

    private static PaletteEntry entry(JMenuItem item, JMenu menu, String place) {
        Optional<AppAction> action = Arrays.stream(AppAction.values())
                .filter(one -> one.name().equals(item.getName()))
                .findFirst();
        // a choice says of what it is one
        String title = action.isPresent() ? item.getText() : menu.getText() + ": " + item.getText();
        KeyStroke key = item.getAccelerator();
        return new PaletteEntry(
                title,
                place,
                action.map(AppAction::tooltip).orElse(""),
                key == null ? "" : ShortcutText.text(key),
                item.isEnabled() ? "" : missing(item, action),
                () -> item.doClick(0));
    }

    private static String missing(JMenuItem item, Optional<AppAction> action) {
        String reason = action.map(one -> one.needs().missing()).orElse("");
        if (reason.isEmpty() && item.getToolTipText() != null) {
            reason = item.getToolTipText();
        }
        return reason.isEmpty() ? "not here" : reason;
    }
}
