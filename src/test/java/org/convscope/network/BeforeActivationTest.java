package org.convscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeforeActivationTest {
    private static final Activation SIGMOID = Activation.of(Activation.Kind.SIGMOID);

    private final List<LayerCall> calls = new ArrayList<>();

    BeforeActivationTest() {
        add("in", new Operation.Input(new int[] {4}), Activation.LINEAR);
    }

    private BeforeActivationTest add(String id, Operation operation, Activation activation, String... inputs) {
        calls.add(new LayerCall(
                id,
                List.of(id),
                0,
                "Layer",
                inputs.length == 0 ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                activation,
                List.of(inputs),
                new int[] {4},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST));
        return this;
    }

    private Network network() {
        String last = calls.get(calls.size() - 1).id();
        return new Network("test", "2.15.0", calls, List.of("in"), List.of(last));
    }

    private Network before(String id) {
        return BeforeActivation.of(network(), id, BeforeActivation.OF_CLASSES);
    }

    @Test
    void ofALayerThatHasItItself() {
        add("hidden", new Operation.Dense(4), SIGMOID, "in");
        add("out", new Operation.Dense(4), Activation.SOFTMAX, "hidden");

        Network before = before("out");

        assertThat(before.call("out").activation()).isEqualTo(Activation.LINEAR);
        assertThat(before.call("hidden").activation()).isEqualTo(SIGMOID);
    }

    @Test
    void ofALayerOfItsOwn() {
        add("logits", new Operation.Dense(4), Activation.LINEAR, "in");
        add("out", new Operation.Activate(), SIGMOID, "logits");
        assertThat(before("out").call("out").activation()).isEqualTo(Activation.LINEAR);

        add("several", new Operation.Softmax(new int[] {1}), Activation.LINEAR, "logits");
        assertThat(before("several").call("several").operation()).isEqualTo(new Operation.Identity());
    }

    @Test
    void behindWhatOnlyMovesNumbersOrJoinsHeads() {
        add("a", new Operation.Dense(4), Activation.SOFTMAX, "in");
        add("b", new Operation.Distributed(new Operation.Activate()), SIGMOID, "in");
        add("joined", new Operation.Concatenate(1), Activation.LINEAR, "a", "b");
        add("out", new Operation.Reshape(new int[] {4}), Activation.LINEAR, "joined");

        Network before = before("out");

        assertThat(before.call("a").activation()).isEqualTo(Activation.LINEAR);
        assertThat(before.call("b").activation()).isEqualTo(Activation.LINEAR);
    }

    /** Limits of probabilities are not those of logits: what rounds the one must not cut the other. */
    @Test
    void amongTheStepsOfAQuantisedLayer() {
        var dense = new Operation.Part(new Operation.Dense(4), Activation.LINEAR, "");
        var softmax = new Operation.Part(new Operation.Activate(), Activation.SOFTMAX, "");
        var rounding = new Operation.Part(new Operation.FakeQuantization(8, false), Activation.LINEAR, "output");
        add("out", new Operation.Composite(List.of(dense, softmax, rounding)), Activation.LINEAR, "in");

        assertThat(before("out").call("out").operation())
                .isEqualTo(new Operation.Composite(
                        List.of(dense, new Operation.Part(new Operation.Activate(), Activation.LINEAR, ""))));
    }

    @Test
    void whatHasNoneStaysAsItIs() {
        add("shares", new Operation.Dense(4), Activation.SOFTMAX, "in");
        add("out", new Operation.Dense(4), Activation.of(Activation.Kind.TANH), "shares");
        Network network = network();

        assertThat(BeforeActivation.of(network, "out", BeforeActivation.OF_CLASSES))
                .isSameAs(network);
    }
}
