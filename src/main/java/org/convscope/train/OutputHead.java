package org.convscope.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.OutputLabel;

/**
 * An output of a network that is trained, and the labels that it learns.
 *
 * @param output name of the output layer
 * @param kind how its numbers are read, and so the loss: categorical cross-entropy, binary cross-entropy or squared error
 * @param columns names of the data set's columns: one with classes, or one for each number
 * @param names of its numbers
 */
public record OutputHead(String output, OutputLabel.Kind kind, List<String> columns, List<String> names) {
    public OutputHead {
        columns = List.copyOf(columns);
        names = List.copyOf(names);
    }

    /** The heads of a new network: one for each column of classes, one for all labels, one for all quantities. */
    public static List<OutputHead> of(List<LabelColumn> columns) {
        List<OutputHead> heads = new ArrayList<>();
        List<LabelColumn> classes = of(columns, LabelColumn.Kind.CLASS);
        for (LabelColumn column : classes) {
            String name = classes.size() == 1 ? "predictions" : layerName(column.name(), heads);
            heads.add(new OutputHead(name, OutputLabel.Kind.SOFTMAX, List.of(column.name()), column.classes()));
        }
        several(columns, LabelColumn.Kind.BINARY, "labels", OutputLabel.Kind.SIGMOID, heads);
        several(columns, LabelColumn.Kind.CONTINUOUS, "quantities", OutputLabel.Kind.REGRESSION, heads);
        return heads;
    }

    private static void several(
            List<LabelColumn> columns,
            LabelColumn.Kind kind,
            String output,
            OutputLabel.Kind read,
            List<OutputHead> heads) {
        List<String> names = of(columns, kind).stream().map(LabelColumn::name).toList();
        if (!names.isEmpty()) {
            heads.add(new OutputHead(output, read, names, names));
        }
    }

    private static List<LabelColumn> of(List<LabelColumn> columns, LabelColumn.Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    /** A layer's name cannot hold everything that a column's can; of two that become the same the later one is counted. */
    private static String layerName(String column, List<OutputHead> before) {
        String plain = "predict_" + column.replaceAll("[^A-Za-z0-9_.-]", "_");
        Set<String> taken = before.stream().map(OutputHead::output).collect(Collectors.toSet());
        String name = plain;
        for (int count = 2; taken.contains(name); count++) {
            name = plain + "_" + count;
        }
        return name;
    }

    /** What a sidecar says of it. */
    public List<OutputLabel> labels() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new OutputLabel(output, i, names.get(i), kind))
                .toList();
    }

    public int size() {
        return names.size();
    }
}
