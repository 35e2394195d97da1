package org.convscope.inspect.explain;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.choice.ExciterPreset;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.InputScale;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.census.FrameShells;
import org.convscope.inspect.census.UnitShells;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.PredictOutputs;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Explains a network's answer on one frame. What cannot be told of a network, such as Grad-CAM of one without maps, says
 * why and the rest is told.
 */
public final class ExplainFrame {
    /** As many units and frames as are listed where nobody says. */
    public static final int COUNT = 10;

    private static final int EXCITER_STEPS = 32;
    private static final long SEED = 0;

    private final Engine engine;
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Consumer<ProblemException> failed;

    /**
     * @param inputs reads and prepares a frame of the data set on several threads at once, throwing a
     *     {@link ProblemException} where it cannot
     * @param failed told of every frame of the data set that could not be read or computed
     */
    public ExplainFrame(
            Engine engine, Function<LabelledFrame, NetworkInput> inputs, Consumer<ProblemException> failed) {
        this.engine = engine;
        this.inputs = inputs;
        this.failed = failed;
    }

    /**
     * What is asked for.
     *
     * @param frame with its place in the input
     * @param source where the frame is
     * @param labels what outputs mean, as far as anybody says so
     * @param output id or name of the output; empty for the first that gives each frame one answer
     * @param index which number of it; empty for its strongest
     * @param layer whose units are ranked, by name; empty for the last convolution that the class depends on
     * @param count how many units and near frames are listed
     * @param scale how pictures become inputs, for exciters
     * @param among frames that the nearest are taken from; empty for none
     */
    public record Request(
            Network network,
            NetworkInput frame,
            FrameSource source,
            List<OutputLabel> labels,
            Optional<String> output,
            OptionalInt index,
            Optional<String> layer,
            int count,
            InputScale scale,
            List<LabelledFrame> among) {
        public Request {
            labels = List.copyOf(labels);
            among = List.copyOf(among);
        }

        /**
         * The id of the layer whose units are ranked.
         *
         * @throws ProblemException if there is no such output, class or layer, the output gives maps, or the class does not
         *     depend on the layer
         */
        public String require() {
            TargetObjective objective = target(0).in(network);
            if (!isOneAnswer(objective.network().call(objective.call()))) {
                throw ReadAnswer.givesMaps(objective.call());
            }
            return layerOf(objective);
        }

        private Target.OutputClass target(int strongest) {
            if (network.outputs().isEmpty()) {
                throw Problem.of("the model has no output whose answer could be explained")
                        .asException();
            }
            return new Target.OutputClass(output.orElseGet(this::firstAnswer), index.orElse(strongest));
        }

        private String firstAnswer() {
            return network.outputs().stream()
                    .filter(id -> isOneAnswer(network.call(id)))
                    .findFirst()
                    .orElseGet(() -> network.outputs().get(0));
        }

        private static boolean isOneAnswer(LayerCall call) {
            return call.outputShape().length <= 1;
        }

        private String layerOf(TargetObjective objective) {
            List<LayerCall> leading = objective.network().ancestors(List.of(objective.call()));
            if (layer.isEmpty()) {
                return objective.network().convolutions().stream()
                        .filter(call -> leading.contains(call) && !call.id().equals(objective.call()))
                        .reduce((first, second) -> second)
                        .orElseThrow(() -> Problem.of("no convolution leads to the answer")
                                .nextStep("Name a layer with --layer")
                                .asException())
                        .id();
            }
            LayerCall call = NamedLayer.of(objective.network(), layer.get());
            if (!leading.contains(call) || call.id().equals(objective.call())) {
                throw Problem.of(objective.target().text() + " does not depend on it")
                        .subject(LayerCall.subject(call.id()))
                        .asException();
            }
            return call.id();
        }
    }

    /** How exciters climb: cheaply. */
    public static ExciterSettings exciterSettings() {
        return ExciterSettings.of(ExciterPreset.FOURIER).withSteps(EXCITER_STEPS);
    }

