package org.convscope.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convscope.file.AtomicFile;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Small text files, such as workspaces, written whole or not at all. */
public final class WorkspaceFiles {
    /** Name's end of a workspace file. */
    public static final String ENDING = ".convscope-workspace.json";

    private static final long MOST_BYTES = 16L << 20;

    private WorkspaceFiles() {}

    /**
     * @throws ProblemException if it cannot be read or is no workspace
     */
    public static Workspace open(Path file) {
        return new WorkspaceJson(file).read(readText(file));
    }

    /**
     * @throws ProblemException if it cannot be written
     */
    public static void save(Workspace workspace, Path file) {
        writeText(file, new WorkspaceJson(file).write(workspace));
    }

    /**
     * All of a text file in UTF-8.
     *
     * @throws ProblemException if it cannot be read or is larger than any of ours
     */
    public static String readText(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.inFile(file, "is too large")
                        .expected("at most " + MOST_BYTES + " bytes")
                        .found(Files.size(file))
                        .asException();
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    Problem.inFile(file, "there is no such file").nextStep("Choose another file"), e);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.inFile(file, "is no text in UTF-8"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
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
