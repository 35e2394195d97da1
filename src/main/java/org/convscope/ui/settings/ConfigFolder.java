package org.convscope.ui.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where this platform keeps programs' settings. */
public final class ConfigFolder {
    /** System property that names another folder. */
    public static final String PROPERTY = "convscope.config";

    private ConfigFolder() {}

    /** Of this process. */
    public static Path find() {
        return find(System.getProperties(), System.getenv());
    }

    static Path find(Properties properties, Map<String, String> environment) {
        String given = properties.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path home = Path.of(properties.getProperty("user.home", "."));
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Convscope");
        }
        if (system.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Convscope");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = config.isEmpty() ? home.resolve(".config") : Path.of(config);
        // the XDG specification has relative paths ignored
        return (base.isAbsolute() ? base : home.resolve(".config")).resolve("convscope");
    }
}
