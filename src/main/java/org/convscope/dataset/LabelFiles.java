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

    /** Whether a file is one, by its content: text that begins with a frame's name and its labels, or a header. */
    boolean isOne(Path file) {
        if (!Files.isRegularFile(file) || frames.isFrame(file)) {
            return false;
        }
        return LabelTable.looksLikeLabels(head(file));
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
        for (List<String> row : table.rows()) {
            monitor.checkCancelled();
            frame(file, row, columns, named, broken);
        }
        List<LabelledFrame> once = once(file, named, broken);
        return new DataSet(DataSetOrigin.of(file), columns, readable(once, monitor, broken), broken);
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

    /** Those that begin like frames; the others are told. Decodes nothing. */
    private List<LabelledFrame> readable(List<LabelledFrame> named, TaskMonitor monitor, List<Problem> broken) {
        var done = new AtomicInteger();
        List<Optional<Problem>> problems = named.parallelStream()
                .map(frame -> {
                    monitor.checkCancelled();
                    int n = done.getAndIncrement();
                    if (n % 256 == 0) {
                        monitor.progress("Looking for frames", (double) n / named.size());
                    }
                    return problem(frame.source());
                })
                .toList();
        List<LabelledFrame> good = new ArrayList<>();
        Set<Problem> told = new LinkedHashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (problems.get(i).isPresent()) {
                told.add(problems.get(i).get());
            } else {
                good.add(named.get(i));
            }
        }
        broken.addAll(told);
        return good;
    }

    private Optional<Problem> problem(FrameSource source) {
        try {
            frames.require(source);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private static FrameSource beside(Path labels, String name) {
        FrameSource named = FrameSource.parse(name);
        return named.in(labels.resolveSibling(named.file()));
    }

    private static boolean isBeside(Path labels, String name) {
        try {
            return Files.isRegularFile(beside(labels, name).file());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void frame(
            Path file, List<String> row, List<LabelColumn> columns, List<LabelledFrame> result, List<Problem> broken) {
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
            result.add(new LabelledFrame(source, name, values));
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
