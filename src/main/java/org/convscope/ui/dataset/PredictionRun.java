package org.convscope.ui.dataset;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** Asks the open model about all frames of a data set, in the background, a frame a slice. On the event thread. */
final class PredictionRun {
    private final ViewContext context;
    private final Function<FrameSource, Frame> reader;
    private final Owner owner = Owner.named("data set prediction");
    private @Nullable PredictFrames work;
    private @Nullable Function<DataSetPredictions, ScoredPredictions> judgement;

    /**
     * @param reader decodes a frame, past the cache: these frames are looked at once
     */
    PredictionRun(ViewContext context, Function<FrameSource, Frame> reader) {
        this.context = context;
        this.reader = reader;
    }

    /** Why nothing can be predicted now, a sentence for the user; empty if it can. */
    Optional<String> obstacle(DataSet dataSet) {
        Optional<ModelDocument> model = context.documents().model();
        if (model.isEmpty()) {
            return Optional.of("Open a model to see what it says about these frames.");
        }
        if (dataSet.frames().isEmpty()) {
            return Optional.of("There is no frame to predict.");
        }
        return PredictFrames.obstacle(model.get().network()).map(Problem::standing);
    }

    /**
     * Begins; nothing may stand in the way.
     *
     * @param done gets what was predicted
     */
    Job start(DataSet dataSet, Consumer<ScoredPredictions> done) {
        ModelDocument model = context.documents().model().orElseThrow();
        List<OutputLabel> labels =
                model.sidecar().map(sidecar -> sidecar.labels()).orElse(List.of());
        Provenance provenance = Provenance.start()
                .with("Model", model.model().file().toString())
                .with(model.network().declarations())
                .with("Preprocessing", model.preprocessingKey())
                .with("Data set", dataSet.origin().toString());
        var subject = new PredictionSubject(dataSet.origin(), model);
        Function<DataSetPredictions, ScoredPredictions> judge =
                predictions -> ScoredPredictions.of(predictions, subject, provenance);
        var request = new PredictFrames.Request(model.network(), labels, dataSet.columns(), dataSet.frames());
        var prepare = new PrepareInput(model.network(), model.preprocessing());
        var frames = new PredictFrames(context.engine(), frame -> input(subject, prepare, frame), request, failure -> {
            // listed with the frames that failed, at the end
        });
        work = frames;
        judgement = judge;
        return context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        "Predicting " + dataSet.frames().size() + " frames",
                        frames,
                        context.problems()
                                .receiver(
                                        "The data set was not predicted", result -> done.accept(judge.apply(result))));
    }

    /** What was predicted until a cancel; empty if nothing was. */
    Optional<ScoredPredictions> soFar() {
        PredictFrames now = work;
        Function<DataSetPredictions, ScoredPredictions> judge = judgement;
        if (now == null || judge == null) {
            return Optional.empty();
        }
        DataSetPredictions some = now.soFar();
        return some.rows().isEmpty() ? Optional.empty() : Optional.of(judge.apply(some));
    }

    /** Ends it without a word. */
    void cancel() {
        work = null;
        context.tasks().cancel(owner);
    }

    /** On several threads. */
    private NetworkInput input(PredictionSubject subject, PrepareInput prepare, LabelledFrame frame) {
        subject.reading(frame.source());
        return prepare.of(reader.apply(frame.source()), "");
    }
}
