package org.convscope.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.ablation.AblationAnswers;
import org.convscope.export.ablation.AblationRanking;
import org.convscope.inspect.ablation.FrameFalls;
import org.convscope.inspect.ablation.FramesOfClass;
import org.convscope.inspect.ablation.RankUnits;
import org.convscope.inspect.ablation.UnitMeans;
import org.convscope.inspect.ablation.UnitRanking;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What is asked of a model whose units are switched off, over the frames of a command. */
record AblationWork(
        OpenModel open,
        InputOptions.Reading reading,
        Engine engine,
        Function<LabelledFrame, NetworkInput> inputs,
        KnownLabels known,
        List<LabelledFrame> asked,
        CommandOutput console) {

    /** All units one by one, and the frames that could not be computed. */
    record Ranked(AblationRanking ranking, List<FailedFrame> failures) {}

    Network network() {
        return open.network();
    }

    /**
     * The mean of each unit over all frames.
     *
     * @throws org.convscope.problem.ProblemException if no frame can be used
     */
    double[] means(LayerCall call) {
        FoldedFrames<UnitMeans.Sums> folded = UnitMeans.of(
                        this::engine, inputs, network(), call.id(), asked, console::fail)
                .all(console.monitor());
        requireFrames(folded.frames());
        return folded.part().means();
    }

    /**
     * The answers with all units, and without some.
     *
     * @throws org.convscope.problem.ProblemException if no frame can be used
     */
    AblationAnswers answers(SwitchedOff off) {
        DataSetPredictions with = predictions(network());
        requireFrames(with.rows().size());
        KnownLabels.sayUnjudged(with, new ScorePredictions().judge(with), console);
        return new AblationAnswers(asked, with, predictions(SwitchedOff.in(network(), List.of(off))));
    }

    private DataSetPredictions predictions(Network network) {
        return new PredictFrames(
                        this::engine,
                        inputs,
                        new PredictFrames.Request(network, reading.labels(), known.columns(), asked),
                        console::fail)
                .all(console.monitor());
    }

    /**
     * Each unit of a layer switched off by itself.
     *
     * @param values by unit, what its map is set to
     * @param areas of a census, by unit
     * @param output null for the first
     * @param index which class; null for the only one, else each frame's own answer
     * @throws org.convscope.problem.ProblemException if there is no such class, it does not depend on the layer, or no frame can be
     *     used
     */
    Ranked ranking(
            LayerCall call,
            double[] values,
            Map<Integer, Double> areas,
            @Nullable String output,
            @Nullable Integer index) {
        String named = output == null ? network().outputs().get(0) : output;
        String id = new Target.OutputClass(named, index == null ? 0 : index)
                .in(network())
                .call();
        OptionalInt chosen = index != null
                ? OptionalInt.of(index)
                : network().call(id).units() == 1 ? OptionalInt.of(0) : OptionalInt.empty();
        var request = new RankUnits.Request(network(), call.id(), values, id, chosen, asked);
        try (var work = new RankUnits(this::engine, inputs, request, console::fail)) {
            FoldedFrames<List<FrameFalls>> folded = work.all(console.monitor());
            requireFrames(folded.frames());
            AblationRanking ranking = chosen.isEmpty()
                    ? new AblationRanking(
                            call.id(),
                            id,
                            "each frame's own answer",
                            "all frames",
                            UnitRanking.of(folded.part(), frame -> true),
                            areas)
                    : ofClass(call, id, chosen.getAsInt(), areas, folded.part());
            return new Ranked(ranking, folded.failures());
        }
    }

    /** Over the frames that have the class where labels say so. */
    private AblationRanking ofClass(
            LayerCall call, String output, int index, Map<Integer, Double> areas, List<FrameFalls> falls) {
        String label =
                new OutputLabels(network(), reading.labels()).of(output, index).name();
        var ofClass = new FramesOfClass(known.columns(), label);
        boolean isKnown = falls.stream().anyMatch(one -> ofClass.test(one.frame()));
        return new AblationRanking(
                call.id(),
                output,
                label,
                isKnown ? "frames labelled " + label : "all frames",
                UnitRanking.of(falls, isKnown ? ofClass : frame -> true),
                areas);
    }

    private static void requireFrames(int frames) {
        if (frames == 0) {
            throw Problem.of("none of the frames can be used, so nothing is known of what units do")
                    .asException();
        }
    }
}
