package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSaverTest {
    @TempDir
    private Path folder;

    private final AtomicBoolean restored = new AtomicBoolean();

    private static void change(WorkspaceModel workspace, String model) throws Exception {
        onEventThread(() -> {
            workspace.update(now ->
                    now.model(Optional.of(model).filter(name -> !name.isEmpty()).map(Path::of)));
            return model;
        });
    }

    private static void look(ViewBench bench, SessionSaver remembering) throws Exception {
        onEventThread(() -> {
            remembering.look();
            return remembering;
        });
        bench.settle();
    }

    private static Optional<Path> kept(SavedSession savedSession) {
        return WorkspaceFiles.open(savedSession.file()).model().map(Path::getFileName);
    }

    @Test
    void whatChangesIsWrittenAndAnEmptyWindowOnlyOnceItIsRestored() throws Exception {
        SavedSession savedSession = SavedSession.begin(folder);
        var settings = new SettingsStore(folder);
        try (var bench = new ViewBench()) {
            WorkspaceModel workspace = bench.context().workspace();
            savedSession.save(Workspace.EMPTY.model(Optional.of(folder.resolve("last.h5"))));
            var remembering = new SessionSaver(
                    workspace,
                    settings,
                    savedSession,
                    now -> now.theme(ThemeChoice.DARK),
                    restored::get,
                    bench.tasks());
            look(bench, remembering);
            assertThat(kept(savedSession)).as("still to come").contains(Path.of("last.h5"));
            assertThat(new SettingsStore(folder).get().theme()).isEqualTo(ThemeChoice.DARK);

            change(workspace, "new.h5");
            look(bench, remembering);
            assertThat(kept(savedSession)).contains(Path.of("new.h5"));
            restored.set(true);
            change(workspace, "");
            look(bench, remembering);
            assertThat(kept(savedSession)).as("closed by the user").isEmpty();

            change(workspace, "end.h5");
            remembering.end();
            assertThat(kept(savedSession)).contains(Path.of("end.h5"));
            try (SavedSession other = SavedSession.begin(folder)) {
                assertThat(other.file()).isEqualTo(savedSession.file());
                other.save(Workspace.EMPTY);
                change(workspace, "late.h5");
                look(bench, remembering);
                remembering.end();
                assertThat(kept(other)).as("another window's by now").isEmpty();
            }
        }
        assertThat(folder).isDirectoryContaining("glob:**settings.json").isDirectoryNotContaining("glob:**.part");
    }
}
