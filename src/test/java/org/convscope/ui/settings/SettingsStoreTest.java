package org.convscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    @TempDir
    private Path folder;

    @Test
    void comeBackAtTheNextStart() {
        var first = new SettingsStore(folder.resolve("new"));
        first.update(
                settings -> settings.window(Optional.of(new Rectangle(1, 2, 900, 700)), Settings.WindowState.MAXIMISED)
                        .panes(200, 250, 300)
                        .theme(ThemeChoice.DARK)
                        .textPercent(120)
                        .opened(List.of(Path.of("a.h5"), Path.of("b"))));
        first.save();
        assertThat(new SettingsStore(folder.resolve("new")).get()).isEqualTo(first.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"version\": 2}",
                "{\"version\": 1, \"bounds\": [1], \"recent\": []}",
                "{\"version\": 1, \"state\": 7, \"recent\": {}}"
            })
    void thatCannotBeReadAreAsAtTheFirstStart(String text) throws Exception {
        Files.writeString(folder.resolve("settings.json"), text);
        assertThat(new SettingsStore(folder).get()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void recentFilesAreTenAndTheLastOneIsFirst() {
        Settings settings = Settings.DEFAULT;
        for (int i = 0; i < 12; i++) {
            settings = settings.opened(List.of(Path.of("f" + i)));
        }
        settings = settings.opened(List.of(Path.of("f5")));
        assertThat(settings.recent()).hasSize(10).startsWith(Path.of("f5"), Path.of("f11"));
    }

    @Test
    void theLastWorkspaceIsKept() {
        var store = new SettingsStore(folder);
        assertThat(store.lastWorkspace()).isEmpty();
        store.saveWorkspace(Workspace.EMPTY.view("maps"));
        assertThat(new SettingsStore(folder).lastWorkspace()).isPresent();
    }

    @Test
    void standWherePlatformsKeepThem() {
        var properties = new Properties();
        properties.setProperty("user.home", "/home/a");
        properties.setProperty("os.name", "Linux");
        assertThat(ConfigFolder.find(properties, Map.of())).isEqualTo(Path.of("/home/a/.config/convscope"));
        assertThat(ConfigFolder.find(properties, Map.of("XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/x/convscope"));
        assertThat(ConfigFolder.find(properties, Map.of("XDG_CONFIG_HOME", "x")))
                .isEqualTo(Path.of("/home/a/.config/convscope"));
        properties.setProperty("os.name", "Mac OS X");
        assertThat(ConfigFolder.find(properties, Map.of()))
                .isEqualTo(Path.of("/home/a/Library/Application Support/Convscope"));
        properties.setProperty("os.name", "Windows 11");
        assertThat(ConfigFolder.find(properties, Map.of("APPDATA", "/roam"))).isEqualTo(Path.of("/roam/Convscope"));
        properties.setProperty(ConfigFolder.PROPERTY, "/given");
        assertThat(ConfigFolder.find(properties, Map.of())).isEqualTo(Path.of("/given"));
    }
}
