package org.convscope.ui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks the desktop whether it is dark; light where it does not say. */
public final class DesktopTheme {
    private static final long PATIENCE_MILLISECONDS = 300;

    private DesktopTheme() {}

    /** Starts a small program of the system and waits for it, 0.3 s at most. */
    public static boolean isDark() {
        return isDark(System.getProperty("os.name", ""), DesktopTheme::run);
    }

    /** Runs a command and gives what it prints, empty where it cannot. */
    @FunctionalInterface
    interface Shell {
        String run(List<String> command);
    }

    static boolean isDark(String systemName, Shell shell) {
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return shell.run(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
                    .contains("Dark");
        }
        if (system.contains("win")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return shell.run(List.of("reg", "query", key, "/v", "AppsUseLightTheme"))
                    .contains("0x0");
        }
        String scheme = shell.run(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"));
        if (!scheme.isBlank()) {
            return scheme.contains("dark");
        }
        return shell.run(List.of("gsettings", "get", "org.gnome.desktop.interface", "gtk-theme"))
                .toLowerCase(Locale.ROOT)
                .contains("dark");
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
