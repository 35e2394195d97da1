package org.convscope.ui.inspector;

import java.util.List;
import java.util.Optional;
import org.convscope.array.Histogram;
import org.convscope.array.MapFlatness;
import org.convscope.array.Statistics;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.kernels.StrongestInputs;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.match.MatchUnit;
import org.convscope.inspect.prediction.PredictOutputs;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;

/** Answers the inspector's questions, off the event thread. */
final class InspectorWork {
    private static final int BINS = 48;
    private static final int INPUTS = 6;

    /** What is asked about a unit's map. */
    record MapQuestion(Network network, FrameSource frame, Preprocessing preprocessing, String layer, int unit) {}

    /** What is told about a unit's map. */
    record MapFacts(Statistics statistics, MapFlatness.Kind kind, Histogram histogram, int dead, int units) {}

    /** What is asked about a unit's kernel. */
    record KernelQuestion(Network network, String layer, int unit) {}

    /**
     * What is told about a unit's kernel.
     *
     * @param match the slice that is most like a classic kernel, in words; empty where there is none to compare with
     */
    record KernelFacts(int height, int width, List<StrongestInputs.Input> inputs, String match) {}

    /**
     * What is asked about a frame.
     *
     * @param whole the network with all units on, where some are switched off
     */
    record PredictionQuestion(
            Network network,
            Optional<Network> whole,
            FrameSource frame,
            Preprocessing preprocessing,
            List<OutputLabel> labels) {
        PredictionQuestion {
            labels = List.copyOf(labels);
        }
    }

    private final ViewContext context;
    private final MatchUnit matching = new MatchUnit();

    InspectorWork(ViewContext context) {
        this.context = context;
    }

    MapFacts map(MapQuestion question, TaskMonitor monitor) {
        var input = NetworkInputs.of(context, question.network(), question.preprocessing(), question.frame());
        LayerMaps maps = maps().compute(
                        new ComputeMaps.Request(question.network(), List.of(input), List.of(question.layer())), monitor)
                .get(0);
        int unit = Math.min(maps.units() - 1, question.unit());
        return new MapFacts(
                maps.statistics().get(unit),
                maps.kind(unit),
                maps.histogram(unit, BINS),
                maps.dead().size(),
                maps.units());
    }

    private ComputeMaps maps() {
        return new ComputeMaps(context.engine().get(), context.maps());
    }

    KernelFacts kernel(KernelQuestion question, TaskMonitor monitor) {
        KernelStack stack = new ReadKernels().of(question.network(), question.layer());
        monitor.checkCancelled();
        int unit = Math.min(stack.units() - 1, question.unit());
        return new KernelFacts(
                stack.height(),
                stack.width(),
                new StrongestInputs().of(stack, unit, INPUTS),
                question.network()
                        .find(question.layer())
                        .flatMap(call -> matching.ofUnit(call, stack, unit))
                        .map(LayerText::match)
                        .orElse(""));
    }

    /**
     * An answer.
     *
     * @param whole that of all units, where some are switched off
     */
    record Predicted(Prediction prediction, Optional<Prediction> whole) {}

    Predicted prediction(PredictionQuestion question, TaskMonitor monitor) {
        var input = NetworkInputs.of(context, question.network(), question.preprocessing(), question.frame());
        var predict = new PredictOutputs(maps());
        return new Predicted(
                predict.predict(new PredictOutputs.Request(question.network(), input, question.labels()), monitor),
                question.whole()
                        .map(network -> predict.predict(
                                new PredictOutputs.Request(network, input, question.labels()), monitor)));
    }
}
