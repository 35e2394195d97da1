package org.convscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSessionTest {
    @TempDir
    private Path folder;

    private static String view(SavedSession savedSession) {
        return savedSession
                .restored()
                .map(file -> WorkspaceFiles.open(file).view().word())
                .orElse("nothing");
    }

    private static void save(SavedSession savedSession, String view) {
        savedSession.save(Workspace.EMPTY.view(ViewId.of(view).orElseThrow()));
    }

    /** As a window that is killed: its lock goes, and nothing else is done. */
    private void kill(SavedSession savedSession) throws Exception {
        Path lock = savedSession.file().resolveSibling(savedSession.file().getFileName() + ".lock");
        byte[] marked = Files.readAllBytes(lock);
        savedSession.close();
        Files.write(lock, marked);
    }

    @Test
    void theNextWindowGoesOnWhereTheLastOneEnded() {
        try (SavedSession first = SavedSession.begin(folder.resolve("new"))) {
            assertThat(view(first)).isEqualTo("nothing");
            save(first, "maps");
        }
        try (SavedSession next = SavedSession.begin(folder.resolve("new"))) {
            assertThat(view(next)).isEqualTo("maps");
            assertThat(next.isAfterCrash()).isFalse();
        }
    }

    @Test
    void windowsAtTheSameTimeDoNotOverwriteEachOther() throws Exception {
        try (SavedSession first = SavedSession.begin(folder)) {
            save(first, "maps");
            try (SavedSession second = SavedSession.begin(folder)) {
                assertThat(view(second)).isEqualTo("nothing");
                assertThat(second.file()).isNotEqualTo(first.file());
                save(second, "kernels");
            }
            assertThat(WorkspaceFiles.open(first.file()).view()).isEqualTo(ViewId.MAPS);
            Files.setLastModifiedTime(first.file(), FileTime.fromMillis(1000));
        }
        try (SavedSession next = SavedSession.begin(folder)) {
            assertThat(view(next)).isEqualTo("kernels");
        }
    }

    @Test
    void aWindowThatDidNotEndByItselfIsRestoredAndThatIsKnown() throws Exception {
        SavedSession crashed = SavedSession.begin(folder);
        save(crashed, "maps");
        kill(crashed);
        try (SavedSession other = SavedSession.begin(folder)) {
            assertThat(other.isAfterCrash()).isTrue();
            assertThat(view(other)).isEqualTo("maps");
            // a second one beside it
            try (SavedSession second = SavedSession.begin(folder)) {
                assertThat(second.isAfterCrash()).isFalse();
                assertThat(view(second)).isEqualTo("nothing");
                save(second, "light-table");
                kill(second);
            }
            try (SavedSession third = SavedSession.begin(folder)) {
                assertThat(third.isAfterCrash()).isTrue();
                assertThat(view(third)).isEqualTo("light-table");
            }
        }
        try (SavedSession after = SavedSession.begin(folder)) {
            assertThat(after.isAfterCrash()).isFalse();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToKeepsNobodyFromWorking() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (SavedSession savedSession = SavedSession.begin(file.resolve("folder"))) {
            assertThat(view(savedSession)).isEqualTo("nothing");
        }
    }
}
