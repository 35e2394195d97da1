package org.convscope.frame.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads frames of every format, told apart by their content, never by their name. Safe from any thread. */
public final class FrameFiles {
    private final FrameFormats formats = new FrameFormats();

    /**
     * @throws ProblemException if the file is no frame, is damaged, or has no such image
     */
    public Frame read(FrameSource source) {
        return formats.with(source.file(), (reader, content) -> {
            requireImage(reader, content, source);
            return BelievableValues.checked(reader.read(content, source));
        });
    }

    /**
     * Looks whether a frame is there, decoding nothing: what a file that begins like a frame holds is not looked at.
     *
     * @throws ProblemException if the file is no frame, or has no such image
     */
    public void require(FrameSource source) {
        if (source.image() > 0 || !source.dataSet().isEmpty()) {
            requireImage(source);
            return;
        }
        try (FileContent content = FileContent.open(source.file())) {
            FrameReader reader = formats.required(content);
            if (reader instanceof ContainerReader) {
                requireImage(source);
            }
        }
    }

    private void requireImage(FrameSource source) {
        formats.with(source.file(), (reader, content) -> {
            requireImage(reader, content, source);
            return source;
        });
    }

    private static void requireImage(FrameReader reader, FileContent content, FrameSource source) {
        int images = images(reader, content, source.dataSet());
        if (source.image() >= images) {
            throw content.problem("there is no image " + source.image())
                    .expected("0 to " + (images - 1))
                    .asException();
        }
    }

    private static int images(FrameReader reader, FileContent content, String dataSet) {
        if (reader instanceof ContainerReader container) {
            return container.images(content, dataSet);
        }
        if (!dataSet.isEmpty()) {
            throw content.problem("holds no data sets that can be named")
                    .found(dataSet)
                    .nextStep("Name the file alone, or one of its images, as in "
                            + content.file().getFileName() + "::0")
                    .asException();
        }
        return reader.images(content);
    }

    /**
     * The data sets in a file that may be images, in order; none where the file is of a format that names none, or cannot be
     * read.
     */
    public List<FileArray> imageData(Path file) {
        try {
            return formats.with(
                    file,
                    (reader, content) -> reader instanceof ContainerReader container
                            ? container.imageData(content)
                            : List.<FileArray>of());
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /** Every array in a file that holds several, in order; none where it is another kind of file, or cannot be read. */
    public List<FileArray> arrays(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileContent content = FileContent.open(file)) {
            return formats.reader(content.head(FrameReader.HEAD))
                    .flatMap(reader ->
                            reader instanceof ContainerReader container ? Optional.of(container) : Optional.empty())
                    .map(container -> container.arrays(content))
                    .orElse(List.of());
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /**
     * The labels beside the images of a file.
     *
     * @param path of one of its {@link #arrays}
     * @throws ProblemException if there are none, or damaged
     */
    public ImageLabels labels(Path file, String path) {
        return formats.with(file, (reader, content) -> {
            if (reader instanceof ContainerReader container) {
                return container.labels(content, path);
            }
            throw content.problem("holds no labels").subject(path).asException();
        });
    }

    /**
     * What belongs to a file's images and cannot be read, though others can. None where the file is no frame at all.
     */
    public List<Problem> missing(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileContent content = FileContent.open(file)) {
            byte[] head = content.head(FrameReader.HEAD);
            return CompressedFile.isCompressed(head)
                    ? List.of()
                    : formats.reader(head)
                            .map(reader -> reader.missing(content))
                            .orElse(List.of());
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /**
     * How many images a file holds.
     *
     * @throws ProblemException if it is no frame, or damaged
     */
    public int images(Path file) {
        return formats.with(file, FrameReader::images);
    }

    /**
     * Every image of a file.
     *
     * @throws ProblemException if it is no frame, or damaged
     */
    public List<FrameSource> sources(Path file) {
        return sources(file, "");
    }

    /**
     * Every image of a data set in a file.
     *
     * @param dataSet its path; empty for the file's own choice
     * @throws ProblemException if there is none, it is no frame, or damaged
     */
    public List<FrameSource> sources(Path file, String dataSet) {
        int images = formats.with(file, (reader, content) -> images(reader, content, dataSet));
        if (images == 1) {
            return List.of(new FrameSource(file, dataSet));
        }
        return IntStream.range(0, images)
                .mapToObj(image -> new FrameSource(file, dataSet, image))
                .toList();
    }

    /**
     * What a user named: one image ({@code master.h5::17}), or every image of a file or of a data set in it ({@code
     * file.h5::/path/to/data}).
     *
     * @throws ProblemException if it is no frame, or damaged
     */
    public List<FrameSource> named(String text) {
        FrameSource source = FrameSource.parse(text);
        return FrameSource.namesImage(text) ? List.of(source) : sources(source.file(), source.dataSet());
    }

    /**
     * Where the images of a file lie, in order; none where a format has no places with names.
     *
     * @param dataSet its path; empty for the file's own choice
     * @throws ProblemException if it is no frame, or damaged
     */
    public List<StoredImages> stored(Path file, String dataSet) {
        return formats.with(file, (reader, content) -> reader.stored(content, dataSet));
    }

    /**
     * What a folder lists of a file: every image; none if it is no frame, or what Convscope wrote; of a frame that is damaged the
     * first, so that reading it says what is wrong. Unpacks and decodes nothing that it need not.
     *
     * @param missing gets what belongs to the file's images and cannot be read, though others can
     */
    public List<FrameSource> listed(Path file, Consumer<Problem> missing) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileContent content = FileContent.open(file)) {
            Optional<FrameReader> reader = formats.holding(content);
            if (reader.isEmpty() || isResult(reader.get(), content)) {
                return List.of();
            }
            if (!reader.get().mayHoldSeveral()) {
                return List.of(FrameSource.of(file));
            }
            List<FrameSource> sources = sources(file);
            if (!CompressedFile.isCompressed(content.head(FrameReader.HEAD))) {
                reader.get().missing(content).forEach(missing);
            }
            return sources;
        } catch (ProblemException e) {
            return isFrame(file) ? List.of(FrameSource.of(file)) : List.of();
        }
    }

    private static boolean isResult(FrameReader reader, FileContent content) {
        return CompressedFile.isCompressed(content.head(FrameReader.HEAD))
                ? ResultFiles.isPart(CompressedFile.head(content, FrameReader.HEAD))
                : reader.isResult(content);
    }

    /**
     * The files that a frame file's images lie in besides, as EIGER's data files: those that are there, damaged or not. None
     * where the file itself cannot be read.
     */
    public List<Path> linked(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileContent content = FileContent.open(file)) {
            return formats.reader(content.head(FrameReader.HEAD))
                    .map(reader -> reader.linked(content))
                    .orElse(List.of());
        } catch (ProblemException e) {
            return List.of();
        }
    }

    /** Whether a file begins like a frame; reads a few kilobytes at the most. False for what cannot be read at all. */
    public boolean isFrame(Path file) {
        return format(file).isPresent();
    }

    /** The format that a file begins like; empty for no frame, and for what cannot be read at all. */
    public Optional<String> format(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileContent content = FileContent.open(file)) {
            return formats.holding(content).map(FrameReader::format);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
