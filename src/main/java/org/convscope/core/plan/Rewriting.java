package org.convscope.core.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.convscope.network.Activation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.KernelLayout;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Padding;

/** Fewer steps that give the same: what nobody looks at in between is computed together. */
final class Rewriting {
    private final Drafts drafts;
    private final FusionRules rules;

    Rewriting(Drafts drafts, FusionRules rules) {
        this.drafts = drafts;
        this.rules = rules;
    }

    /**
     * Batch normalisation goes into the weights of the layer before it.
     *
     * @param folded gives the weights of a layer with those of a normalisation in them
     */
    void foldNormalizations(BiFunction<LayerCall, LayerCall, StepWeights> folded) {
        for (Draft layer : drafts.all()) {
            drafts.onlyTaker(layer).filter(next -> isFoldable(layer, next)).ifPresent(next -> {
                next.weights = folded.apply(layer.weights.call(), next.weights.call());
                next.operation = layer.operation;
                next.inputs = layer.inputs;
                drafts.remove(layer);
            });
        }
    }

    private static boolean isFoldable(Draft layer, Draft next) {
        int[] shape = layer.call.outputShape();
        return isLinearByUnits(layer.operation)
                && layer.isLast
                // of several normalisations in a row the first alone is folded
                && !layer.weights.isFollowed()
                && next.operation instanceof Operation.BatchNormalization normalization
                && normalization.axis() == shape.length
                && shape[shape.length - 1] > 0;
    }

    /** Whether each unit has weights of its own, in which it is linear. */
    private static boolean isLinearByUnits(Operation operation) {
        return operation instanceof ConvolvingOperation convolution
                ? convolution.kernelLayout() != KernelLayout.PLACES
                : operation instanceof Operation.Dense;
    }

    /** Zeros around a convolution's input are not written. */
    void fusePadding() {
        for (Draft zeros : drafts.all()) {
            if (zeros.operation instanceof Operation.ZeroPadding padding) {
                drafts.onlyTaker(zeros)
                        .filter(next -> isWithoutPadding(next.operation) && rules.takesPadding(next.operation))
                        .ifPresent(next -> {
                            next.padding = padding;
                            next.inputs = zeros.inputs;
                            drafts.remove(zeros);
                        });
            }
        }
    }

    private static boolean isWithoutPadding(Operation operation) {
        if (operation instanceof Operation.Convolution convolution) {
            return convolution.padding() == Padding.VALID;
        }
        return operation instanceof Operation.DepthwiseConvolution depthwise && depthwise.padding() == Padding.VALID;
    }

    /** The sum of a layer and a shortcut is taken while the layer is computed. */
    void fuseSums() {
        for (Draft sum : drafts.all()) {
            if (sum.operation instanceof Operation.Merge merge
                    && merge.merging() == Operation.Merging.ADD
                    && sum.inputs.size() == 2
                    && sum.inputs.get(0) != sum.inputs.get(1)) {
                if (!fuseSum(sum, sum.inputs.get(1), sum.inputs.get(0))) {
                    fuseSum(sum, sum.inputs.get(0), sum.inputs.get(1));
                }
            }
        }
    }

    private boolean fuseSum(Draft sum, Draft layer, Draft shortcut) {
        if (drafts.onlyTaker(layer).isEmpty()
                || !layer.activation.isLinear()
                || layer.added != null
                || !rules.takesSum(layer.operation)
                || !isSameKnownShape(layer.call.outputShape(), shortcut.call.outputShape())
                || !layer.isLast
                || !shortcut.isLast) {
            return false;
        }
        sum.operation = layer.operation;
        sum.weights = layer.weights;
        sum.padding = layer.padding;
        sum.inputs = new java.util.ArrayList<>(layer.inputs);
        sum.inputs.add(shortcut);
        sum.added = shortcut;
        drafts.remove(layer);
        return true;
    }

    /** Free lengths may be repeated in a sum. */
    private static boolean isSameKnownShape(int[] one, int[] other) {
        return Arrays.equals(one, other) && Arrays.stream(one).allMatch(length -> length > 0);
    }

    /** Activations are applied while their operation is computed. */
    void fuseActivations() {
        for (Draft activation : drafts.all()) {
            if (!activation.isActivation()) {
                continue;
            }
            Draft before = activation.inputs.get(0);
            if (drafts.onlyTaker(before).isPresent()
                    && before.activation.isLinear()
                    && rules.takesActivation(before.operation, activation.activation)) {
                before.activation = activation.activation;
                before.standsFor(activation);
                drafts.replace(before, activation);
            }
        }
    }

    /**
     * Where nobody wants or takes a ReLU's output but one max pooling, the pooling comes first: the maximum of the ReLUs is
     * the ReLU of the maximum, on a quarter of the numbers, and gradients go through the same pixels. Only a window of nothing
     * but NaN differs: the lowest float with ReLU first, zero here. Keras 2.15 gives both, the first where the model is called,
     * the second in {@code predict}, where TensorFlow fuses too.
     */
    void poolBeforeRelu() {
        for (Draft relu : drafts.all()) {
            if (relu.isActivation() && relu.activation.equals(Activation.RELU)) {
                drafts.onlyTaker(relu).filter(Rewriting::isMaxPooling).ifPresent(pooling -> swap(relu, pooling));
            }
        }
    }

    /**
     * Whole maps are dropped after a max pooling that alone takes them, where there are fewer numbers: what is kept is
     * multiplied with one positive number a map, so that the maximum stays where it was.
     */
    void poolBeforeDroppingMaps() {
        for (Draft dropped : drafts.all()) {
            if (dropped.operation instanceof Operation.DropoutMask mask && isOfMaps(mask, dropped)) {
                drafts.onlyTaker(dropped).filter(Rewriting::isMaxPooling).ifPresent(pooling -> swap(dropped, pooling));
            }
        }
    }

    private static boolean isOfMaps(Operation.DropoutMask mask, Draft dropped) {
        return IntStream.range(1, dropped.call.outputShape().length)
                .allMatch(axis -> Arrays.stream(mask.sharedAxes()).anyMatch(shared -> shared == axis));
    }

    private static boolean isMaxPooling(Draft draft) {
        return draft.isLast
                && draft.operation instanceof Operation.Pooling pooling
                && pooling.reduction() == Operation.Reduction.MAX;
    }

    private void swap(Draft before, Draft pooling) {
        drafts.redirect(pooling, before);
        pooling.inputs = before.inputs;
        before.inputs = new java.util.ArrayList<>(List.of(pooling));
        before.standsFor(pooling);
        pooling.isLast = false;
        pooling.isWanted = false;
        drafts.moveAfter(pooling, before);
    }
}
