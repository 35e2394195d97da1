package org.convscope.keras.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/**
 * The masks of sequences, which say what steps count: for a tensor, the tensor (N, time) of ones and zeros that Keras
 * hands on beside it. Layers of {@code Masking} and {@code Embedding(mask_zero=True)} make one; layers that support
 * masks hand it on, the others drop it.
 */
final class SequenceMasks {
    /** Several masks put together, in a way that differs between versions of Keras. */
    private static final GraphTensor MIXED = new GraphTensor("?", null, Layout.CHANNELS_LAST);

    /** {@code supports_masking} of Keras 2.15 and 3.15, without those that make a mask of several and those that make none. */
    private static final Set<String> HANDING_ON = Set.of(
            "Activation",
            "ActivityRegularization",
            "AlphaDropout",
            "BatchNormalization",
            "Dense",
            "Dropout",
            "ELU",
            "GaussianDropout",
            "GaussianNoise",
            "GroupNormalization",
            "LayerNormalization",
            "LeakyReLU",
            "PReLU",
            "ReLU",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "SyncBatchNormalization",
            "ThresholdedReLU",
            "UnitNormalization");

    /** The layers that hand masks on in Keras 3 alone. */
    private static final Set<String> HANDING_ON_SINCE_3 = Set.of("Identity", "Normalization", "Rescaling");

    /** What computes other numbers under a mask, and is not computed so here. */
    private static final Set<String> REFUSING =
            Set.of("Attention", "AdditiveAttention", "MultiHeadAttention", "GroupQueryAttention", "Softmax");

    private static final Set<String> MERGING =
            Set.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate");

    private final Map<String, GraphTensor> masks;
    /** How many axes of time stand before those that are looked at. */
    private final int steps;

    SequenceMasks() {
        this(new HashMap<>(), 0);
    }

    private SequenceMasks(Map<String, GraphTensor> masks, int steps) {
        this.masks = masks;
        this.steps = steps;
    }

    /** The masks as a layer inside {@code TimeDistributed} sees them: those that have an axis left. */
    SequenceMasks inside() {
        return new SequenceMasks(masks, steps + 1);
    }

    /** The same where a call names the first tensor's mask itself. */
    SequenceMasks with(GraphTensor tensor, GraphTensor mask) {
        Map<String, GraphTensor> more = new HashMap<>(masks);
        more.put(tensor.id(), mask);
        return new SequenceMasks(more, 0);
    }

    void set(GraphTensor tensor, GraphTensor mask) {
        masks.put(tensor.id(), mask);
    }

    /**
     * @throws org.convscope.problem.ProblemException if it was put together of several
     */
    Optional<GraphTensor> of(GraphTensor tensor) {
        Optional<GraphTensor> mask = find(tensor);
        if (mask.isPresent() && mask.get().equals(MIXED)) {
            throw Problem.of("what it takes has a mask that was put together of several, which is not supported")
                    .asException();
        }
        return mask;
    }

    /** What a tensor's mask is, mixed or not. */
    Optional<GraphTensor> handedOn(GraphTensor tensor) {
        return find(tensor);
    }

    private Optional<GraphTensor> find(GraphTensor tensor) {
        GraphTensor mask = masks.get(tensor.id());
        for (int i = 0; i < steps && mask != null; i++) {
            mask = mask.rank() > 1 ? TimeDistribution.oneStep(mask) : null;
        }
        return Optional.ofNullable(mask);
    }

    /**
     * @throws org.convscope.problem.ProblemException if the layer computes other numbers under a mask, which is not supported
     */
    static void check(TranslationContext context, String className) {
        if (REFUSING.contains(className)
                && context.arguments().seen().stream()
                        .anyMatch(tensor -> context.masks().find(tensor).isPresent())) {
            throw Problem.of("a layer of the class " + className + " under a mask cannot be computed")
                    .asException();
        }
    }

    /** The mask of what a layer gives. */
    static Optional<GraphTensor> after(TranslationContext context, String className) {
        if (MERGING.contains(className)) {
            return merged(context, className);
        }
        boolean handedOn = HANDING_ON.contains(className)
                || (HANDING_ON_SINCE_3.contains(className) && context.version().major() >= 3);
        return handedOn && !context.arguments().seen().isEmpty()
                ? context.masks().find(context.arguments().seen().get(0))
                : Optional.empty();
    }

    private static Optional<GraphTensor> merged(TranslationContext context, String className) {
        List<GraphTensor> tensors = context.arguments().seen();
        List<Optional<GraphTensor>> all =
                tensors.stream().map(context.masks()::find).toList();
        List<GraphTensor> there =
                all.stream().flatMap(Optional::stream).distinct().toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        int axis = context.settings().whole("axis", -1);
        boolean alongTime = className.equals("Concatenate")
                && axis != -1
                && axis != tensors.get(0).rank();
        boolean missing = all.stream().anyMatch(Optional::isEmpty);
        boolean keras3 = context.version().major() >= 3;
        if (there.size() == 1 && !alongTime) {
            // Keras 2 asks for all masks that there are; with Keras 3 an input without one counts at every step
            return missing && keras3 ? Optional.empty() : Optional.of(there.get(0));
        }
        boolean alike = there.stream().allMatch(mask -> mask.shape() != null && mask.rank() == 1);
        if (keras3 || !alike || (alongTime && (missing || axis != 1))) {
            return Optional.of(MIXED);
        }
        Operation operation =
                alongTime ? new Operation.Concatenate(1) : new Operation.Merge(Operation.Merging.MULTIPLY);
        List<GraphTensor> masks =
                alongTime ? all.stream().flatMap(Optional::stream).toList() : there;
        return Optional.of(context.graph().put(context.id() + "/mask", operation, masks, List.of()));
    }

    /** The mask that a layer makes of its own input. */
    static GraphTensor made(TranslationContext context, GraphTensor input, Operation.StepMask operation) {
        return context.graph().put(context.id() + "/mask", operation, List.of(input), List.of());
    }
}
