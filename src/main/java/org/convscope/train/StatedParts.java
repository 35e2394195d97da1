package org.convscope.train;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;

/**
 * Which frames a data set itself sets apart: a column whose classes are called train, test, validation, as of arrays {@code x_train}
 * and {@code x_test}. It is no label, and is not learned.
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
        if (names.isEmpty()) {
            return all;
        }
        Stream<String> parts = column(all).map(LabelColumn::name).stream();
        return all.only(Stream.concat(names.stream(), parts).distinct().toList());
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
