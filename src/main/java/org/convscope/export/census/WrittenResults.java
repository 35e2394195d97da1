package org.convscope.export.census;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an earlier census has written to a folder, which may lie among the frames: nothing of that is one. Files by the names of its
 * results are its own where its census.json is there; it writes over no others.
 */
public final class WrittenResults {
    private final Path parts;
    private final Set<Path> results;

    private WrittenResults(Path parts, Set<Path> results) {
        this.parts = parts;
        this.results = results;
    }

    /**
     * @param out the folder of the census
     */
    public static WrittenResults of(Path out) {
        boolean isThere = Files.exists(out.resolve(WriteCensus.JSON));
        return new WrittenResults(
                real(out.resolve(CensusParts.FOLDER)),
                isThere
                        ? WriteCensus.FILES.stream()
                                .map(file -> real(out.resolve(file)))
                                .collect(Collectors.toSet())
                        : Set.of());
    }

    /** Whether a file is one of them. */
    public boolean has(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        boolean isPart = name.endsWith(CensusParts.ENDING);
        if (!isPart && !WriteCensus.FILES.contains(name)) {
            // asked of every frame: the file system is not
            return false;
        }
        Path real = real(file);
        return isPart ? real.startsWith(parts) : results.contains(real);
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
