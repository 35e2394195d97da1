package org.convscope.train.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** A folder among the temporary files, in which versions of models are kept as they were. Used by one thread. */
final class KeptCopies implements AutoCloseable {
    private final Path folder;
    private int made;

    KeptCopies() {
        try {
            folder = Files.createTempDirectory("convscope-watched-");
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of("there is no place for copies of what is watched: " + FailureText.of(e))
                            .nextStep("Make room in the folder for temporary files"),
                    e);
        }
        folder.toFile().deleteOnExit();
    }

    /** A file in the folder, for whatever belongs to the copies. */
    Path place(String name) {
        Path place = folder.resolve(++made + "-" + name);
        place.toFile().deleteOnExit();
        return place;
    }

    /**
     * A copy of a file, whose name ends as its own; empty where the file is another by now.
     *
     * @param unchanged whether the file is still what it was before
     * @throws ProblemException if it cannot be read, or the copy not be written
     */
    Optional<Path> of(Path file, BooleanSupplier unchanged) {
        Path copy = place(String.valueOf(file.getFileName()));
        try {
            Files.copy(file, copy);
            if (unchanged.getAsBoolean() && Files.size(copy) == Files.size(file)) {
                return Optional.of(copy);
            }
            remove(copy);
            return Optional.empty();
        } catch (IOException e) {
            remove(copy);
            throw new ProblemException(
                    Problem.inFile(file, "cannot be copied to be looked at: " + FailureText.of(e))
                            .nextStep("See whether there is room in the folder for temporary files"),
                    e);
        }
    }

    /** Whether two copies hold the same bytes. */
    boolean areSame(Path one, Path other) {
        try {
            return Files.mismatch(one, other) < 0;
        } catch (IOException e) {
            return false; // then it is read as any other
        }
    }

    /** How many bytes the folder's disk has left. */
    long room() {
        return folder.toFile().getUsableSpace();
    }

    /** Of what is left over the end of the program takes care. */
    void remove(Path copy) {
        copy.toFile().delete();
    }

    @Override
    public void close() {
        folder.toFile().delete();
    }
}
