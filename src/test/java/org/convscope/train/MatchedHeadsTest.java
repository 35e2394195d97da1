package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.OutputLabel;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class MatchedHeadsTest {
    private static final List<LabelColumn> COLUMNS =
            List.of(new LabelColumn("category", LabelColumn.Kind.CLASS, List.of("a", "b", "c")));

    private static Network network(Operation operation, Activation activation, int... shape) {
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", 4),
                TestNetworks.call("out", operation, activation, List.of("frame"), shape, List.of())));
    }

    private static List<OutputHead> heads(Network network, List<OutputLabel> labels) {
        return MatchedHeads.of(network, labels, COLUMNS, new ArrayList<>());
    }

    private static boolean isOfLogits(Network network, List<OutputHead> heads) {
        var empty = new DataSet(DataSetOrigin.of(Path.of("x")), COLUMNS, List.of(), List.of());
        var data = new TrainingData(empty, heads, frame -> Tensor.zeros(1));
        return new HeadLosses(network, data).activated().contains("out");
    }

    @Test
    void anOutputOfMapsIsRefusedByItsShape() {
        Network maps = network(new Operation.Identity(), Activation.SOFTMAX, 14, 14, 3);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> heads(maps, List.of()))
                .withMessageContaining("each place of a frame")
                .withMessageContaining("[14, 14, 3]");
        Network pixel = network(new Operation.Identity(), Activation.SOFTMAX, 1, 1, 3);
        assertThat(heads(pixel, List.of())).hasSize(1);
    }

    @Test
    void severalSigmoidsWithoutNamesAreNotTakenForOneChoice() {
        for (Activation.Kind kind : List.of(Activation.Kind.SIGMOID, Activation.Kind.RELU, Activation.Kind.TANH)) {
            Network network = network(new Operation.Dense(3), Activation.of(kind), 3);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> heads(network, List.of()))
                    .withMessageContaining("without names")
                    .withMessageContaining("Name the outputs");
        }
    }

    /** As {@code ImageDataGenerator().flow_from_directory(...).class_indices} of Keras 2.15 says it of such folders. */
    @Test
    void outputsWithoutNamesAreNumberedAsKerasNumbersFolders() {
        Network softmax = network(new Operation.Dense(4), Activation.SOFTMAX, 4);
        List<String> natural = List.of("1", "2", "10", "B");
        List<String> remarks = new ArrayList<>();
        for (String name : List.of("category", "y")) {
            List<LabelColumn> columns = List.of(new LabelColumn(name, LabelColumn.Kind.CLASS, natural));
            assertThat(MatchedHeads.of(softmax, List.of(), columns, remarks)
                            .get(0)
                            .names())
                    .isEqualTo(name.equals("y") ? natural : List.of("1", "10", "2", "B"));
        }
        assertThat(remarks.get(0)).contains("1, 10, 2, B, in this order");
    }

    @Test
    void aDenseOutputWithoutActivationIsTrainedAsLogits() {
        Network logits = network(new Operation.Dense(3), Activation.LINEAR, 3);
        assertThat(isOfLogits(logits, heads(logits, List.of()))).isTrue();
        List<OutputLabel> named = IntStream.range(0, 3)
                .mapToObj(
                        i -> new OutputLabel("out", i, COLUMNS.get(0).classes().get(i), OutputLabel.Kind.SOFTMAX))
                .toList();
        assertThat(isOfLogits(logits, heads(logits, named))).isTrue();
        // what a mean of softmax maps gives has no activation either, and is shares
        Network shares = network(new Operation.Identity(), Activation.LINEAR, 3);
        assertThat(isOfLogits(shares, heads(shares, named))).isFalse();
        Network softmax = network(new Operation.Dense(3), Activation.SOFTMAX, 3);
        assertThat(isOfLogits(softmax, heads(softmax, named))).isTrue();
    }
}
