package org.convscope.network;

import java.util.List;
import java.util.Set;
import org.convscope.network.NormalizationOperations.MovingAverages;

/**
 * A network as it computes while it is trained. Ids, weights and shapes stay, so that what is learned is learned for the network
 * itself.
 *
 * @param network with batch normalisation by the batch's own statistics where the layer is trainable, as Keras since 2.2 does
 *     it, and with dropout
 * @param passedOver ids of calls that change their input in Keras's training and do not here: noise, augmentation
 */
public record TrainingMode(Network network, List<String> passedOver) {
    /** What Keras applies in training only, besides dropout by rates, by the class's name. */
    private static final Set<String> NOT_DONE = Set.of(
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "StochasticDepth",
            "RandAugment",
            "AugMix",
            "CutMix",
            "MixUp");

    public TrainingMode {
        passedOver = List.copyOf(passedOver);
    }

    /**
     * @param seed what dropout drops follows from it, and from the seed of each run
     */
    public static TrainingMode of(Network network, long seed) {
        boolean isKeras3 = network.kerasVersion().startsWith("3");
        return new TrainingMode(
                network.mapped(call -> call.withOperation(inTraining(call, seed, isKeras3))),
                network.calls().stream()
                        .filter(TrainingMode::isPassedOver)
                        .map(LayerCall::id)
                        .toList());
    }

    /**
     * A network whose calls of these ids give what they have before their activation: logits, of which losses are more exact than
     * of probabilities.
     */
    public static Network withoutActivation(Network network, Set<String> ids) {
        return network.mapped(call -> ids.contains(call.id()) ? call.withActivation(Activation.LINEAR) : call);
    }

    private static Operation inTraining(LayerCall call, long seed, boolean isKeras3) {
        if (call.operation() instanceof Operation.Dropout dropout && dropout.rate() > 0) {
            return new Operation.DropoutMask(
                    dropout.rate(), dropout.sharedAxes(), seed * 31 + call.id().hashCode());
        }
        if (call.operation() instanceof Operation.BatchNormalization normalization && call.trainable()) {
            return new Operation.BatchStatistics(
                    normalization.axis(),
                    normalization.epsilon(),
                    new MovingAverages(normalization.momentum(), variance(call, normalization, isKeras3)));
        }
        return call.operation();
    }

    /** TensorFlow's fused operation, which Keras 2 takes for images and volumes, keeps the variance over n - 1. */
    private static MovingAverages.Variance variance(
            LayerCall call, Operation.BatchNormalization normalization, boolean isKeras3) {
        int rank = call.outputShape().length + 1;
        boolean isFused = (rank == 4 || rank == 5) && (normalization.axis() == 1 || normalization.axis() == rank - 1);
        return isFused && !isKeras3 ? MovingAverages.Variance.POPULATION : MovingAverages.Variance.BATCH;
    }

    private static boolean isPassedOver(LayerCall call) {
        return call.operation() instanceof Operation.Identity
                && (NOT_DONE.contains(call.className()) || call.className().startsWith("Random"));
    }
}