    /** The exciters of some units of a layer, as they are asked for. */
    public static FindExciters.Request exciters(Network network, InputScale scale, String layer, List<Integer> units) {
        return FindExciters.Request.of(
                network,
                units.stream().<Target>map(unit -> new Target.Unit(layer, unit)).toList(),
                exciterSettings(),
                scale,
                SEED);
    }

    /**
     * All in one go, for whoever has nothing else to do.
     *
     * @throws ProblemException as {@link Request#require}, or if the answer cannot be computed
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public FrameExplanation of(Request request, TaskMonitor monitor) {
        var work = new Explaining(request);
        Optional<FrameExplanation> result = work.next(monitor);
        while (result.isEmpty()) {
            result = work.next(monitor);
        }
        return result.get();
    }

    /**
     * A part of the explanation a slice, and then a frame that it is compared with. Holds nothing of the engine between two.
     *
     * @throws ProblemException as {@link Request#require}
     */
    public SlicedWork<FrameExplanation> slices(Request request) {
        request.require();
        return new Explaining(request);
    }

    /** The answer, and what ranks units by it. */
    private record Begun(
            Prediction prediction,
            Target.OutputClass target,
            ExplainedAnswer answer,
            LayerContributions layer,
            ExplanationPart<List<UnitShells>> shells) {
        List<Integer> units() {
            return layer.units().stream().map(UnitContribution::unit).toList();
        }
    }

    private final class Explaining implements SlicedWork<FrameExplanation> {
        private final Request request;
        private @Nullable Begun begun;
        private @Nullable ExplanationPart<SaliencyMaps> gradCam;
        private @Nullable ExplanationPart<HiddenRings> hidden;
        private @Nullable ExplanationPart<FindExciters.Result> exciters;
        private @Nullable FoldFrames<List<NearFrame>> near;

        Explaining(Request request) {
            this.request = request;
        }

        @Override
        public Optional<FrameExplanation> next(TaskMonitor monitor) {
            monitor.checkCancelled();
            Begun first = begun;
            if (first == null) {
                begun = begin(request, monitor);
                return Optional.empty();
            }
            if (gradCam == null) {
                monitor.progress("Grad-CAM", 0.1);
                gradCam = gradCam(request, first, monitor);
                return Optional.empty();
            }
            if (hidden == null) {
                monitor.progress("Hiding parts of the frame", 0.15);
                hidden = ExplanationPart.attempt(() ->
                        new HideParts(engine).of(request.network(), request.frame(), first.target(), monitor.ofStep()));
                return Optional.empty();
            }
            if (exciters == null) {
                monitor.progress("Climbing to exciters", 0.3);
                exciters = exciters(request, first, monitor);
                return Optional.empty();
            }
            if (request.among().isEmpty()) {
                return Optional.of(with(first, gradCam, hidden, exciters, Optional.empty()));
            }
            FoldFrames<List<NearFrame>> fold = near == null ? near(request, first.layer()) : near;
            near = fold;
            Optional<FoldedFrames<List<NearFrame>>> folded = fold.next(secondHalf(monitor));
            return folded.isEmpty()
                    ? Optional.empty()
                    : Optional.of(with(first, gradCam, hidden, exciters, Optional.of(nearest(folded.get()))));
        }

        private FrameExplanation with(
                Begun first,
                ExplanationPart<SaliencyMaps> seen,
                ExplanationPart<HiddenRings> needed,
                ExplanationPart<FindExciters.Result> climbed,
                Optional<ExplanationPart<NearFrames>> nearest) {
            return new FrameExplanation(
                    first.prediction(), first.answer(), seen, needed, first.layer(), climbed, first.shells(), nearest);
        }
    }

