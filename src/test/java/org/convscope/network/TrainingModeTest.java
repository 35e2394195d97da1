package org.convscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.convscope.network.NormalizationOperations.MovingAverages;
import org.junit.jupiter.api.Test;

class TrainingModeTest {
    private static final int[] IMAGE = {8, 8, 3};

    private static LayerCall call(
            String id, String className, Operation operation, List<String> inputs, boolean trained) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                className,
                inputs.isEmpty() ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                Activation.RELU,
                inputs,
                IMAGE,
                List.of(),
                trained,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static Network network(String version) {
        var normalization = new Operation.BatchNormalization(3, 1e-3, 0.9);
        return new Network(
                "test",
                version,
                List.of(
                        call("in", "InputLayer", new Operation.Input(IMAGE), List.of(), true),
                        call("noise", "GaussianNoise", new Operation.Identity(), List.of("in"), true),
                        call("frozen", "BatchNormalization", normalization, List.of("noise"), false),
                        call("trained", "BatchNormalization", normalization, List.of("frozen"), true),
                        call("drop", "Dropout", new Operation.Dropout(0.5, new int[] {1}), List.of("trained"), true),
                        call("again", "Dropout", new Operation.Dropout(0.5, new int[] {1}), List.of("drop"), true),
                        call("none", "Dropout", new Operation.Dropout(0, new int[0]), List.of("again"), true)),
                List.of("in"),
                List.of("none"));
    }

    private static Operation inTraining(String version, String id, long seed) {
        return TrainingMode.of(network(version), seed).network().call(id).operation();
    }

    @Test
    void batchNormalisationsThatAreTrainedGoByTheBatch() {
        assertThat(inTraining("2.15.0", "frozen", 1)).isEqualTo(new Operation.BatchNormalization(3, 1e-3, 0.9));
        assertThat(inTraining("2.15.0", "trained", 1))
                .isEqualTo(new Operation.BatchStatistics(
                        3, 1e-3, new MovingAverages(0.9, MovingAverages.Variance.POPULATION)));
        assertThat(inTraining("3.4.1", "trained", 1))
                .isEqualTo(
                        new Operation.BatchStatistics(3, 1e-3, new MovingAverages(0.9, MovingAverages.Variance.BATCH)));
    }

    @Test
    void eachDropoutHasASeedOfItsOwnThatFollowsFromTheRuns() {
        Set<Long> seeds = Set.of(
                mask("drop", 1).seed(),
                mask("again", 1).seed(),
                mask("drop", 2).seed(),
                mask("again", 2).seed());
        assertThat(seeds).hasSize(4);
        assertThat(mask("drop", 1).seed()).isEqualTo(mask("drop", 1).seed());
        assertThat(mask("drop", 1).rate()).isEqualTo(0.5);
        assertThat(mask("drop", 1).sharedAxes()).containsExactly(1);
        assertThat(inTraining("2.15.0", "none", 1)).isInstanceOf(Operation.Dropout.class);
    }

    private static Operation.DropoutMask mask(String id, long seed) {
        return (Operation.DropoutMask) inTraining("2.15.0", id, seed);
    }

    @Test
    void whatKerasDoesInTrainingAndIsNotDoneHereIsNamed() {
        assertThat(TrainingMode.of(network("2.15.0"), 1).passedOver()).containsExactly("noise");
    }

    @Test
    void anActivationIsLeftOutForLogits() {
        Network logits = TrainingMode.withoutActivation(network("2.15.0"), Set.of("drop"));
        assertThat(logits.call("drop").activation()).isEqualTo(Activation.LINEAR);
        assertThat(logits.call("again").activation()).isEqualTo(Activation.RELU);
    }
}
