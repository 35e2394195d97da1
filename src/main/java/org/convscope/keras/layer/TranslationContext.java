package org.convscope.keras.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/**
 * Everything that a translator may look at: a layer where it stands in the graph.
 *
 * @param id of the call, unique
 * @param layer its description
 * @param settings its settings, under the names of Keras 2 and 3
 * @param arguments what it is called with
 * @param weights what the file holds for it
 * @param version of Keras
 * @param graph to put transpositions in
 * @param masks of what it is called with
 */
record TranslationContext(
        String id,
        LayerConfig layer,
        LayerSettings settings,
        LayerArguments arguments,
        LayerWeights weights,
        KerasVersion version,
        GraphBuilder graph,
        SequenceMasks masks) {
    List<GraphTensor> inputs() {
        return arguments.inputs();
    }

    GraphTensor input() {
        return arguments.input();
    }

    /** Another layer in the same place, with the same weights: one that a wrapper wraps. */
    TranslationContext as(LayerConfig inner) {
        return as(inner, arguments, weights);
    }

    /**
     * The context of an inner layer that is called with the tensors alone: what else the call says is the wrapper's.
     */
    TranslationContext wrapping(LayerConfig inner) {
        return as(inner, LayerArguments.of(inputs()), weights);
    }

    /** The context of an inner layer with weights of its own. */
    TranslationContext wrapping(LayerConfig inner, LayerWeights own) {
        return as(inner, LayerArguments.of(inputs()), own);
    }

    /** Another layer in the same place, called with something else. */
    TranslationContext as(LayerConfig inner, LayerArguments called, LayerWeights own) {
        return new TranslationContext(id, inner, Keras1Names.settings(inner), called, own, version, graph, masks);
    }

    /** One of several layers in the same place, called with these tensors, with weights of its own. */
    TranslationContext part(String name, LayerConfig inner, List<GraphTensor> inputs, LayerWeights own) {
        return new TranslationContext(
                id + "/" + name,
                inner,
                Keras1Names.settings(inner),
                LayerArguments.of(inputs),
                own,
                version,
                graph,
                masks);
    }

    /** The same at one step of time, in the part of the graph that is done at every step. */
    TranslationContext inside(GraphBuilder steps, UnaryOperator<GraphTensor> oneStep) {
        return new TranslationContext(
                id, layer, settings, arguments.seen(oneStep), weights, version, steps, masks.inside());
    }

    /** The same with every tensor seen otherwise. */
    TranslationContext seeing(UnaryOperator<GraphTensor> view) {
        return new TranslationContext(id, layer, settings, arguments.seen(view), weights, version, graph, masks);
    }

    /** The shape of a tensor, without the batch. */
    static int[] known(GraphTensor tensor) {
        int[] shape = tensor.shape();
        if (shape == null) {
            throw Problem.of("the shape of what it takes is not known").asException();
        }
        return shape;
    }

    /** The input's shape as the graph holds it, without the batch. */
    int[] shape(GraphTensor tensor) {
        return known(tensor);
    }

    /**
     * The layer's own order of axes; Keras 1 says th and tf. Its ZeroPadding, Cropping and UpSampling do not write it: theirs is
     * that of what they take.
     */
    Layout dataFormat() {
        if (version.major() == 1 && !settings.has("data_format") && !inputs().isEmpty()) {
            return input().layout();
        }
        String format = settings.text("data_format", "channels_last");
        return switch (format) {
            case "channels_first", "th" -> Layout.CHANNELS_FIRST;
            case "channels_last", "tf", "default" -> Layout.CHANNELS_LAST;
            default ->
                throw Problem.of("its setting data_format cannot be understood")
                        .expected("channels_first or channels_last")
                        .found(format)
                        .asException();
        };
    }

    /** The input with its channels last and in the layout that the layer's data_format says. */
    GraphTensor spatialInput() {
        return dataFormat() == Layout.CHANNELS_FIRST ? graph.channelsLast(input()) : graph.modelOrder(input());
    }

    /** The length of the last axis of the graph's own tensor, -1 where unknown or free. */
    static int channels(GraphTensor tensor) {
        int[] shape = tensor.shape();
        return shape == null || shape.length == 0 ? -1 : shape[shape.length - 1];
    }

    /** An axis as the model counts it, batch included, as the graph counts it; never negative. */
    int axis(GraphTensor tensor, int axis) {
        int rank = shape(tensor).length + 1;
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw Problem.of("works on an axis that its input does not have")
                    .expected((1 - rank) + " to " + (rank - 1))
                    .found(axis)
                    .asException();
        }
        if (!tensor.channelsFirst() || positive == 0) {
            return positive;
        }
        return positive == 1 ? rank - 1 : positive - 1;
    }

    /** An axis as {@link #axis} has it, for a layer that must leave the batch alone. */
    int axisBesidesBatch(GraphTensor tensor, int axis) {
        int result = axis(tensor, axis);
        if (result == 0) {
            throw Problem.of("works on the batch axis, which is not supported").asException();
        }
        return result;
    }

    LayerTranslation identity() {
        return LayerTranslation.of(new Operation.Identity(), input());
    }
}
