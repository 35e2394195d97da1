package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.input.ImageNet;
import org.convscope.input.OutputLabel;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/**
 * What each number of a network's outputs means: as somebody says, else ImageNet's classes for a network of
 * {@code keras.applications} with its own head, else by the activation of the output layer.
 */
public final class OutputLabels {
    private final Network network;
    private final List<OutputLabel> labels;
    private final Optional<String> imageNet;

    public OutputLabels(Network network, List<OutputLabel> labels) {
        this.network = network;
        this.labels = List.copyOf(labels);
        this.imageNet = labels.isEmpty() ? ImageNet.output(network) : Optional.empty();
    }

    /**
     * Labels that are names only, in the order of the outputs' numbers, as a text file has them; kinds by activation.
     */
    public static List<OutputLabel> ofNames(Network network, List<String> names) {
        var plain = new OutputLabels(network, List.of());
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    String id =
                            network.outputs().isEmpty() ? "" : network.outputs().get(0);
                    return new OutputLabel("", i, names.get(i), plain.of(id, i).kind());
                })
                .toList();
    }

    /**
     * @param output id of an output call
     * @param index which number
     */
    public OutputLabel of(String output, int index) {
        boolean alone = network.outputs().size() == 1;
        return labels.stream()
                .filter(label -> label.index() == index
                        && (label.output().equals(output) || (label.output().isEmpty() && alone)))
                .findFirst()
                .orElseGet(() -> imageNet.equals(Optional.of(output))
                        ? ImageNet.label(output, index, kind(output))
                        : new OutputLabel(output, index, guessedName(output, index), kind(output)));
    }

    /**
     * What each number of a prediction means, output by output; empty where it is not known, before something is computed, how many
     * numbers an output has.
     */
    public Optional<List<DataSetPredictions.Meaning>> all() {
        List<DataSetPredictions.Meaning> all = new ArrayList<>();
        for (String output : network.outputs()) {
            int[] shape = network.call(output).outputShape();
            if (shape.length != 1 || shape[0] < 0) {
                return Optional.empty();
            }
            for (int index = 0; index < shape[0]; index++) {
                all.add(new DataSetPredictions.Meaning(output, of(output, index)));
            }
        }
        return Optional.of(all);
    }

    private String guessedName(String output, int index) {
        return network.find(output).filter(call -> call.units() == 1).isPresent() ? output : Integer.toString(index);
    }

    /** A nested model's own output and inserted calls hand their input on, so the activation stands further up. */
    private OutputLabel.Kind kind(String output) {
        LayerCall call = network.call(output);
        while (call.activation().isLinear()
                && call.origin() != LayerCall.Origin.LAYER
                && call.inputs().size() == 1) {
            call = network.call(call.inputs().get(0));
        }
        Activation.Kind kind = call.activation().kind();
        return switch (kind) {
            case SOFTMAX -> OutputLabel.Kind.SOFTMAX;
            case SIGMOID, HARD_SIGMOID_2, HARD_SIGMOID_3 -> OutputLabel.Kind.SIGMOID;
            default -> OutputLabel.Kind.REGRESSION;
        };
    }
}
