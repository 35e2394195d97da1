package org.convscope.workspace;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.convscope.file.AtomicFile;
import org.convscope.file.TextFile;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Small text files, such as workspaces, written whole or not at all. */
public final class WorkspaceFiles {
    /** Name's end of a workspace file. */
    public static final String ENDING = ".convscope";

    /** Name's end that workspace files had before, which a window's own file still has. */
    public static final String FORMER_ENDING = ".convscope-workspace.json";

    private WorkspaceFiles() {}

    /** Whether a file's name is a workspace's, in whatever case; asks no file system. */
    public static boolean isNamedSo(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(ENDING) || name.endsWith(FORMER_ENDING);
    }

    /**
     * @throws ProblemException if it cannot be read or is no workspace
     */
    public static Workspace open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Problem.inFile(file, "is no ordinary file, but a folder, a pipe or a device")
                    .asException();
        }
        return new WorkspaceJson(file).read(TextFile.read(file));
    }

    /**
     * @throws ProblemException if it cannot be written
     */
    public static void save(Workspace workspace, Path file) {
        writeText(file, new WorkspaceJson(file).write(workspace));
    }

    /**
     * Writes beside the file, then moves: a reader sees the old text or the new one, and so does the next start after a power
     * loss.
     *
     * @throws ProblemException if it cannot be written
     */
    public static void writeText(Path file, String text) {
        AtomicFile.write(file, temporary -> {
            Files.writeString(temporary, text);
            try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        });
    }
}
