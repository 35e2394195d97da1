package org.convscope.ui;

import java.util.Map;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.theme.FlatLafTheme;

/** Larger, smaller and normal text, and the other theme: shown at once, and kept. */
record ThemeActions(SettingsStore settings, FlatLafTheme themes) {
    private static final int ZOOM_STEP = 10;

    Map<AppAction, Runnable> handlers() {
        return Map.of(
                AppAction.LARGER, () -> zoom(percent() + ZOOM_STEP),
                AppAction.SMALLER, () -> zoom(percent() - ZOOM_STEP),
                AppAction.NORMAL_SIZE, () -> zoom(WindowSettings.DEFAULT.textPercent()),
                AppAction.TOGGLE_THEME, this::toggle);
    }

    private int percent() {
        return settings.get().textPercent();
    }

    private void zoom(int percent) {
        settings.update(now -> now.textPercent(percent));
        themes.zoom(percent());
    }

    private void toggle() {
        ThemeChoice choice = themes.isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK;
        settings.update(now -> now.theme(choice));
        themes.change(choice);
    }
}
