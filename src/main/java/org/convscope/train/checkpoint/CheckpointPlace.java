package org.convscope.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convscope.dataset.NaturalOrder;
import org.convscope.file.FileNames;
import org.convscope.file.FileStamp;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Where somebody else's training writes.
 *
 * @param path a model file that is written anew after each epoch, or a folder with a file an epoch
 */
public record CheckpointPlace(Path path) {
    private static final List<String> MODELS = List.of(".h5", ".hdf5", ".keras");
    /** How others keep what was trained; of the files of TensorFlow's checkpoints the index. */
    private static final List<String> OTHERS = List.of(".index", ".ckpt", ".pb", ".pt", ".pth", ".safetensors");

    private static final List<String> HISTORIES = List.of(".csv", ".log", ".tsv", ".json");
    /** Where a training here stands, which is no model. */
    private static final String STATE = ".training.h5";

    private static final Comparator<Path> BY_NAME = Comparator.<Path, String>comparing(
                    file -> VersionName.withoutFractions(name(file)), NaturalOrder.COMPARATOR)
            .thenComparing(CheckpointPlace::name, NaturalOrder.COMPARATOR);

    /** Whether it is a folder. */
    public boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** Whether a folder holds files that are called as models are. */
    public static boolean holdsModels(Path folder) {
        return Files.isDirectory(folder)
                && !new CheckpointPlace(folder).models().isEmpty();
    }

    /** The files of models that are there now, numbers in their names by their value. */
    List<Path> models() {
        if (!isFolder()) {
            return Files.isRegularFile(path) ? List.of(path) : List.of();
        }
        return inside(path, name -> ends(name, MODELS) && !name.endsWith(STATE));
    }

    /** A version in a folder that somebody else than Keras's own formats keeps, and that is not read. */
    Optional<Problem> unreadable() {
        if (!isFolder()) {
            return Optional.empty();
        }
        return inside(path, name -> ends(name, OTHERS)).stream()
                .findFirst()
                .or(this::savedModel)
                .map(file -> Problem.inFile(file, "is a version that cannot be read")
                        .expected("files that end in .keras or .h5")
                        .nextStep("Give ModelCheckpoint a name that ends so, for weights alone in .weights.h5"));
    }

    /** A folder as TensorFlow's SavedModel is one. */
    private Optional<Path> savedModel() {
        try (Stream<Path> found = Files.list(path)) {
            return found.filter(folder -> Files.isRegularFile(folder.resolve("saved_model.pb")))
                    .min(BY_NAME);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // it was listed a moment ago
        }
    }

    /** What may tell how the training goes: the files beside the models, those first that are called as the model is, then the newest. */
    List<Path> histories() {
        if (!Files.exists(path)) {
            return List.of();
        }
        Path folder = isFolder() ? path : path.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        String stem = isFolder() ? "" : FileNames.stem(name(path)).toLowerCase(Locale.ROOT);
        return inside(folder, name -> ends(name, HISTORIES)).stream()
                .sorted(Comparator.<Path, Boolean>comparing(
                                file -> !name(file).toLowerCase(Locale.ROOT).startsWith(stem))
                        .thenComparing(file -> -FileStamp.of(file).modifiedNanos()))
                .toList();
    }

    /** A description of the network for weights alone, as {@code model.to_json()} gives it. */
    Optional<Path> architecture() {
        return histories().stream()
                .filter(file -> ends(name(file), List.of(".json")))
                .filter(HistoryFile::isArchitecture)
                .findFirst();
    }

    private static List<Path> inside(Path folder, Predicate<String> called) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".")
                            && called.test(name(file).toLowerCase(Locale.ROOT)))
                    .filter(Files::isRegularFile)
                    .sorted(BY_NAME)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(
                    Problem.inFile(folder, "the folder cannot be read: " + FailureText.of(e))
                            .nextStep("See whether it is still there"),
                    e);
        }
    }

    private static boolean ends(String name, List<String> endings) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(lower::endsWith);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
