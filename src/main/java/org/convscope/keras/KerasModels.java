package org.convscope.keras;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convscope.keras.archive.ZipArchive;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.keras.hdf5.H5File;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Opens what Keras saves: HDF5 of Keras 1, 2 and 3, {@code .keras} archives, and weights alone; told by content. */
public final class KerasModels {
    private static final int LARGEST_JSON = 1 << 28;

    private KerasModels() {}

    /**
     * Opens a model. Its weights stay in the file until they are asked for.
     *
     * @param file the model
     * @param architecture a Keras JSON ({@code model.to_json()}) that replaces the file's own, for weights alone
     * @throws ProblemException if it is no model, or too damaged to show anything
     */
    public static OpenModel open(Path file, Optional<Path> architecture) {
        return open(file, architecture, ReadingChoices.NONE);
    }

    /**
     * Opens a model as the user completes it.
     *
     * @param choices what the file does not say, or only a part of it
     * @throws ProblemException as {@link #open(Path, Optional)}, and if a choice does not fit the model
     */
    public static OpenModel open(Path file, Optional<Path> architecture, ReadingChoices choices) {
        Optional<String> json = architecture.map(KerasModels::readJson);
        if (Files.isDirectory(file)) {
            if (!ModelFolder.is(file)) {
                throw ModelFolder.refused(file);
            }
            var folder = new ModelFolder(file);
            FileBytes bytes = FileBytes.open(folder.weights());
            return opened(
                    file, List.of(bytes), () -> new ModelOpener(bytes, file, List.of(), json, choices).folder(folder));
        }
        Optional<WeightShards> shards = WeightShards.of(file);
        FileBytes bytes = FileBytes.open(shards.map(WeightShards::first).orElse(file));
        List<FileBytes> all = new ArrayList<>(List.of(bytes));
        return opened(file, all, () -> {
            shards.ifPresent(found -> found.others().forEach(other -> all.add(FileBytes.open(other))));
            return open(bytes, file, all.subList(1, all.size()), json, choices);
        });
    }

    /** Whether a folder holds an unpacked {@code .keras} archive. */
    public static boolean isModelFolder(Path folder) {
        return ModelFolder.is(folder);
    }

    /**
     * The files that a model is read from, in an order that is always the same: the file itself, every shard of weights, or
     * what lies in the folder of an unpacked archive.
     *
     * @throws ProblemException if a file of them is missing or cannot be looked for
     */
    public static List<Path> files(Path model) {
        if (Files.isDirectory(model)) {
            try (Stream<Path> inside = Files.list(model)) {
                return inside.filter(Files::isRegularFile).sorted().toList();
            } catch (IOException | UncheckedIOException e) {
                throw new ProblemException(Problem.inFile(model, "the folder cannot be read"), e);
            }
        }
        List<Path> files = new ArrayList<>(List.of(model));
        WeightShards.of(model).ifPresent(shards -> {
            files.add(shards.first());
            files.addAll(shards.others());
        });
        return List.copyOf(files);
    }

    private static OpenModel opened(Path file, List<FileBytes> files, Supplier<OpenModel> opening) {
        try {
            return opening.get();
        } catch (ProblemException e) {
            files.forEach(FileBytes::close);
            throw e.problem().file().isEmpty()
                    ? new ProblemException(e.problem().file(file), e)
                    : e;
        } catch (StackOverflowError | OutOfMemoryError | RuntimeException e) {
            // whatever a damaged file brings about here, a user is told that the file is damaged
            files.forEach(FileBytes::close);
            throw new ProblemException(
                    Problem.inFile(file, "is damaged or not a model that Keras saves")
                            .found(e.getClass().getSimpleName()),
                    e);
        }
    }

    private static OpenModel open(
            FileBytes bytes,
            Path named,
            List<FileBytes> others,
            Optional<String> architecture,
            ReadingChoices choices) {
        return switch (FileKind.of(bytes)) {
            case HDF5 -> {
                H5File file = H5File.open(bytes);
                yield new ModelOpener(bytes, named, others, architecture, choices)
                        .hdf5(file, remarks(bytes, FileKind.HDF5));
            }
            case ZIP -> {
                try (ZipArchive archive = ZipArchive.open(bytes)) {
                    yield new ModelOpener(bytes, architecture, choices).archive(archive, remarks(bytes, FileKind.ZIP));
                }
            }
        };
    }

    /** A name that says something else than the content is worth a word. */
    private static List<Problem> remarks(FileBytes bytes, FileKind kind) {
        String name = bytes.file().getFileName().toString();
        List<Problem> remarks = new ArrayList<>();
        if (kind == FileKind.HDF5 && name.endsWith(".keras")) {
            remarks.add(Problem.of("is HDF5 although its name ends in .keras; opened as HDF5"));
        }
        if (kind == FileKind.ZIP && !name.endsWith(".keras")) {
            remarks.add(Problem.of("is a .keras archive although its name says otherwise; opened as that"));
        }
        return remarks;
    }

    private static String readJson(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (bytes.size() > LARGEST_JSON) {
                throw Problem.inFile(file, "is too large to be a model's description")
                        .asException();
            }
            return new String(bytes.head((int) bytes.size()), StandardCharsets.UTF_8);
        }
    }
}
