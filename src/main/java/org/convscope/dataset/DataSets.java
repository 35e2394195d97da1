package org.convscope.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Opens data sets: folders whose subfolders are categories, label files, and files of arrays. Decodes no frame. */
public final class DataSets {
    /** The name of a folder's only column. */
    public static final String CATEGORY = "category";

    private static final Pattern TABLE = Pattern.compile("(?i)[^.].*\\.(txt|csv|tsv)");

    private final FrameFiles frames;
    private final LabelFiles labels;
    private final ArrayDataSets arrays;

    public DataSets(FrameFiles frames) {
        this.frames = frames;
        this.labels = new LabelFiles(frames);
        this.arrays = new ArrayDataSets(frames);
    }

    /** Whether a file is a label file, by its content: text that begins with a frame's name and its labels, or a header. */
    public boolean isLabels(Path file) {
        return labels.isOne(file);
    }

    /**
     * What a folder of frames is as a data set: the label file that lies in it, of several the one with the most labels, else
     * itself if its frames are of several categories; empty if it is none.
     *
     * @param entries the folder's frames
     */
    public Optional<Path> in(Path folder, List<CategorizedFrame> entries) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> found = files.filter(file ->
                            TABLE.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .filter(this::isLabels)
                    .filter(file -> labels.columns(file) > 0)
                    .max(Comparator.comparingInt(labels::columns));
            if (found.isPresent()) {
                return found;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(Problem.inFile(folder, "the folder cannot be read"), e);
        }
        boolean several = entries.stream()
                        .map(CategorizedFrame::category)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
        return several ? Optional.of(folder) : Optional.empty();
    }

    /** Whether a file is a data set by itself: a label file, or arrays of images and labels. */
    public boolean isDataSet(Path file) {
        return isLabels(file) || arrays.isOne(file);
    }

    /** Whether a file holds arrays of images and their labels. */
    public boolean isArrays(Path file) {
        return arrays.isOne(file);
    }

    /**
     * Several data sets joined, their classes renamed. Folders without subfolders are categories by their own names where there
     * are several.
     *
     * @throws ProblemException if one of them cannot be read, or is none
     */
    public DataSet open(DataSetOrigin origin, TaskMonitor monitor) {
        if (origin.paths().size() == 1 && origin.renamed().isEmpty()) {
            return open(origin.paths().get(0), monitor);
        }
        List<DataSet> parts = new ArrayList<>();
        for (Path path : origin.paths()) {
            DataSet part = open(path, monitor);
            boolean named = origin.paths().size() > 1 && Files.isDirectory(path);
            parts.add(named ? withCategory(part, path) : part);
        }
        return new JoinedDataSet(origin, parts).joined();
    }

    /** Frames that lie in a folder itself are of its own category. */
    private static DataSet withCategory(DataSet folder, Path path) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (folder.columns().isEmpty()) {
            List<LabelledFrame> frames = folder.frames().stream()
                    .map(frame -> new LabelledFrame(frame.source(), frame.name(), List.of(0.0)))
                    .toList();
            var column = new LabelColumn(CATEGORY, LabelColumn.Kind.CLASS, List.of(name));
            return new DataSet(folder.origin(), List.of(column), frames, folder.broken());
        }
        LabelColumn column = folder.columns().get(0);
        List<String> classes = column.classes().stream()
                .map(each -> each.isEmpty() ? name : each)
                .toList();
        var renamed = new LabelColumn(CATEGORY, LabelColumn.Kind.CLASS, classes);
        return new DataSet(folder.origin(), List.of(renamed), folder.frames(), folder.broken());
    }

    /**
     * A folder, a label file or a file of arrays.
     *
     * @throws ProblemException if it cannot be read, or is none of them
     */
    public DataSet open(Path origin, TaskMonitor monitor) {
        if (Files.isDirectory(origin)) {
            return folder(origin, monitor);
        }
        if (labels.isOne(origin)) {
            return labels.open(origin, monitor);
        }
        if (arrays.isOne(origin)) {
            return arrays.open(origin);
        }
        throw Problem.inFile(origin, "is neither a folder nor a label file")
                .expected("lines of a frame's name and its labels, with or without a header, or arrays x and y")
                .asException();
    }

    private DataSet folder(Path folder, TaskMonitor monitor) {
        List<Problem> missing = new ArrayList<>();
        List<CategorizedFrame> entries = new FrameFolders(frames).list(folder, monitor, missing::add);
        List<String> categories =
                entries.stream().map(CategorizedFrame::category).distinct().toList();
        boolean hasCategories = !categories.isEmpty() && !categories.equals(List.of(""));
        List<LabelledFrame> result = new ArrayList<>();
        for (CategorizedFrame entry : entries) {
            String name = folder.relativize(entry.source().file()).toString().replace('\\', '/');
            result.add(new LabelledFrame(
                    entry.source(),
                    name,
                    hasCategories ? List.of((double) categories.indexOf(entry.category())) : List.of()));
        }
        List<LabelColumn> columns =
                hasCategories ? List.of(new LabelColumn(CATEGORY, LabelColumn.Kind.CLASS, categories)) : List.of();
        return new DataSet(DataSetOrigin.of(folder), columns, result, missing);
    }

    /** The data set without the frames that cannot be read, which are listed as broken; decodes every one. */
    public DataSet check(DataSet dataSet, TaskMonitor monitor) {
        List<LabelledFrame> good = new ArrayList<>();
        List<Problem> broken = new ArrayList<>(dataSet.broken());
        int done = 0;
        for (LabelledFrame frame : dataSet.frames()) {
            monitor.checkCancelled();
            monitor.progress(
                    "Reading frames", (double) done++ / dataSet.frames().size());
            try {
                frames.read(frame.source());
                good.add(frame);
            } catch (ProblemException e) {
                broken.add(e.problem());
            }
        }
        // what is wrong with all images of a file is said once
        List<Problem> distinct = broken.stream().distinct().toList();
        return new DataSet(dataSet.origin(), dataSet.columns(), good, distinct);
    }
}
