package org.convscope.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Several data sets as one, its classes renamed on the way. Columns of the same name are one column; a frame that is in
 * several is one frame with the labels of all, the first that says something.
 */
final class JoinedDataSet {
    private final DataSetOrigin origin;
    private final List<DataSet> parts;

    JoinedDataSet(DataSetOrigin origin, List<DataSet> parts) {
        this.origin = origin;
        this.parts = parts;
    }

    DataSet joined() {
        checkNames();
        List<LabelColumn> columns = columns();
        Map<FrameSource, LabelledFrame> frames = new LinkedHashMap<>();
        List<Problem> broken = new ArrayList<>();
        for (DataSet part : parts) {
            broken.addAll(part.broken());
            for (LabelledFrame frame : part.frames()) {
                frames.merge(frame.source(), labelled(columns, part, frame), JoinedDataSet::both);
            }
        }
        return new DataSet(origin, columns, List.copyOf(frames.values()), broken);
    }

    /**
     * @throws ProblemException if a class is renamed that is not there
     */
    private void checkNames() {
        Set<String> known = new TreeSet<>(NaturalOrder.COMPARATOR);
        for (DataSet part : parts) {
            for (LabelColumn column : part.columns()) {
                known.addAll(column.kind() == LabelColumn.Kind.CLASS ? column.classes() : List.of(column.name()));
            }
        }
        for (Map.Entry<String, String> entry : origin.renamed().entrySet()) {
            String name = entry.getKey();
            // renamed twice, a name of between is no class: but there is one that ends the same way
            boolean between = origin.renamed().entrySet().stream()
                    .anyMatch(other ->
                            known.contains(other.getKey()) && other.getValue().equals(entry.getValue()));
            if (!known.contains(name) && !between) {
                throw Problem.inFile(origin.name(), "no category or class to be renamed is called so")
                        .expected("one of " + String.join(", ", known))
                        .found(name)
                        .asException();
            }
        }
    }

    private static LabelledFrame both(LabelledFrame one, LabelledFrame other) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < one.values().size(); i++) {
            double first = one.values().get(i);
            values.add(Double.isNaN(first) ? other.values().get(i) : Double.valueOf(first));
        }
        return new LabelledFrame(one.source(), one.name(), values);
    }

    private String renamed(String name) {
        return origin.renamed().getOrDefault(name, name);
    }

    private List<LabelColumn> columns() {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.columns().forEach(column -> names.add(renamed(column))));
        return names.stream().map(this::column).toList();
    }

    /** A column that is a label by itself is renamed as a class is. */
    private String renamed(LabelColumn column) {
        return column.kind() == LabelColumn.Kind.CLASS ? column.name() : renamed(column.name());
    }

    private List<LabelColumn> named(DataSet part, String name) {
        return part.columns().stream()
                .filter(column -> renamed(column).equals(name))
                .toList();
    }

    /** Classes where one of the parts has classes, a quantity where one has one, else a label. */
    private LabelColumn column(String name) {
        List<LabelColumn> same =
                parts.stream().flatMap(part -> named(part, name).stream()).toList();
        if (same.stream().allMatch(column -> column.kind() == LabelColumn.Kind.BINARY)) {
            return LabelColumn.of(name, LabelColumn.Kind.BINARY);
        }
        if (same.stream().noneMatch(column -> column.kind() == LabelColumn.Kind.CLASS)) {
            return LabelColumn.of(name, LabelColumn.Kind.CONTINUOUS);
        }
        Set<String> classes = new LinkedHashSet<>();
        for (DataSet part : parts) {
            for (LabelColumn column : named(part, name)) {
                if (column.kind() == LabelColumn.Kind.CLASS) {
                    column.classes().forEach(each -> classes.add(renamed(each)));
                } else {
                    part.frames().forEach(frame -> classes.add(text(part, column, frame)));
                }
            }
        }
        classes.remove("");
        boolean files = same.stream().anyMatch(column -> column.name().equals(DataSets.CATEGORY));
        List<String> sorted = new ArrayList<>(classes);
        if (files || same.size() > 1) {
            sorted.sort(NaturalOrder.COMPARATOR);
        }
        return new LabelColumn(name, LabelColumn.Kind.CLASS, sorted);
    }

    private String text(DataSet part, LabelColumn column, LabelledFrame frame) {
        return renamed(part.text(frame, part.columns().indexOf(column)));
    }

    private LabelledFrame labelled(List<LabelColumn> columns, DataSet part, LabelledFrame frame) {
        List<Double> values = new ArrayList<>(Collections.nCopies(columns.size(), Double.NaN));
        for (int i = 0; i < columns.size(); i++) {
            for (LabelColumn own : named(part, columns.get(i).name())) {
                Optional<Double> value = value(columns.get(i), part, own, frame);
                // of two labels that became one, the one that the frame carries
                if (value.isPresent() && !(values.get(i) > value.get())) {
                    values.set(i, value.get());
                }
            }
        }
        return new LabelledFrame(frame.source(), frame.name(), values);
    }

    private Optional<Double> value(LabelColumn column, DataSet part, LabelColumn own, LabelledFrame frame) {
        double value = frame.values().get(part.columns().indexOf(own));
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        return Optional.of(
                column.kind() == LabelColumn.Kind.CLASS
                        ? (double) column.classes().indexOf(text(part, own, frame))
                        : value);
    }
}
