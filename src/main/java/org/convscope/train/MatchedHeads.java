package org.convscope.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.OutputLabel;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** Which labels of frames the outputs of a network learn that was made elsewhere. */
final class MatchedHeads {
    private MatchedHeads() {}

    /**
     * By the names that an output's numbers have, or by the order of a column's classes that are as many.
     *
     * @param labels what the outputs mean, as far as anybody says so
     * @param remarks is told where an order is all that speaks for it
     * @throws org.convscope.problem.ProblemException if no output fits any label
     */
    static List<OutputHead> of(
            Network network, List<OutputLabel> labels, List<LabelColumn> columns, List<String> remarks) {
        List<OutputHead> heads = new ArrayList<>();
        boolean alone = network.outputs().size() == 1;
        List<String> places = network.outputs().stream()
                .filter(output -> isOfPlaces(network.call(output)))
                .toList();
        if (places.size() == network.outputs().size()) {
            throw Problem.of("the model says something of each place of a frame, and a frame's labels do not")
                    .subject(LayerCall.subject(places.get(0)))
                    .found("an output of the shape "
                            + Arrays.toString(network.call(places.get(0)).outputShape()))
                    .nextStep("Take a model whose output is one row of numbers a frame")
                    .asException();
        }
        for (String output : network.outputs()) {
            if (places.contains(output)) {
                continue;
            }
            int size = network.call(output).units();
            List<OutputLabel> own = IntStream.range(0, size)
                    .mapToObj(i -> labels.stream()
                            .filter(label -> label.index() == i
                                    && (label.output().equals(output)
                                            || (alone && label.output().isEmpty())))
                            .findFirst())
                    .flatMap(Optional::stream)
                    .toList();
            if (own.size() == size) {
                heads.addAll(named(output, own, columns));
            } else if (isChoice(network.call(output))) {
                columns.stream()
                        .filter(column -> column.kind() == LabelColumn.Kind.CLASS
                                && column.classes().size() == size)
                        .findFirst()
                        .ifPresent(column -> {
                            List<String> names = inKerasOrder(column);
                            heads.add(new OutputHead(output, OutputLabel.Kind.SOFTMAX, List.of(column.name()), names));
                            remarks.add(LayerCall.subject(output) + " has no names; its numbers are taken for "
                                    + String.join(", ", names) + ", in this order");
                        });
            }
        }
        if (heads.isEmpty()) {
            throw Problem.of("no output of the model says what the frames' labels say, so nothing can be learned")
                    .expected("outputs for "
                            + columns.stream().map(MatchedHeads::words).toList())
                    .found(
                            labels.isEmpty()
                                    ? "outputs of "
                                            + network.outputs().stream()
                                                    .map(id -> network.call(id).units() + " numbers without names")
                                                    .toList()
                                    : labels.stream().map(OutputLabel::name).toList())
                    .nextStep("Name the outputs in the model's sidecar, or rename categories with --rename")
                    .asException();
        }
        return heads;
    }

    /** Keras's {@code flow_from_directory} numbers folders as Python sorts text, so that 10 stands before 2. */
    private static List<String> inKerasOrder(LabelColumn column) {
        return column.name().equals(DataSets.CATEGORY)
                ? column.classes().stream().sorted().toList()
                : column.classes();
    }

    private static boolean isOfPlaces(LayerCall call) {
        int[] shape = call.outputShape();
        return Arrays.stream(shape, 0, Math.max(0, shape.length - 1)).anyMatch(length -> length != 1);
    }

    /** Whether its numbers can be shares of one whole, or logits of such: several sigmoids say yes or no each. */
    private static boolean isChoice(LayerCall call) {
        return call.activation().isLinear() || call.activation().kind() == Activation.Kind.SOFTMAX;
    }

    private static String words(LabelColumn column) {
        return column.kind() == LabelColumn.Kind.CLASS ? column.name() + " " + column.classes() : column.name();
    }

    private static List<OutputHead> named(String output, List<OutputLabel> own, List<LabelColumn> columns) {
        OutputLabel.Kind kind = own.get(0).kind();
        List<String> names = own.stream().map(OutputLabel::name).toList();
        if (kind == OutputLabel.Kind.SOFTMAX) {
            return columns.stream()
                    .filter(column -> column.kind() == LabelColumn.Kind.CLASS && names.containsAll(column.classes()))
                    .map(column -> new OutputHead(output, kind, List.of(column.name()), names))
                    .limit(1)
                    .toList();
        }
        Set<String> known = columns.stream()
                .filter(column -> column.kind() != LabelColumn.Kind.CLASS)
                .map(LabelColumn::name)
                .collect(Collectors.toSet());
        return known.containsAll(names) ? List.of(new OutputHead(output, kind, names, names)) : List.of();
    }
}
