package org.convscope.train;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.dataset.NaturalOrder;
import org.convscope.frame.FrameSource;

/**
 * Which frames a data set itself sets apart: a column whose classes are called train, test, validation, as of arrays {@code x_train}
 * and {@code x_test}, or of folders {@code train} and {@code test} with a folder a class in each. It is no label, and is not learned.
 */
public final class StatedParts {
    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");
    private static final Set<String> TEST = Set.of("test", "testing");

    private final Map<FrameSource, Integer> parts;

    private StatedParts(Map<FrameSource, Integer> parts) {
        this.parts = parts;
    }

    /** The column that says so, if there is one. */
    public static Optional<LabelColumn> column(DataSet dataSet) {
        return dataSet.columns().stream()
                .filter(column -> column.kind() == LabelColumn.Kind.CLASS)
                .filter(column -> column.classes().stream().anyMatch(name -> part(name) >= 0)
                        && column.classes().stream().allMatch(name -> name.isEmpty() || part(name) >= 0))
                .findFirst();
    }

    /**
     * The data set with the columns that are to be learned, and the one that says which frames are which.
     *
     * @param names of columns; none for all
     * @throws org.convscope.problem.ProblemException if there is no such column
     */
    public static DataSet learned(DataSet all, List<String> names) {
        DataSet parted = parted(all);
        if (names.isEmpty()) {
            return parted;
        }
        Stream<String> parts = column(parted).map(LabelColumn::name).stream();
        return parted.only(Stream.concat(names.stream(), parts).distinct().toList());
    }

    /** Folders of classes within folders of parts, {@code train/ice}, make two columns: the part, and the class. */
    private static DataSet parted(DataSet all) {
        for (int c = 0; c < all.columns().size() && column(all).isEmpty(); c++) {
            LabelColumn column = all.columns().get(c);
            boolean isParted = column.kind() == LabelColumn.Kind.CLASS
                    && column.classes().stream().anyMatch(name -> name.indexOf('/') > 0)
                    && column.classes().stream().allMatch(name -> name.isEmpty() || part(beforeSlash(name)) >= 0);
            if (isParted) {
                return parted(all, c);
            }
        }
        return all;
    }

    private static DataSet parted(DataSet all, int index) {
        LabelColumn both = all.columns().get(index);
        String name = all.column("part").isEmpty() ? "part" : both.name() + " part";
        LabelColumn parts = classes(name, both, StatedParts::beforeSlash);
        LabelColumn rest = classes(both.name(), both, StatedParts::afterSlash);
        return all.with(parts, frame -> place(parts, beforeSlash(all.text(frame, index))))
                .with(rest, frame -> place(rest, afterSlash(all.text(frame, index))));
    }

    private static double place(LabelColumn column, String name) {
        int found = column.classes().indexOf(name);
        return found < 0 ? Double.NaN : found;
    }

    private static LabelColumn classes(String name, LabelColumn both, UnaryOperator<String> of) {
        return new LabelColumn(
                name,
                LabelColumn.Kind.CLASS,
                both.classes().stream()
                        .map(of)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .sorted(NaturalOrder.COMPARATOR)
                        .toList());
    }

    private static String beforeSlash(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** Empty where a frame lies in a part's own folder: nothing is known of it. */
    private static String afterSlash(String name) {
        return name.substring(beforeSlash(name).length()).replaceFirst("^/", "");
    }

    /** What is said of each frame; nothing where no column says so. */
    static StatedParts of(DataSet dataSet) {
        Map<FrameSource, Integer> parts = new HashMap<>();
        column(dataSet).flatMap(column -> dataSet.column(column.name())).ifPresent(index -> dataSet.frames()
                .forEach(frame -> parts.put(frame.source(), part(dataSet.text(frame, index)))));
        return new StatedParts(parts);
    }

    /** The data set without that column. */
    static DataSet labels(DataSet dataSet) {
        Optional<LabelColumn> parts = column(dataSet);
        return dataSet.only(dataSet.columns().stream()
                .filter(column -> !Optional.of(column).equals(parts))
                .map(LabelColumn::name)
                .toList());
    }

    /** 0 training, 1 validation, 2 test; -1 where nothing is said. */
    int of(LabelledFrame frame) {
        return parts.getOrDefault(frame.source(), -1);
    }

    private static int part(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (TRAINING.contains(plain)) {
            return 0;
        }
        if (VALIDATION.contains(plain)) {
            return 1;
        }
        return TEST.contains(plain) ? 2 : -1;
    }
}
