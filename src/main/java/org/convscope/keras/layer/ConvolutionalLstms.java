package org.convscope.keras.layer;

import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/**
 * {@code ConvLSTM1D/2D/3D}: the input is convolved at every step, which stands in the graph as a call of its own; the rest is
 * the layer. Weights: kernel, recurrent_kernel, bias.
 */
final class ConvolutionalLstms {
    private ConvolutionalLstms() {}

    static void register(Map<String, LayerTranslator> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("ConvLSTM" + axes + "D", context -> translate(context, rank));
        }
    }

    private static LayerTranslation translate(TranslationContext context, int axes) {
        LayerSettings settings = context.settings();
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        if (shape.length != axes + 2) {
            throw Problem.of("takes sequences of another number of axes")
                    .expected(axes + 2)
                    .found(shape.length)
                    .asException();
        }
        if (settings.flag("time_major", false)) {
            throw Problem.of("time before the batch (time_major) is not supported here")
                    .asException();
        }
        GraphBuilder steps = context.graph().distributed(shape[0]);
        boolean first = context.dataFormat() == Layout.CHANNELS_FIRST;
        GraphTensor step = TimeDistribution.oneStep(input);
        GraphTensor spatial = first ? steps.channelsLast(step) : step;
        int filters = settings.positive("filters");
        int[] kernel = settings.positives("kernel_size", axes, 1);
        var convolution = new Operation.Convolution(
                4 * filters,
                kernel,
                ConvolutionLayers.strides(context, axes),
                ConvolutionLayers.padding(context),
                settings.positives("dilation_rate", axes, 1),
                1);
        var kernelWeight = context.weights()
                .take("kernel", ConvolutionLayers.shape(kernel, TranslationContext.channels(spatial), 4 * filters));
        context.weights().take("recurrent_kernel", ConvolutionLayers.shape(kernel, filters, 4 * filters));
        var weights = settings.flag("use_bias", true)
                ? List.of(kernelWeight, context.weights().take("bias", 4 * filters))
                : List.of(kernelWeight);
        GraphTensor convolved = TimeDistribution.allSteps(
                steps.put(context.id() + "/input", convolution, List.of(spatial), weights), shape[0]);
        Activation activation = RecurrentLayers.activation(context, "activation", "tanh");
        Activation gate = RecurrentLayers.activation(context, "recurrent_activation", "hard_sigmoid");
        LayerTranslation result = RecurrentLayers.delivered(
                first ? context.seeing(context.graph()::channelsLast) : context,
                List.of(convolved),
                2,
                walk -> new Operation.ConvolutionalLstm(filters, kernel, activation, gate, walk));
        return first ? channelsFirst(context, result, shape[0]) : result;
    }

    /** The model has the channels of every step, and of a state, first. */
    private static LayerTranslation channelsFirst(TranslationContext context, LayerTranslation result, int time) {
        List<GraphTensor> states = result.more().stream()
                .map(tensor -> new GraphTensor(tensor.id(), tensor.shape(), Layout.CHANNELS_FIRST))
                .toList();
        if (!context.settings().flag("return_sequences", false)) {
            return result.layout(Layout.CHANNELS_FIRST).more(states);
        }
        GraphTensor computed = context.graph()
                .put(context.id() + "/sequence", result, context.weights().taken());
        GraphTensor step = TimeDistribution.oneStep(computed);
        GraphTensor moved = context.graph()
                .distributed(time)
                .modelOrder(new GraphTensor(step.id(), step.shape(), Layout.CHANNELS_FIRST));
        return LayerTranslation.of(new Operation.Identity(), TimeDistribution.allSteps(moved, time))
                .more(states)
                .masked(result.mask());
    }
}
