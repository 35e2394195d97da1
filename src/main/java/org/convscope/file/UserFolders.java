package org.convscope.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where this platform keeps a program's files of a user: what {@code XDG_...} says, then {@code HOME}, then the account.
 *
 * @param settings for settings and what was open
 * @param state for the log
 */
public record UserFolders(Path settings, Path state) {
    /** System property that names one folder for all. */
    public static final String PROPERTY = "convscope.config";

    /** The folders of the user of this process. */
    public static UserFolders find() {
        return find(System.getProperties(), System.getenv());
    }

    static UserFolders find(Properties properties, Map<String, String> environment) {
        String given = properties.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            return new UserFolders(Path.of(given), Path.of(given));
        }
        Path account = Path.of(properties.getProperty("user.home", "."));
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") && !system.contains("darwin")) {
            return new UserFolders(
                    absolute(environment, "APPDATA")
                            .orElse(account.resolve("AppData/Roaming"))
                            .resolve("Convscope"),
                    absolute(environment, "LOCALAPPDATA")
                            .orElse(account.resolve("AppData/Local"))
                            .resolve("Convscope"));
        }
        Path home = absolute(environment, "HOME").orElse(account);
        if (system.contains("mac")) {
            return new UserFolders(
                    home.resolve("Library/Application Support/Convscope"), home.resolve("Library/Logs/Convscope"));
        }
        return new UserFolders(
                absolute(environment, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve("convscope"),
                absolute(environment, "XDG_STATE_HOME")
                        .orElse(home.resolve(".local/state"))
                        .resolve("convscope"));
    }

    /** A variable that names a folder; the XDG specification has relative paths ignored. */
    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        try {
            // by its first letters: Windows' paths are looked at on other systems, in tests
            return Optional.of(environment.getOrDefault(variable, ""))
                    .filter(text -> text.startsWith("/") || text.matches("[A-Za-z]:.*") || text.startsWith("\\\\"))
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
