package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.TileLayout;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.kernels.SurveyKernels;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.mosaic.TileSet;
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

    /**
     * The ends of all weights of all convolutions.
     *
     * @param extremes smallest and largest
     * @param percentiles the ends at their percentiles
     */
    record AllWeights(Range extremes, ColourEnds percentiles) {}

    private final ReadKernels reader = new ReadKernels();
    private final SurveyKernels surveyor = new SurveyKernels();

    List<LayerKernels> kernels(KernelsQuestion question, TaskMonitor monitor) {
        List<LayerKernels> all = new ArrayList<>();
        for (String layer : question.layers()) {
            monitor.checkCancelled();
            monitor.progress(
                    "Kernels of " + layer,
                    all.size() / (double) question.layers().size());
            all.add(kernels(reader.of(question.model().network(), layer), question.settings()));
        }
        return all;
    }

    private static LayerKernels kernels(KernelStack stack, KernelSettings settings) {
        boolean few = settings.coverage() == KernelSettings.Coverage.FIRST_FIVE;
        int count = few ? FIRST : stack.units();
        MosaicSource source = ShownKernels.first(stack, count, settings.channel(), settings.inputChannel());
        TileGrid grid = few ? TileGrid.of(1, FIRST) : grid(settings.layout(), source.tiles());
        TileSet tiles = TileSet.of(
                source,
                grid,
                settings.gaps() == KernelSettings.Gaps.NONE ? TileSet.Gaps.NONE : TileSet.Gaps.DRAWN,
                settings.origin() == KernelSettings.Origin.LOWER ? RowOrigin.LOWER : RowOrigin.UPPER);
        return new LayerKernels(
                stack.layer(),
                stack.height() + " × " + stack.width() + " × " + stack.inputs() + " × " + stack.units(),
                stack.inputs(),
                stack.range(),
                percentiles(stack),
                ShownKernels.channel(stack, settings.channel()),
                ShownKernels.inputChannel(stack, settings.inputChannel()),
                tiles);
    }

    private static ColourEnds percentiles(KernelStack stack) {
        var sample = new ValueSample(stack.data().length, ValueSample.OF_LAYER);
        sample.add(stack.data(), 0, 1);
        return sample.ends(ColourLimits.PERCENTILES, stack.range());
    }

    /** Ids of the convolutions whose kernels can be shown, in order. */
    static List<String> convolutions(Network network) {
        return network.convolutions().stream()
                .filter(ReadKernels::hasKernels)
                .map(LayerCall::id)
                .toList();
    }

    AllWeights all(Network network, TaskMonitor monitor) {
        List<String> layers = convolutions(network);
        long total = layers.stream()
                .flatMap(layer -> network.call(layer).kernel().stream())
                .mapToLong(Weight::size)
                .sum();
        var sample = new ValueSample(total, ValueSample.OF_LAYER);
        Range extremes = Range.EMPTY;
        int done = 0;
        for (String layer : layers) {
            monitor.checkCancelled();
            monitor.progress("Kernels of " + layer, done++ / (double) layers.size());
            KernelStack stack = reader.of(network, layer);
            extremes = extremes.union(stack.range());
            sample.add(stack.data(), 0, 1);
        }
        return new AllWeights(extremes, sample.ends(ColourLimits.PERCENTILES, extremes));
    }

    /** Rows and columns that hold all kernels, in the proportions of the layout. */
    static TileGrid grid(TileLayout layout, int tiles) {
        return switch (layout) {
            case SQUARE -> TileGrid.square(tiles);
            case FOUR_BY_EIGHT -> TileGrid.perRow(8, tiles);
            case EIGHT_BY_FOUR -> TileGrid.perRow(4, tiles);
            case SIXTEEN_A_ROW -> TileGrid.perRow(16, tiles);
        };
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
