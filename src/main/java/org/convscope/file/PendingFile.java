package org.convscope.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.convscope.problem.Problem;

/**
 * A file while it is written: under another name beside its own, so that no half-written file is ever seen. Whoever writes
 * creates it, with the permissions that the user's other new files have.
 */
public final class PendingFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;

    private PendingFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Makes the folder if need be.
     *
     * @throws org.convscope.problem.ProblemException if it is the name of a folder
     * @throws IOException if the folder cannot be made
     */
    public static PendingFile of(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null || Files.isDirectory(target)) {
            throw Problem.inFile(file, "is a folder, not a file").asException();
        }
        OutputFolders.make(folder);
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        return new PendingFile(target, folder.resolve("." + name + "." + writer + ".part"));
    }

    /** The temporary file to write into. */
    public Path path() {
        return temporary;
    }

    /** Puts the file under its own name, in place of what stands there. */
    public void finish() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the temporary file, unless {@link #finish()} was called before. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // what is left over has a name that says so
            temporary.toFile().deleteOnExit();
        }
    }
}
