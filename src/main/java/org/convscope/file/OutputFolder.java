package org.convscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Supplier;

/** A folder that results go to. Nothing in it that was read is written over. */
public final class OutputFolder {
    private final Path path;
    private final OriginalFiles originals;

    /**
     * @param path made when something is written if it is not there
     * @param originals files that are read; asked for once, and only where there is a file already
     */
    public OutputFolder(Path path, Supplier<? extends Collection<Path>> originals) {
        this.path = path;
        this.originals = new OriginalFiles(originals);
    }

    /**
     * Asked before anything is computed, which may take long and would be lost.
     *
     * @param files paths within the folder that will be written, as far as they are known
     * @throws org.convscope.problem.ProblemException if the folder takes no file, or one of these is read
     */
    public void require(Collection<String> files) {
        files.forEach(file -> originals.refuse(path.resolve(file)));
        OutputFolders.requireWritable(path);
    }

    /** Where a file goes, as the folder was named. */
    public Path file(String file) {
        return path.resolve(file);
    }

    /**
     * @param file path within the folder, with slashes
     * @throws org.convscope.problem.ProblemException if it cannot be written, or is read
     */
    public void write(String file, AtomicFile.Writer writer) {
        Path target = path.resolve(file);
        originals.refuse(target);
        AtomicFile.write(target, writer);
    }

    /**
     * Removes what an earlier run wrote and this one does not.
     *
     * @param file path within the folder, with slashes
     * @throws org.convscope.problem.ProblemException if it cannot be removed, or is read
     */
    public void remove(String file) {
        Path target = path.resolve(file);
        originals.refuse(target);
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(target, e);
        }
    }

    /**
     * Writes text in UTF-8.
     *
     * @param file path within the folder, with slashes
     * @throws org.convscope.problem.ProblemException if it cannot be written, or is read
     */
    public void write(String file, String text) {
        Path target = path.resolve(file);
        originals.refuse(target);
        AtomicFile.write(target, text);
    }
}
