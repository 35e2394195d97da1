package org.convscope.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscope.problem.ProblemException;

/** Writes a file under another name beside it and moves it into place, so that no half-written file is ever seen. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes what the file shall hold. */
    @FunctionalInterface
    public interface Writer {
        void write(Path temporary) throws IOException;
    }

    /**
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path file, Writer writer) {
        try (PendingFile pending = PendingFile.of(file)) {
            writer.write(pending.path());
            pending.finish();
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(file, e);
        }
    }

    /**
     * Writes text in UTF-8.
     *
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path file, String text) {
        write(file, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }
}
