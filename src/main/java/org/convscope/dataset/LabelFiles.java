package org.convscope.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.CrystFelEvents;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Label files: text with a frame's name and its labels in each line. Decodes no frame. */
final class LabelFiles {
    private static final int HEAD = 4096;
    private static final long MOST_BYTES = 256L << 20;

    private final FrameFiles frames;

    LabelFiles(FrameFiles frames) {
        this.frames = frames;
    }

    /**
     * Whether a file is one, by its content: text that begins with a frame's name and its labels, or a header; or a list that begins
     * with the name of a frame which is there.
     */
    boolean isOne(Path file) {
        if (!Files.isRegularFile(file) || frames.isFrame(file)) {
            return false;
        }
        List<String> head = head(file);
        return LabelTable.looksLikeLabels(head) || isList(file, head);
    }

    private boolean isList(Path file, List<String> head) {
        return head.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .flatMap(LabelTable::listed)
                .filter(name -> isBeside(file, name))
                .filter(name -> frames.isFrame(beside(file, name).file()))
                .isPresent();
    }

    /** How many labels a line of one has, by its beginning. */
    int columns(Path file) {
        return LabelTable.parse(head(file), name -> isBeside(file, name))
                .names()
                .size();
    }

    /** Its first lines without comments; none where it is no text. */
    private static List<String> head(Path file) {
        try (var stream = Files.newInputStream(file)) {
            String text = text(stream.readNBytes(HEAD));
            return text.indexOf('\0') >= 0
                    ? List.of()
                    : text.lines()
                            .filter(line -> !LabelTable.isComment(line, name -> isBeside(file, name)))
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** UTF-8, or UTF-16 where the text begins with the mark of that, as Excel and PowerShell write it. */
    private static String text(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        var text =
                new String(bytes, mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * @throws ProblemException if it cannot be read, or is too large
     */
    DataSet open(Path file, TaskMonitor monitor) {
        LabelTable table = LabelTable.parse(lines(file), name -> isBeside(file, name));
        List<LabelColumn> columns = new ArrayList<>();
        for (int i = 0; i < table.names().size(); i++) {
            columns.add(table.column(i));
        }
        List<Problem> broken = new ArrayList<>();
        table.malformed()
                .forEach((line, found) ->
                        broken.add(Problem.inFile(file, "line " + line + " has a wrong number of columns")
                                .expected(table.names().size() + 1 + " columns")
                                .found(found)));
        for (int i = 0; i < columns.size(); i++) {
            infinite(file, table, i, columns.get(i)).ifPresent(broken::add);
        }
        List<LabelledFrame> named = new ArrayList<>();
        var events = new CrystFelEvents(frames);
        for (List<String> row : table.rows()) {
            monitor.checkCancelled();
            frame(file, row, columns, events, named, broken);
        }
        List<LabelledFrame> once = once(file, named, broken);
        // a file of several images may be named as a whole, and one of them by itself
        List<LabelledFrame> readable = once(file, readable(once, monitor, broken), broken);
        return new DataSet(DataSetOrigin.of(file), columns, readable, broken);
    }

    private static Optional<Problem> infinite(Path file, LabelTable table, int index, LabelColumn column) {
        long count = column.kind() == LabelColumn.Kind.CLASS
                ? 0
                : table.rows().stream()
                        .filter(row -> LabelTable.isInfinite(row.get(index + 1)))
                        .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(Problem.inFile(file, "holds infinite quantities, which count as unknown")
                        .subject("column '" + column.name() + "'")
                        .found(count + (count == 1 ? " line" : " lines")));
    }

    /** Each frame once, with the labels of its first line; what other lines say otherwise is told. */
    private static List<LabelledFrame> once(Path file, List<LabelledFrame> named, List<Problem> broken) {
        Map<FrameSource, LabelledFrame> first = new LinkedHashMap<>();
        for (LabelledFrame frame : named) {
            FrameSource source = frame.source();
            LabelledFrame before = first.putIfAbsent(source.in(source.file().normalize()), frame);
            if (before != null && !before.values().equals(frame.values())) {
                broken.add(Problem.inFile(
                        source,
                        "has several lines with different labels in " + file.getFileName()
                                + ", of which the first counts"));
            }
        }
        return List.copyOf(first.values());
    }

    /**
     * What a line stands for.
     *
     * @param frames one, or where a file of several is named, one an image; none where there is a problem
     */
    private record Found(List<LabelledFrame> frames, Optional<Problem> problem) {}

    /** Those that begin like frames; the others are told. Decodes nothing. */
    private List<LabelledFrame> readable(List<LabelledFrame> named, TaskMonitor monitor, List<Problem> broken) {
        var done = new AtomicInteger();
        List<Found> all = named.parallelStream()
                .map(frame -> {
                    monitor.checkCancelled();
                    int n = done.getAndIncrement();
                    if (n % 256 == 0) {
                        monitor.progress("Looking for frames", (double) n / named.size());
                    }
                    return found(frame);
                })
                .toList();
        Set<Problem> told = new LinkedHashSet<>();
        all.forEach(found -> found.problem().ifPresent(told::add));
        broken.addAll(told);
        return all.stream().flatMap(found -> found.frames().stream()).toList();
    }

    private Found found(LabelledFrame frame) {
        FrameSource source = frame.source();
        try {
            List<FrameSource> images = source.isOneOfSeveral() ? List.of() : images(source);
            if (images.isEmpty()) {
                frames.require(source);
            }
            return new Found(images.size() > 1 ? each(frame, images) : List.of(frame), Optional.empty());
        } catch (ProblemException e) {
            return new Found(List.of(), Optional.of(e.problem()));
        }
    }

    /** Of a file, or of a data set in it. */
    private List<FrameSource> images(FrameSource source) {
        return source.dataSet().isEmpty()
                ? frames.listed(source.file(), missing -> {
                    // reading says so
                })
                : frames.sources(source.file(), source.dataSet());
    }

    private static List<LabelledFrame> each(LabelledFrame frame, List<FrameSource> images) {
        return images.stream()
                .map(image -> new LabelledFrame(image, frame.name() + "::" + image.image(), frame.values()))
                .toList();
    }

    /** The file that is meant, whichever of its images: beside the label file, or where lists of other programs have it. */
    private static FrameSource beside(Path labels, String name) {
        FrameSource named = FrameSource.parse(
                CrystFelEvents.Named.of(name).map(CrystFelEvents.Named::file).orElse(name));
        Path beside = labels.resolveSibling(named.file());
        return !Files.isRegularFile(beside) && Files.isRegularFile(named.file()) ? named : named.in(beside);
    }

    private static boolean isBeside(Path labels, String name) {
        try {
            return Files.isRegularFile(beside(labels, name).file());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<FrameSource> image(FrameSource source, String name, CrystFelEvents events) {
        return CrystFelEvents.Named.of(name)
                .map(named -> events.source(source.file(), named.event()))
                .orElseGet(() -> Optional.of(source));
    }

    private static void frame(
            Path file,
            List<String> row,
            List<LabelColumn> columns,
            CrystFelEvents events,
            List<LabelledFrame> result,
            List<Problem> broken) {
        String name = row.get(0);
        try {
            FrameSource source = beside(file, name);
            if (!Files.isRegularFile(source.file()) && name.indexOf('\\') >= 0) {
                // written on Windows
                source = beside(file, name.replace('\\', '/'));
            }
            if (!Files.isRegularFile(source.file())) {
                broken.add(Problem.inFile(source.file(), "is named in " + file.getFileName() + " but not there"));
                return;
            }
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(value(columns.get(i), row.get(i + 1)));
            }
            Optional<FrameSource> image = image(source, name, events);
            if (image.isEmpty()) {
                broken.add(Problem.inFile(source.file(), "has no such image")
                        .found(name)
                        .nextStep("Lists name one as 'file //17', or 'file tag//' where each is a data set by itself"));
                return;
            }
            result.add(new LabelledFrame(image.get(), name, values));
        } catch (InvalidPathException e) {
            broken.add(
                    Problem.inFile(file, "names a frame in an impossible way").found(name));
        }
    }

    private static double value(LabelColumn column, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        return column.kind() == LabelColumn.Kind.CLASS ? column.classes().indexOf(text) : LabelTable.number(text);
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.inFile(file, "is too large for a label file").asException();
            }
            return text(Files.readAllBytes(file)).lines().toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
    }
}
