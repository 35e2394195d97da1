package org.convscope.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FileArray;
import org.convscope.frame.io.FrameFiles;
import org.convscope.frame.io.ImageLabels;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Files of arrays as data sets: images in one array, their labels in another of the same name but for x and y, as in {@code
 * x_train} and {@code y_train}; several such pairs are one data set with a column that says which. Decodes no image.
 */
final class ArrayDataSets {
    private static final Set<String> IMAGES = Set.of("x", "image", "images", "data", "input", "inputs", "samples");
    private static final Set<String> LABELS = Set.of("y", "label", "labels", "target", "targets", "class", "classes");
    private static final Set<String> PARTS = Set.of("train", "test", "val", "valid", "validation");
    private static final String PART = "part";

    /** More classes than this are no classes. */
    private static final int MOST_CLASSES = 1000;

    private final FrameFiles frames;

    /**
     * Images and their labels.
     *
     * @param part what both names have besides x and y, empty for nothing
     */
    private record Pair(String part, FileArray images, FileArray labels) {}

    ArrayDataSets(FrameFiles frames) {
        this.frames = frames;
    }

    /** Whether a file holds such a pair. False for what cannot be read at all. */
    boolean isOne(Path file) {
        return !pairs(file).isEmpty();
    }

    private List<Pair> pairs(Path file) {
        Map<String, FileArray> images = new LinkedHashMap<>();
        Map<String, FileArray> labels = new LinkedHashMap<>();
        for (FileArray array : frames.arrays(file)) {
            if (array.shape().size() > 2) {
                part(array.path(), IMAGES).ifPresent(part -> images.putIfAbsent(part, array));
            } else if (!array.shape().isEmpty()) {
                part(array.path(), LABELS).ifPresent(part -> labels.putIfAbsent(part, array));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        images.forEach((part, array) -> {
            FileArray answers = labels.get(part);
            if (answers != null) {
                pairs.add(new Pair(part, array, answers));
            }
        });
        return pairs;
    }

    /** What a name has besides the word for images or labels; empty where that word is not in it. */
    private static Optional<String> part(String path, Set<String> words) {
        List<String> parts = new ArrayList<>();
        boolean found = false;
        for (String word : path.split("[/_.\\-]+")) {
            String plain = word.toLowerCase(Locale.ROOT);
            String rest = plain.isEmpty() ? "" : plain.substring(1);
            if (!found && words.contains(plain)) {
                found = true;
            } else if (!found && PARTS.contains(rest) && words.contains(plain.substring(0, 1))) {
                found = true;
                parts.add(word.substring(1));
            } else if (!word.isEmpty()) {
                parts.add(word);
            }
        }
        return found ? Optional.of(String.join("_", parts)) : Optional.empty();
    }

    /**
     * @throws ProblemException if images and labels are not of the same number, or damaged
     */
    DataSet open(Path file) {
        List<Pair> pairs = pairs(file);
        Map<Pair, ImageLabels> labels = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            ImageLabels read = frames.labels(file, pair.labels.path());
            if (read.rows() != pair.images.shape().get(0)) {
                throw Problem.inFile(file, "holds another number of labels than of images")
                        .subject(pair.labels.path())
                        .expected(pair.images.shape().get(0) + " rows, as " + pair.images.path() + " has images")
                        .found(read.rows())
                        .asException();
            }
            labels.put(pair, read);
        }
        ImageLabels first = labels.values().iterator().next();
        if (labels.values().stream()
                .anyMatch(each -> each.columns() != first.columns()
                        || each.texts().isEmpty() != first.texts().isEmpty())) {
            throw Problem.inFile(file, "holds labels of several shapes").asException();
        }
        List<LabelColumn> columns = new ArrayList<>(
                columns(name(pairs.get(0)), labels.values().stream().toList()));
        int labelled = columns.size();
        boolean parts = pairs.size() > 1;
        if (parts) {
            columns.add(new LabelColumn(
                    PART, LabelColumn.Kind.CLASS, pairs.stream().map(Pair::part).toList()));
        }
        List<LabelledFrame> result = new ArrayList<>();
        labels.forEach((pair, read) -> {
            for (int row = 0; row < read.rows(); row++) {
                List<Double> values = values(columns.subList(0, labelled), read, row);
                if (parts) {
                    values.add((double) pairs.indexOf(pair));
                }
                var source = new FrameSource(file, pair.images.path(), row);
                result.add(new LabelledFrame(source, source.name(), values));
            }
        });
        return new DataSet(DataSetOrigin.of(file), columns, result, List.of());
    }

    /** The word for labels in a name. */
    private static String name(Pair pair) {
        return Arrays.stream(pair.labels.path().split("[/_.\\-]+"))
                .filter(word -> LABELS.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("y");
    }

    private static List<LabelColumn> columns(String name, List<ImageLabels> labels) {
        ImageLabels first = labels.get(0);
        if (!first.texts().isEmpty()) {
            Set<String> classes = new TreeSet<>(NaturalOrder.COMPARATOR);
            labels.forEach(each -> classes.addAll(each.texts()));
            return List.of(new LabelColumn(name, LabelColumn.Kind.CLASS, List.copyOf(classes)));
        }
        if (first.columns() > 1 && labels.stream().allMatch(ArrayDataSets::isOneHot)) {
            return List.of(new LabelColumn(
                    name,
                    LabelColumn.Kind.CLASS,
                    IntStream.range(0, first.columns())
                            .mapToObj(Integer::toString)
                            .toList()));
        }
        return IntStream.range(0, first.columns())
                .mapToObj(column -> column(first.columns() == 1 ? name : name + column, column, labels))
                .toList();
    }

    private static boolean isOneHot(ImageLabels labels) {
        for (int row = 0; row < labels.rows(); row++) {
            int ones = 0;
            for (int column = 0; column < labels.columns(); column++) {
                double value = labels.values()[row * labels.columns() + column];
                if (value != 0 && value != 1) {
                    return false;
                }
                ones += (int) value;
            }
            if (ones != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whole numbers other than 0 and 1 are classes, floats are quantities. */
    private static LabelColumn column(String name, int column, List<ImageLabels> labels) {
        Set<Double> distinct = new TreeSet<>();
        for (ImageLabels each : labels) {
            for (int row = 0; row < each.rows() && distinct.size() <= MOST_CLASSES; row++) {
                distinct.add(each.values()[row * each.columns() + column]);
            }
        }
        if (distinct.stream().allMatch(value -> value == 0 || value == 1)) {
            return LabelColumn.of(name, LabelColumn.Kind.BINARY);
        }
        boolean whole = labels.stream().allMatch(ImageLabels::isWhole);
        return whole && distinct.size() <= MOST_CLASSES
                ? new LabelColumn(
                        name,
                        LabelColumn.Kind.CLASS,
                        distinct.stream()
                                .map(value -> Long.toString(value.longValue()))
                                .collect(Collectors.toCollection(LinkedHashSet::new))
                                .stream()
                                .toList())
                : LabelColumn.of(name, LabelColumn.Kind.CONTINUOUS);
    }

    private static List<Double> values(List<LabelColumn> columns, ImageLabels labels, int row) {
        List<Double> values = new ArrayList<>();
        LabelColumn first = columns.get(0);
        if (!labels.texts().isEmpty()) {
            values.add((double) first.classes().indexOf(labels.texts().get(row)));
            return values;
        }
        boolean oneHot = columns.size() < labels.columns();
        for (int column = 0; column < labels.columns(); column++) {
            double value = labels.values()[row * labels.columns() + column];
            if (oneHot) {
                if (value == 1) {
                    values.add((double) column);
                }
            } else {
                LabelColumn own = columns.get(column);
                values.add(
                        own.kind() == LabelColumn.Kind.CLASS
                                ? (double) own.classes().indexOf(Long.toString((long) value))
                                : value);
            }
        }
        return values;
    }
}
