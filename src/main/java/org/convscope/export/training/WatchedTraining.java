package org.convscope.export.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.TrainedNetwork;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * A training that somebody looks at: a step a slice, then the frames that were kept for the end, one a slice, then its
 * files. It can be paused and ended between two slices; ended early, the best epoch so far is what is kept.
 */
public final class WatchedTraining implements SlicedWork<TrainingOutcome> {
    private static final int MOST_NUMBERS = 1 << 18;

    private final Request request;
    private final Supplier<Engine> engine;
    private final Function<FrameSource, Frame> reader;
    private final Consumer<WatchedEpoch> watcher;
    private final Consumer<ProblemException> failed;
    private final TrainingRun run;
    private volatile Wish wish = Wish.GO_ON;
    private @Nullable TrainedNetwork trained;
    private @Nullable PredictFrames judging;

    /**
     * @param shares of training, validation and test
     */
    public record Request(
            PrepareTraining.Prepared prepared,
            TrainingSettings settings,
            WriteTraining files,
            Path model,
            NetworkOrigin network,
            List<Double> shares) {}

    /**
     * What a training begins with.
     *
     * @param name for people
     * @param description all that is to be the same where it is gone on with
     * @param frozen layers that do not learn
     */
    public record NetworkOrigin(String name, String description, List<String> frozen) {
        public NetworkOrigin {
            frozen = List.copyOf(frozen);
        }
    }

    /** What whoever looks at it wants. */
    public enum Wish {
        GO_ON,
        PAUSE,
        END
    }

    /**
     * @param reader of the frames that were kept for the end
     * @param watcher told of every epoch, on the thread that trains
     * @param failed told of frames that cannot be judged
     */
    public WatchedTraining(
            Request request,
            Supplier<Engine> engine,
            Function<FrameSource, Frame> reader,
            Consumer<WatchedEpoch> watcher,
            Consumer<ProblemException> failed) {
        this.request = request;
        this.engine = engine;
        this.reader = reader;
        this.watcher = watcher;
        this.failed = failed;
        PrepareTraining.Prepared prepared = request.prepared();
        StateFile state = request.files()
                .state(
                        prepared,
                        request.network().description(),
                        request.network().frozen(),
                        request.shares().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        request.settings());
        Network network = prepared.model().network();
        run = new TrainingRun(
                engine,
                network,
                prepared.data(),
                prepared.split(),
                request.settings(),
                TrainingRun.begin(network),
                now -> {
                    request.files()
                            .epoch(
                                    prepared,
                                    state,
                                    now,
                                    request.settings(),
                                    request.network().name());
                    watch(network, now);
                });
    }

    /** From any thread; heard after the slice. */
    public void wish(Wish wanted) {
        wish = wanted;
    }

    private void watch(Network network, TrainingState now) {
        Optional<KernelStack> kernels = ReadKernels.first(network)
                .map(LayerCall::id)
                .map(layer -> new ReadKernels().of(now.nowOf(network), layer))
                .filter(stack -> stack.data().length <= MOST_NUMBERS)
                .map(stack -> new KernelStack(
                        stack.layer(),
                        stack.height(),
                        stack.width(),
                        stack.inputs(),
                        stack.units(),
                        stack.data().clone()));
        watcher.accept(new WatchedEpoch(now.history().get(now.history().size() - 1), kernels));
    }

    @Override
    public Optional<TrainingOutcome> next(TaskMonitor monitor) throws Exception {
        monitor.checkCancelled();
        if (wish == Wish.PAUSE) {
            return Optional.of(new TrainingOutcome.Paused());
        }
        TrainedNetwork done = trained;
        if (done == null) {
            Optional<TrainedNetwork> result = wish == Wish.END ? Optional.of(run.best()) : run.next(monitor);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            done = result.get();
            trained = done;
        }
        if (request.prepared().split().test().isEmpty()) {
            return Optional.of(written(done, Optional.empty()));
        }
        PredictFrames now = judging;
        if (now == null) {
            judging = judging(done);
            return Optional.empty();
        }
        TrainedNetwork finished = done;
        return now.next(monitor).map(predictions -> written(finished, Optional.of(predictions)));
    }

    private PredictFrames judging(TrainedNetwork result) {
        PrepareTraining.Prepared prepared = request.prepared();
        var prepare = new PrepareInput(result.network(), prepared.preprocessing());
        return new PredictFrames(
                engine,
                frame -> prepare.of(reader.apply(frame.source()), ""),
                new PredictFrames.Request(
                        result.network(),
                        prepared.labels(),
                        prepared.dataSet().columns(),
                        prepared.split().test().stream()
                                .map(prepared.data()::frame)
                                .toList()),
                failed);
    }

    private TrainingOutcome written(TrainedNetwork result, Optional<DataSetPredictions> predictions) {
        var test = predictions.map(new ScorePredictions()::judge);
        request.files()
                .finish(
                        request.prepared(),
                        result,
                        request.settings(),
                        request.network().name(),
                        test);
        return new TrainingOutcome.Written(request.model(), result, test);
    }
}
