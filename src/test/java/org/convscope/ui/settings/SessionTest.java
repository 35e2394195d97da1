package org.convscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    private Path folder;

    private static String view(Session session) {
        return session.restored().map(file -> WorkspaceFiles.open(file).view()).orElse("nothing");
    }

    private static void save(Session session, String view) {
        session.save(Workspace.EMPTY.view(view));
    }

    /** As a window that is killed: its lock goes, and nothing else is done. */
    private void kill(Session session) throws Exception {
        Path lock = session.file().resolveSibling(session.file().getFileName() + ".lock");
        byte[] marked = Files.readAllBytes(lock);
        session.close();
        Files.write(lock, marked);
    }

    @Test
    void theNextWindowGoesOnWhereTheLastOneEnded() {
        try (Session first = Session.begin(folder.resolve("new"))) {
            assertThat(view(first)).isEqualTo("nothing");
            save(first, "maps");
        }
        try (Session next = Session.begin(folder.resolve("new"))) {
            assertThat(view(next)).isEqualTo("maps");
            assertThat(next.isAfterCrash()).isFalse();
        }
    }

    @Test
    void windowsAtTheSameTimeDoNotOverwriteEachOther() throws Exception {
        try (Session first = Session.begin(folder)) {
            save(first, "maps");
            try (Session second = Session.begin(folder)) {
                assertThat(view(second)).isEqualTo("nothing");
                assertThat(second.file()).isNotEqualTo(first.file());
                save(second, "kernels");
            }
            assertThat(WorkspaceFiles.open(first.file()).view()).isEqualTo("maps");
            Files.setLastModifiedTime(first.file(), FileTime.fromMillis(1000));
        }
        try (Session next = Session.begin(folder)) {
            assertThat(view(next)).isEqualTo("kernels");
        }
    }

    @Test
    void aWindowThatDidNotEndByItselfIsRestoredAndThatIsKnown() throws Exception {
        Session crashed = Session.begin(folder);
        save(crashed, "maps");
        kill(crashed);
        try (Session other = Session.begin(folder)) {
            assertThat(other.isAfterCrash()).isTrue();
            assertThat(view(other)).isEqualTo("maps");
            // a second one beside it
            try (Session second = Session.begin(folder)) {
                assertThat(second.isAfterCrash()).isFalse();
                assertThat(view(second)).isEqualTo("nothing");
                save(second, "light-table");
                kill(second);
            }
            try (Session third = Session.begin(folder)) {
                assertThat(third.isAfterCrash()).isTrue();
                assertThat(view(third)).isEqualTo("light-table");
            }
        }
        try (Session after = Session.begin(folder)) {
            assertThat(after.isAfterCrash()).isFalse();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToKeepsNobodyFromWorking() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Session session = Session.begin(file.resolve("folder"))) {
            assertThat(view(session)).isEqualTo("nothing");
        }
    }
}
