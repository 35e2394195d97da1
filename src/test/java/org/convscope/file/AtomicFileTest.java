package org.convscope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.keras.TensorWriter;
import org.convscope.problem.ProblemException;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatFailsHalfwayLeavesTheOldOneAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void foldersAreMadeAndFilesReplaced() {
        Path file = folder.resolve("deep/er/a.txt");
        AtomicFile.write(file, "one");
        AtomicFile.write(file, "two");

        assertThat(file).hasContent("two");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        AtomicFile.write(link.resolve("a.txt"), "one");
        WorkspaceFiles.writeText(link.resolve("settings.json"), "{}");
        writeTensor(link.resolve("a.h5"));

        assertThat(real.resolve("a.txt")).hasContent("one");
        assertThat(real.resolve("settings.json")).hasContent("{}");
        assertThat(real.resolve("a.h5")).isNotEmptyFile();
    }

    @Test
    void everyFileHasThePermissionsThatTheUserGivesNewFiles() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Set<PosixFilePermission> usual =
                Files.getPosixFilePermissions(Files.createFile(folder.resolve("made by the user")));

        AtomicFile.write(folder.resolve("a.txt"), "one");
        WorkspaceFiles.writeText(folder.resolve("settings.json"), "{}");
        writeTensor(folder.resolve("a.h5"));

        for (String name : new String[] {"a.txt", "settings.json", "a.h5"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .as(name)
                    .isEqualTo(usual);
        }
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("out.h5"));

        assertThatThrownBy(() -> new TensorWriter(taken))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is a folder");
        assertThat(taken).isDirectory();
    }

    @Test
    void aTensorFileThatIsNotFinishedLeavesNothing() {
        new TensorWriter(folder.resolve("a.h5")).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatTakesNoFilesIsSaidWithTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> OutputFolders.requireWritable(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("file is not a folder");
        OutputFolders.requireWritable(folder.resolve("new/one"));
        assertThat(folder.resolve("new/one")).isEmptyDirectory();
    }

    private static void writeTensor(Path file) {
        try (TensorWriter writer = new TensorWriter(file)) {
            writer.put("a", Tensor.of(new float[] {1, 2}, 2), Map.of());
            writer.finish();
        }
    }

    @Test
    void aFolderThatIsGoneOrRefusesIsToldInWords() {
        String gone = folder.resolve("gone/a.png").toString();
        assertThat(sentence(new NoSuchFileException(gone)))
                .contains("cannot be written: there is no folder " + folder.resolve("gone") + ".");
        String refused = folder.resolve("x").toString();
        assertThat(sentence(new NoSuchFileException(refused)))
                .contains("cannot be written: " + folder + " takes nothing new.");
        assertThat(sentence(new NotDirectoryException(refused)))
                .contains("cannot be written: " + refused + " is not a folder.");
        assertThat(sentence(new DirectoryNotEmptyException(refused))).contains("a folder with files in it");
        assertThat(sentence(new AccessDeniedException(refused))).contains("permission denied for " + refused + ".");
        assertThat(sentence(new FileSystemException(refused))).contains("the file system refuses it.");
        assertThat(sentence(new FileSystemException(refused, null, "No space left on device")))
                .contains("cannot be written: No space left on device.");
    }

    private String sentence(IOException cause) {
        return OutputFolders.cannotWrite(folder.resolve("out"), cause).problem().sentence();
    }
}