    private Begun begin(Request request, TaskMonitor monitor) {
        request.require();
        Network network = request.network();
        List<Tensor> given = request.frame().inputs();
        monitor.progress("Computing the answer", 0);
        Prediction prediction = new PredictOutputs(new ComputeMaps(engine, new MapCache(0)))
                .predict(new PredictOutputs.Request(network, request.frame(), request.labels()), monitor.ofStep());
        var read = new ReadAnswer(engine);
        Target.OutputClass first = request.target(0);
        int index = request.index().orElseGet(() -> read.strongest(network, first, prediction));
        Target.OutputClass target = request.target(index);
        TargetObjective objective = target.in(network);
        try {
            ExplainedAnswer answer = read.of(objective, prediction, given, monitor.ofStep());
            monitor.progress("Ranking units", 0.05);
            LayerContributions layer = new RankContributions(engine)
                    .of(
                            objective,
                            request.layerOf(objective),
                            given,
                            answer.isNo() ? RankContributions.First.LOWERING : RankContributions.First.RAISING,
                            request.count(),
                            monitor.ofStep());
            List<Integer> units =
                    layer.units().stream().map(UnitContribution::unit).toList();
            return new Begun(prediction, target, answer, layer, shells(request, objective, layer, units));
        } finally {
            if (objective.network() != network) {
                engine.release(objective.network());
            }
        }
    }

    private ExplanationPart<SaliencyMaps> gradCam(Request request, Begun begun, TaskMonitor monitor) {
        var settings = new SaliencySettings(GradientMethod.GRADCAM, Optional.empty(), SaliencySettings.STEPS, SEED);
        return ExplanationPart.attempt(() -> new ComputeSaliency(engine)
                .compute(
                        new ComputeSaliency.Request(
                                request.network(), request.frame().inputs(), begun.target(), settings),
                        monitor.ofStep()));
    }

    private ExplanationPart<FindExciters.Result> exciters(Request request, Begun begun, TaskMonitor monitor) {
        return ExplanationPart.attempt(() -> new FindExciters(engine)
                .of(
                        exciters(
                                request.network(),
                                request.scale(),
                                begun.layer().layer(),
                                begun.units()),
                        ClimbListener.NONE,
                        monitor.ofStep()));
    }

    private static ExplanationPart<List<UnitShells>> shells(
            Request request, TargetObjective objective, LayerContributions layer, List<Integer> units) {
        Optional<Resolution> resolution = Resolution.of(request.frame().geometry());
        if (resolution.isEmpty()) {
            return ExplanationPart.none("Nothing says where a resolution lies on the frame.");
        }
        return FrameShells.of(
                        layer.layer(),
                        layer.output(),
                        units,
                        new ReceptiveFields(objective.network()).of(layer.layer()),
                        request.frame().coordinates().orElseThrow(),
                        resolution.get())
                .map(ExplanationPart::of)
                .orElseGet(() -> ExplanationPart.none("No place of layer '" + layer.layer() + "' has a resolution."));
    }

    private FoldFrames<List<NearFrame>> near(Request request, LayerContributions layer) {
        List<LabelledFrame> others = request.among().stream()
                .filter(frame -> !isSame(frame.source(), request.source()))
                .toList();
        return new FoldFrames<>(
                () -> engine,
                inputs,
                new FoldFrames.Request("Comparing with", request.network(), others, BatchSize.ONE),
                new CosineToFrame(layer.layer(), layer.output(), request.count()),
                failed);
    }

    private static ExplanationPart<NearFrames> nearest(FoldedFrames<List<NearFrame>> folded) {
        return folded.frames() == 0
                ? ExplanationPart.none("No other frame of the data set could be compared.")
                : ExplanationPart.of(new NearFrames(folded.part(), folded.frames(), folded.failures()));
    }

    /** Comparing with other frames is about half of the work where there are some. */
    private static TaskMonitor secondHalf(TaskMonitor monitor) {
        return new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                monitor.progress(message, fraction < 0 ? fraction : (1 + fraction) / 2);
            }

            @Override
            public boolean isCancelled() {
                return monitor.isCancelled();
            }
        };
    }

    private static boolean isSame(FrameSource one, FrameSource other) {
        return one.image() == other.image()
                && one.dataSet().equals(other.dataSet())
                && whole(one.file()).equals(whole(other.file()));
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
