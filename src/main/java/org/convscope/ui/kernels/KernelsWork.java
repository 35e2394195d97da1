package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.ColourInputs;
import org.convscope.inspect.kernels.KernelRange;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.kernels.SurveyKernels;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.KernelSettings;

/** Answers the view's questions; needs no engine. */
final class KernelsWork {
    /** Filters 0 to 4, as the reference figures show. */
    static final int FIRST = 5;

    /** The surveys that are wanted. */
    record SurveyQuestion(Network network, List<String> layers) {
        SurveyQuestion {
            layers = List.copyOf(layers);
        }
    }

    private final ReadKernels reader = new ReadKernels();
    private final SurveyKernels surveyor = new SurveyKernels();

    List<LayerKernels> kernels(KernelsQuestion question, TaskMonitor monitor) {
        List<LayerKernels> all = new ArrayList<>();
        for (String layer : question.layers()) {
            monitor.checkCancelled();
            monitor.progress(
                    "Kernels of " + layer,
                    all.size() / (double) question.layers().size());
            Network network = question.model().network();
            KernelStack stack = reader.of(network, layer);
            KernelSettings.Channel channel =
                    ShownKernels.channel(stack, question.settings().channel(), ColourInputs.areTakenBy(network, layer));
            all.add(kernels(stack, question.settings(), channel));
        }
        return all;
    }

    private static LayerKernels kernels(KernelStack stack, KernelSettings settings, KernelSettings.Channel channel) {
        boolean few = settings.coverage() == KernelSettings.Coverage.FIRST_FIVE;
        int count = few ? FIRST : stack.units();
        MosaicSource source = ShownKernels.first(stack, count, channel, settings.inputChannel());
        TileGrid grid = few ? TileGrid.of(1, FIRST) : TileGrid.all(settings.layout(), source.tiles());
        Mosaic tiles = Mosaic.of(
                source,
                grid,
                settings.gaps() == KernelSettings.Gaps.NONE ? Mosaic.Gaps.NONE : Mosaic.Gaps.DRAWN,
                settings.origin() == KernelSettings.Origin.LOWER ? RowOrigin.LOWER : RowOrigin.UPPER);
        return new LayerKernels(
                stack.layer(),
                ShapeText.times(new int[] {stack.height(), stack.width(), stack.inputs(), stack.units()}),
                stack.inputs(),
                stack.range(),
                KernelRange.of(stack).percentiles(),
                channel,
                ShownKernels.inputChannel(stack, settings.inputChannel()),
                tiles);
    }

    /** Ids of the convolutions whose kernels can be shown, in order. */
    static List<String> convolutions(Network network) {
        return network.convolutions().stream()
                .filter(ReadKernels::hasKernels)
                .map(LayerCall::id)
                .toList();
    }

    KernelRange all(Network network, TaskMonitor monitor) {
        return KernelRange.over(network, convolutions(network), monitor);
    }

    Map<String, KernelSurvey> surveys(SurveyQuestion question, TaskMonitor monitor) {
        Map<String, KernelSurvey> surveys = new LinkedHashMap<>();
        for (String layer : question.layers()) {
            monitor.checkCancelled();
            monitor.progress(
                    "Weights of " + layer,
                    surveys.size() / (double) question.layers().size());
            KernelStack stack = reader.of(question.network(), layer);
            Optional<float[]> bias = question.network()
                    .call(layer)
                    .weight("bias")
                    .map(Weight::read)
                    .map(Tensor::data);
            surveys.put(layer, surveyor.of(stack, bias, SurveyKernels.Parameters.DEFAULT, monitor));
        }
        return surveys;
    }
}
