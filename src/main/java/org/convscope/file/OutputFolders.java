package org.convscope.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Folders that files are to be written to. */
public final class OutputFolders {
    private OutputFolders() {}

    /**
     * Makes a folder, and those above it, where there is none.
     *
     * @throws IOException if that cannot be
     */
    public static void make(Path folder) throws IOException {
        // createDirectories of JDK 17 refuses a link to a folder
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /**
     * {@link #requireWritable} of the folder that a file will stand in.
     *
     * @throws ProblemException if the folder cannot be made or takes no file, or a folder has the file's name
     */
    public static void requireWritableFor(Path file) {
        if (Files.isDirectory(file)) {
            throw Problem.inFile(file, "is a folder, not a file").asException();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            requireWritable(folder);
        }
    }

    /**
     * Makes a folder and writes a file of no bytes to it, which goes away again: only that tells whether it takes any.
     *
     * @throws ProblemException if the folder cannot be made or takes no file
     */
    public static void requireWritable(Path folder) {
        try {
            make(folder);
            Files.delete(Files.createTempFile(folder, ".convscope", ".part"));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** The problem of a file or folder that cannot be written. */
    public static ProblemException cannotWrite(Path file, IOException cause) {
        return new ProblemException(
                Problem.inFile(file, "cannot be written: " + reason(cause))
                        .nextStep("Choose another folder or make room"),
                cause);
    }

    /** The system's own messages of these are a path and no more. */
    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException e && (e.getReason() == null || e instanceof AccessDeniedException)) {
            return inWords(e);
        }
        if (cause instanceof FileSystemException e) {
            return e.getReason();
        }
        return FailureText.of(cause);
    }

    private static String inWords(FileSystemException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied for " + cause.getFile();
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return cause.getFile() + " is not a folder";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a folder with files in it is in its place";
        }
        Path above = cause.getFile() == null ? null : Path.of(cause.getFile()).getParent();
        if (cause instanceof NoSuchFileException && above != null) {
            return Files.isDirectory(above) ? above + " takes nothing new" : "there is no folder " + above;
        }
        return "the file system refuses it";
    }
}
