package org.convscope.ui.theme;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.miginfocom.layout.PlatformDefaults;
import net.miginfocom.layout.UnitValue;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.view.Theme;

/** Puts FlatLaf on, light or dark, and changes between them. On the event thread. */
public final class FlatLafTheme implements Theme {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final boolean desktopIsDark;

    /**
     * @param desktopIsDark what {@link ThemeChoice#SYSTEM} means
     */
    public FlatLafTheme(boolean desktopIsDark) {
        this.desktopIsDark = desktopIsDark;
    }

    /** Before the first component is made. */
    public void setup(ThemeChoice choice) {
        FlatLaf.registerCustomDefaultsSource("org.convscope.ui.theme");
        // sizes in layouts grow with the text, or words would be cut
        PlatformDefaults.setDefaultHorizontalUnit(UnitValue.LPX);
        PlatformDefaults.setDefaultVerticalUnit(UnitValue.LPY);
        put(choice);
    }

    /** Changes every window. */
    public void change(ThemeChoice choice) {
        put(choice);
        FlatLaf.updateUI();
        listeners.forEach(Runnable::run);
    }

    /** Larger or smaller text and icons, 100 by default. */
    public void zoom(int percent) {
        float before = UIScale.getZoomFactor();
        if (UIScale.setZoomFactor(percent / 100f)) {
            SetSizes.scale(UIScale.getZoomFactor() / before);
            FlatLaf.updateUI();
            listeners.forEach(Runnable::run);
        }
    }

    private void put(ThemeChoice choice) {
        boolean dark = choice == ThemeChoice.SYSTEM ? desktopIsDark : choice == ThemeChoice.DARK;
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        ReleasedKeys.release();
    }

    public boolean isDark() {
        return FlatLaf.isLafDark();
    }

    @Override
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }
}
