package org.convscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        first.update(settings -> settings.window(
                        Optional.of(new Rectangle(1, 2, 900, 700)), WindowSettings.WindowState.MAXIMISED)
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
        assertThat(new SettingsStore(folder).get()).isEqualTo(WindowSettings.DEFAULT);
    }

    /** A window that starts again with another backend is given it as a file. */
    @Test
    void whatAWindowHadOpenIsNoFileOfTheUsers() {
        var store = new SettingsStore(folder);
        store.opened(List.of(folder.resolve("last-1.convscope-workspace.json")));
        assertThat(store.get().recent()).isEmpty();
        Path own = folder.resolve("work/ice.convscope");
        store.opened(List.of(own));
        assertThat(store.get().recent()).containsExactly(own);
    }

    @Test
    void recentFilesAreTenAndTheLastOneIsFirst() {
        WindowSettings settings = WindowSettings.DEFAULT;
        for (int i = 0; i < 12; i++) {
            settings = settings.opened(List.of(Path.of("f" + i)));
        }
        settings = settings.opened(List.of(Path.of("f5")));
        assertThat(settings.recent()).hasSize(10).startsWith(Path.of("f5"), Path.of("f11"));
    }

    @Test
    void aWorkspaceStaysRecentThoughManyFilesAreOpenedAfterIt() {
        Path workspace = Path.of("ice.convscope");
        WindowSettings settings = WindowSettings.DEFAULT.opened(List.of(workspace));
        for (int i = 0; i < 30; i++) {
            settings = settings.opened(List.of(Path.of("f" + i)));
        }
        assertThat(settings.recent()).hasSize(11).endsWith(workspace);
        for (int i = 0; i < 6; i++) {
            settings = settings.opened(List.of(Path.of("w" + i + ".CONVSCOPE")));
        }
        assertThat(settings.recent()).hasSize(15).doesNotContain(workspace);
    }

    @Test
    void whatAnotherWindowChangedStays() {
        var one = new SettingsStore(folder);
        var other = new SettingsStore(folder);
        one.update(settings -> settings.theme(ThemeChoice.DARK).opened(List.of(Path.of("a"))));
        other.update(settings -> settings.textPercent(150).opened(List.of(Path.of("b"))));
        one.save();
        other.save();
        one.save();
        WindowSettings next = new SettingsStore(folder).get();
        assertThat(next.theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(next.textPercent()).isEqualTo(150);
        assertThat(next.recent()).containsExactly(Path.of("b"), Path.of("a"));
    }
}
