package org.convscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopThemeTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, color-scheme, 'prefer-dark', true",
        "Linux, color-scheme, 'default', false",
        "Linux, gtk-theme, 'Adwaita-dark', true",
        "Linux, nothing, '', false",
        "Mac OS X, AppleInterfaceStyle, Dark, true",
        "Mac OS X, AppleInterfaceStyle, '', false",
        "Windows 11, AppsUseLightTheme, AppsUseLightTheme REG_DWORD 0x0, true",
        "Windows 11, AppsUseLightTheme, AppsUseLightTheme REG_DWORD 0x1, false"
    })
    void theDesktopIsAskedInItsOwnWay(String system, String question, String answer, boolean dark) {
        assertThat(DesktopTheme.isDark(system, command -> command.contains(question) ? answer : ""))
                .isEqualTo(dark);
    }
}
