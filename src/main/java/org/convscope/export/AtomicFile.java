package org.convscope.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convscope.problem.Problem;
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
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target)) {
            throw Problem.inFile(file, "is a folder, not a file").asException();
        }
        Path temporary =
                folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(folder);
            writer.write(temporary);
            move(temporary, target);
        } catch (IOException e) {
            throw problem(file, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /**
     * Text in UTF-8.
     *
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path file, String text) {
        write(file, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }

    /**
     * @throws ProblemException if it cannot be written
     */
    public static void write(Path file, byte[] bytes) {
        write(file, temporary -> Files.write(temporary, bytes));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // what is left over has a name that says so
            file.toFile().deleteOnExit();
        }
    }

    private static ProblemException problem(Path file, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new ProblemException(
                Problem.inFile(file, "cannot be written").found(reason).nextStep("Choose another folder or make room"),
                cause);
    }
}
