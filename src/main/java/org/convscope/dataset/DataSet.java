package org.convscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.problem.Problem;

/**
 * Frames and their labels. Immutable.
 *
 * @param origin what it is made of
 * @param columns the labels, the same for every frame
 * @param frames in the order of the folder or the file
 * @param broken what could not be used, and why
 */
public record DataSet(
        DataSetOrigin origin, List<LabelColumn> columns, List<LabelledFrame> frames, List<Problem> broken) {
    public DataSet {
        columns = List.copyOf(columns);
        frames = List.copyOf(frames);
        broken = List.copyOf(broken);
    }

    /** The index of a column, empty if there is none of that name. */
    public Optional<Integer> column(String name) {
        return IntStream.range(0, columns.size())
                .boxed()
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst();
    }

    /** One column's numbers, one a frame; NaN where there is none. */
    public double[] values(int column) {
        return frames.stream().mapToDouble(frame -> frame.values().get(column)).toArray();
    }

    /** Names of what is counted: columns, for a class column its classes, with the column's name where two are the same. */
    public List<String> labelNames() {
        List<String> plain = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (LabelColumn column : columns) {
            boolean classes = column.kind() == LabelColumn.Kind.CLASS;
            for (String name : classes ? column.classes() : List.of(column.name())) {
                plain.add(name);
                full.add(classes ? column.name() + ": " + name : name);
            }
        }
        Map<String, Long> found = plain.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return IntStream.range(0, plain.size())
                .mapToObj(i -> Long.valueOf(1).equals(found.get(plain.get(i))) ? plain.get(i) : full.get(i))
                .toList();
    }

    /** How many frames carry each label, as the source's bar chart counts them. */
    public List<LabelCount> counts() {
        List<LabelCount> counts = new ArrayList<>();
        List<String> names = labelNames();
        for (int c = 0; c < columns.size(); c++) {
            LabelColumn column = columns.get(c);
            double[] values = values(c);
            if (column.kind() == LabelColumn.Kind.CLASS) {
                for (int k = 0; k < column.classes().size(); k++) {
                    counts.add(new LabelCount(names.get(counts.size()), count(values, k, k)));
                }
            } else {
                counts.add(new LabelCount(
                        names.get(counts.size()), count(values, Double.MIN_VALUE, Double.POSITIVE_INFINITY)));
            }
        }
        return counts;
    }

    private static long count(double[] values, double from, double to) {
        return Arrays.stream(values).filter(v -> v >= from && v <= to).count();
    }

    public LabelCorrelations correlations() {
        return LabelCorrelations.of(this);
    }

    /** A random choice of frames, the same ones for the same seed, in the order of the data set. */
    public List<LabelledFrame> pick(int wanted, long seed) {
        List<Integer> indices =
                new ArrayList<>(IntStream.range(0, frames.size()).boxed().toList());
        Collections.shuffle(indices, new Random(seed));
        return indices.stream().limit(wanted).sorted().map(frames::get).toList();
    }

    /**
     * The same frames with one label more, in place of one of the same name.
     *
     * @param values of a frame; NaN where there is none
     */
    public DataSet with(LabelColumn column, ToDoubleFunction<LabelledFrame> values) {
        int place = column(column.name()).orElse(columns.size());
        List<LabelColumn> more = new ArrayList<>(columns);
        put(more, place, column);
        return new DataSet(
                origin,
                more,
                frames.stream()
                        .map(frame -> {
                            List<Double> all = new ArrayList<>(frame.values());
                            put(all, place, values.applyAsDouble(frame));
                            return new LabelledFrame(frame.source(), frame.name(), all);
                        })
                        .toList(),
                broken);
    }

    private static <T> void put(List<T> list, int place, T element) {
        if (place == list.size()) {
            list.add(element);
        } else {
            list.set(place, element);
        }
    }

    /**
     * The same frames with some of the columns alone.
     *
     * @param names of columns
     * @throws org.convscope.problem.ProblemException if there is no such column
     */
    public DataSet only(List<String> names) {
        List<Integer> chosen = names.stream()
                .map(name -> column(name).orElseThrow(() -> Problem.inFile(origin.name(), "has no column of this name")
                        .expected("one of "
                                + columns.stream().map(LabelColumn::name).toList())
                        .found(name)
                        .asException()))
                .toList();
        return new DataSet(
                origin,
                chosen.stream().map(columns::get).toList(),
                frames.stream()
                        .map(frame -> new LabelledFrame(
                                frame.source(),
                                frame.name(),
                                chosen.stream().map(frame.values()::get).toList()))
                        .toList(),
                broken);
    }

    /** The frames that are wanted, under the same columns. */
    public DataSet filter(Predicate<LabelledFrame> wanted) {
        return new DataSet(origin, columns, frames.stream().filter(wanted).toList(), broken);
    }

    /**
     * The frames by what their label in a column reads, classes in their order, others as they sort; quantities of many
     * values by fifths of their range.
     */
    public Map<String, List<LabelledFrame>> groupBy(int column) {
        Map<String, List<LabelledFrame>> groups = new LinkedHashMap<>();
        LabelColumn labels = columns.get(column);
        if (labels.kind() == LabelColumn.Kind.CONTINUOUS) {
            return QuantityGroups.groups(this, column);
        }
        List<String> keys = labels.kind() == LabelColumn.Kind.CLASS
                ? labels.classes()
                : frames.stream()
                        .map(frame -> text(frame, column))
                        .distinct()
                        .sorted(NaturalOrder.COMPARATOR)
                        .toList();
        keys.forEach(key -> groups.put(key, new ArrayList<>()));
        frames.forEach(frame -> groups.computeIfAbsent(text(frame, column), key -> new ArrayList<>())
                .add(frame));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    /** The text of a frame's label in a column. */
    public String text(LabelledFrame frame, int column) {
        return columns.get(column).text(frame.values().get(column));
    }

    /** The file's name and all labels: names of those that are 1, classes, quantities above 0. */
    public String title(LabelledFrame frame) {
        String labels = labels(frame);
        return labels.isEmpty() ? frame.source().name() : frame.source().name() + " " + labels;
    }

    /** All labels: names of those that are 1, classes, quantities above 0. */
    public String labels(LabelledFrame frame) {
        return IntStream.range(0, columns.size())
                .mapToObj(c -> label(frame, c))
                .filter(label -> !label.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** A frame's class in the first column of classes; empty where there is none. */
    public String category(LabelledFrame frame) {
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).kind() == LabelColumn.Kind.CLASS)
                .mapToObj(c -> text(frame, c))
                .findFirst()
                .orElse("");
    }

    private String label(LabelledFrame frame, int c) {
        double value = frame.values().get(c);
        LabelColumn column = columns.get(c);
        return switch (column.kind()) {
            case CLASS -> text(frame, c);
            case BINARY -> value == 1 ? column.name() : "";
            case CONTINUOUS -> value > 0 ? column.name() + "=" + Math.round(value * 100) / 100.0 : "";
        };
    }
}
