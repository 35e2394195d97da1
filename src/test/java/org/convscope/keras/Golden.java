package org.convscope.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that {@code src/test/scripts/make_golden.py} made with real Keras. */
final class Golden {
    static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static OpenModel open(String name) {
        return KerasModels.open(file(name), Optional.empty());
    }

    /** All whole models. */
    static List<Path> models() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("model."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files that have to do with models. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file ->
                            file.toString().endsWith("h5") || file.toString().endsWith(".keras"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
