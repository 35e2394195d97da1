package org.convscope.ui;

import java.util.Map;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;

/** Larger and smaller text, and the other theme: shown at once, and kept. */
record ThemeActions(SettingsStore settings, FlatLafTheme themes) {
    private static final int ZOOM_STEP = 10;

    Map<AppAction, Runnable> handlers() {
        return Map.of(
                AppAction.LARGER, () -> zoom(ZOOM_STEP),
                AppAction.SMALLER, () -> zoom(-ZOOM_STEP),
                AppAction.TOGGLE_THEME, this::toggle);
    }

    private void zoom(int step) {
        settings.update(now -> now.textPercent(now.textPercent() + step));
        themes.zoom(settings.get().textPercent());
    }

    private void toggle() {
        ThemeChoice choice = themes.isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK;
        settings.update(now -> now.theme(choice));
        themes.change(choice);
    }
}
