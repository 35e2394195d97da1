package org.convscope.workspace;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convscope.file.AtomicFile;
import org.convscope.file.TextFile;
import org.convscope.problem.ProblemException;

/** Small text files, such as workspaces, written whole or not at all. */
public final class WorkspaceFiles {
    /** Name's end of a workspace file. */
    public static final String ENDING = ".convscope-workspace.json";

    private WorkspaceFiles() {}

    /**
     * @throws ProblemException if it cannot be read or is no workspace
     */
    public static Workspace open(Path file) {
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
