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
            table.put("ConvLSTM" + axes + "D", site -> translate(site, rank));
        }
    }

    private static Translation translate(LayerSite site, int axes) {
        Settings settings = site.settings();
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input);
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
        GraphBuilder steps = site.graph().distributed(shape[0]);
        boolean first = site.dataFormat() == Layout.CHANNELS_FIRST;
        Flow step = TimeDistribution.oneStep(input);
        Flow spatial = first ? steps.channelsLast(step) : step;
        int filters = settings.positive("filters");
        int[] kernel = settings.positives("kernel_size", axes, 1);
        var convolution = new Operation.Convolution(
                4 * filters,
                kernel,
                Convolutions.strides(site, axes),
                Convolutions.padding(site),
                settings.positives("dilation_rate", axes, 1),
                1);
        var kernelWeight =
                site.weights().take("kernel", Convolutions.shape(kernel, LayerSite.channels(spatial), 4 * filters));
        site.weights().take("recurrent_kernel", Convolutions.shape(kernel, filters, 4 * filters));
        var weights = settings.flag("use_bias", true)
                ? List.of(kernelWeight, site.weights().take("bias", 4 * filters))
                : List.of(kernelWeight);
        Flow convolved = TimeDistribution.allSteps(
                steps.put(site.id() + "/input", convolution, List.of(spatial), weights), shape[0]);
        Activation activation = Recurrents.activation(site, "activation", "tanh");
        Activation gate = Recurrents.activation(site, "recurrent_activation", "hard_sigmoid");
        Translation result = Recurrents.delivered(
                first ? site.seeing(site.graph()::channelsLast) : site,
                List.of(convolved),
                2,
                walk -> new Operation.ConvolutionalLstm(filters, kernel, activation, gate, walk));
        return first ? channelsFirst(site, result, shape[0]) : result;
    }

    /** The model has the channels of every step, and of a state, first. */
    private static Translation channelsFirst(LayerSite site, Translation result, int time) {
        List<Flow> states = result.more().stream()
                .map(flow -> new Flow(flow.id(), flow.shape(), Layout.CHANNELS_FIRST))
                .toList();
        if (!site.settings().flag("return_sequences", false)) {
            return result.layout(Layout.CHANNELS_FIRST).more(states);
        }
        Flow computed =
                site.graph().put(site.id() + "/sequence", result, site.weights().taken());
        Flow step = TimeDistribution.oneStep(computed);
        Flow moved =
                site.graph().distributed(time).modelOrder(new Flow(step.id(), step.shape(), Layout.CHANNELS_FIRST));
        return Translation.of(new Operation.Identity(), TimeDistribution.allSteps(moved, time))
                .more(states)
                .masked(result.mask());
    }
}
