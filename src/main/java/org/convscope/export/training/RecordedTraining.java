package org.convscope.export.training;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.train.NetworkOrigin;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.TrainedNetwork;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.jspecify.annotations.Nullable;

/** A training and its files: a step a slice, then the frames that were kept for the end, one a slice, then what is written of it. */
public final class RecordedTraining implements SlicedWork<TrainingOutcome.Written> {
    private final Request request;
    private final Supplier<Engine> engine;
    private final Function<FrameSource, Frame> reader;
    private final Consumer<ProblemException> failed;
    private final TrainingRun run;
    private @Nullable TrainedNetwork trained;
    private @Nullable PredictFrames judging;

    /**
     * @param state where it stands after every epoch
     */
    public record Request(
            PrepareTraining.Prepared prepared,
            NetworkOrigin network,
            TrainingSettings settings,
            WriteTraining files,
            StateFile state) {}

    /**
     * @param begin where it begins
     * @param reader of the frames that were kept for the end
     * @param watcher told of every epoch when it is written, on the thread that trains
     * @param failed told of frames that cannot be judged
     */
    public RecordedTraining(
            Request request,
            TrainingState begin,
            Supplier<Engine> engine,
            Function<FrameSource, Frame> reader,
            Consumer<TrainingState> watcher,
            Consumer<ProblemException> failed) {
        this.request = request;
        this.engine = engine;
        this.reader = reader;
        this.failed = failed;
        PrepareTraining.Prepared prepared = request.prepared();
        run = new TrainingRun(
                engine,
                prepared.model().network(),
                prepared.data(),
                prepared.split(),
                request.settings(),
                begin,
                now -> {
                    request.files()
                            .epoch(
                                    prepared,
                                    request.state(),
                                    now,
                                    request.settings(),
                                    request.network().name());
                    watcher.accept(now);
                });
    }

    /** Trains no further: what was learned by now is what is kept. */
    void end() {
        if (trained == null) {
            trained = run.best();
        }
    }

    /** All of it in one go. */
    public TrainingOutcome.Written all(TaskMonitor monitor) {
        Optional<TrainingOutcome.Written> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<TrainingOutcome.Written> next(TaskMonitor monitor) {
        TrainedNetwork done = trained;
        if (done == null) {
            Optional<TrainedNetwork> result = run.next(monitor);
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

    private TrainingOutcome.Written written(TrainedNetwork result, Optional<DataSetPredictions> predictions) {
        var test = predictions.map(new ScorePredictions()::judge);
        return request.files()
                .finish(
                        request.prepared(),
                        result,
                        request.settings(),
                        request.network().name(),
                        test);
    }
}
