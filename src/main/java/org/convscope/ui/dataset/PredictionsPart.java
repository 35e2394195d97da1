package org.convscope.ui.dataset;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.Timer;
import org.convscope.dataset.DataSet;
import org.convscope.export.Provenance;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.problem.Problem;
import org.convscope.render.NumberText;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobPanel;
import org.convscope.ui.work.LatestRequest;
import org.jspecify.annotations.Nullable;

/** Begins and ends predicting the data set, and keeps what came of it. */
final class PredictionsPart {
    private static final int GROWING_MILLISECONDS = 3000;
    /** Every half minute, so that not more is lost to a power cut. */
    private static final int GROWN_UNTIL_KEPT = 10;

    private final ViewContext context;
    private final PredictionRun predicting;
    private final PredictionKeeper keeping;
    private final Consumer<List<Problem>> broken;
    private final PredictHeader header;
    private final JobPanel job;
    private final PredictionsPage page;
    private final BusyOverlay busy;
    private final LatestRequest<ScoredPredictions.Question, ScoredPredictions.Scores> request;
    private @Nullable DataSet whole;
    private @Nullable DataSet dataSet;
    private @Nullable ScoredPredictions judgement;
    private ScoredPredictions.@Nullable Question judged;
    private ScoredPredictions.@Nullable Scores scores;
    /** Set by the thread that writes. */
    private volatile @Nullable DataSetPredictions written;

    private @Nullable PassingFrames passing;
    private int grown;
    private final Timer growing = new Timer(GROWING_MILLISECONDS, event -> grow());

    /**
     * @param reader decodes a frame
     * @param kept from one start to the next
     * @param broken told which frames could not be predicted
     */
    PredictionsPart(
            ViewContext context,
            Function<FrameSource, Frame> reader,
            KeptPredictions kept,
            FrameGrid grid,
            Consumer<List<Problem>> broken) {
        this.context = context;
        this.broken = broken;
        keeping = new PredictionKeeper(context, kept);
        predicting = new PredictionRun(context, reader);
        job = new JobPanel(context.tasks(), "Cancel predicting; what was predicted by then stays", this::cancelled);
        header = new PredictHeader(job, this::start);
        page = new PredictionsPage(context.tasks(), header.panel(), grid);
        busy = BusyOverlay.over(page.component());
        request = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "scores",
                busy,
                ScoredPredictions::scores,
                LatestRequest.listener(this::scored, page::say));
    }

    JComponent component() {
        return busy.component();
    }

    /** A data set is listed: what was said about it before comes back. */
    void opened(DataSet all) {
        whole = all;
        look();
    }

    private void look() {
        DataSet all = whole;
        if (all != null) {
            keeping.look(all, this::found);
        }
    }

    /** What is being predicted, or stands nowhere else, is not replaced by what is older. */
    private void found(ScoredPredictions before) {
        ScoredPredictions now = judgement;
        if (!job.isRunning() && (now == null || keeping.isKept(now))) {
            judgement = before;
            update();
        }
    }

    /** What is shown of the data set now. */
    void show(DataSet filtered, String filterText) {
        dataSet = filtered;
        passing = new PassingFrames(filterText, filtered);
        update();
    }

    /** Another data set, or none. */
    void forget() {
        stop();
        whole = null;
        dataSet = null;
        passing = null;
        drop();
        update();
    }

    /** What was predicted by now is kept. */
    private void stop() {
        if (job.isRunning()) {
            predicting.soFar().ifPresent(keeping::keep);
        }
        keeping.forget();
        predicting.cancel();
        job.done();
    }

    private void drop() {
        request.forget();
        judgement = null;
        judged = null;
        scores = null;
        page.clear();
    }

    /** What another model says is not known yet, or from before. */
    void modelChanged() {
        stop();
        drop();
        update();
        look();
    }

    /** What was predicted stays, and is said to be older, unless there is what was predicted so before. */
    void preprocessingChanged() {
        stop();
        update();
        rejudge();
        look();
    }

    /** Files of frames hold something else, perhaps of this data set: of what is kept only the others hold still. */
    void framesChanged() {
        ScoredPredictions now = judgement;
        if (job.isRunning() || now == null) {
            return;
        }
        if (keeping.isKept(now)) {
            drop();
            look();
        } else {
            judgement = now.remark("files of frames have changed since");
        }
        update();
    }

    private void rejudge() {
        ScoredPredictions.Question question = judged;
        ScoredPredictions.Scores shown = scores;
        if (question != null && shown != null) {
            scored(question, shown);
        }
    }

    private void update() {
        Optional<String> obstacle =
                dataSet == null ? Optional.of("Open a data set first.") : predicting.obstacle(dataSet);
        boolean running = job.isRunning();
        page.remarks(running ? PredictionsPage.Remarks.HIDDEN : PredictionsPage.Remarks.SHOWN);
        header.update(
                dataSet == null ? 0 : dataSet.frames().size(),
                context.documents().model().map(ModelDocument::name).orElse(""),
                obstacle);
        ScoredPredictions now = judgement;
        PassingFrames some = passing;
        if (now == null || some == null) {
            page.say(obstacle.orElse("Runs in the background; the rest of the window stays in use."));
        } else {
            request.ask(new ScoredPredictions.Question(now, some), "Comparing with the labels");
        }
    }

    /** Begins, where it has not begun and nothing stands in the way. */
    void start() {
        DataSet now = dataSet;
        if (now == null || job.isRunning() || predicting.obstacle(now).isPresent()) {
            return;
        }
        grown = 0;
        job.start(predicting.start(now, this::predicted));
        growing.start();
        update();
    }

    /** What is known by now, while the rest is computed. */
    private void grow() {
        if (!job.isRunning()) {
            growing.stop();
            return;
        }
        predicting.soFar().ifPresent(some -> {
            judgement = some;
            if (++grown % GROWN_UNTIL_KEPT == 0) {
                keeping.keep(some);
            }
            PassingFrames frames = passing;
            if (frames != null) {
                request.ask(new ScoredPredictions.Question(some, frames), "Comparing with the labels");
            }
        });
    }

    private void cancelled() {
        predicting.soFar().ifPresentOrElse(this::take, this::update);
    }

    private void predicted(ScoredPredictions done) {
        job.done();
        take(done);
    }

    private void take(ScoredPredictions done) {
        judgement = done;
        keeping.keep(done);
        broken.accept(
                Stream.of(done.predictions().failures(), done.predictions().notFinite())
                        .flatMap(List::stream)
                        .map(FailedFrame::problem)
                        .toList());
        update();
    }

    private void scored(ScoredPredictions.Question question, ScoredPredictions.Scores answer) {
        judged = question;
        scores = answer;
        page.show(answer);
        page.say(JudgementWords.of(
                question.judgement(), answer, context.documents().model()));
    }

    /** What would be lost with the model or the data set, in sentences; empty where all of it is exported or kept. */
    @SuppressWarnings(
            "ReferenceEquality") // those very ones: comparing all of their numbers would hold up the event thread
    Optional<String> unwritten() {
        if (job.isRunning()) {
            return Optional.of("The data set is still being predicted. That will end.");
        }
        ScoredPredictions now = judgement;
        if (now == null || now.predictions() == written || keeping.isKept(now)) {
            return Optional.empty();
        }
        int frames = now.predictions().rows().size();
        return frames == 0
                ? Optional.empty()
                : Optional.of("The predictions of " + DataSetWords.frames(frames, frames)
                        + " stand in no file. They will be lost.");
    }

    void export(DataSetExports exports) {
        ScoredPredictions.Question question = judged;
        ScoredPredictions.Scores shown = scores;
        if (question == null || shown == null) {
            return;
        }
        Provenance provenance = question.judgement()
                .provenance()
                .with("Filter", question.passing().filter());
        exports.predictions(
                question.judgement(),
                shown,
                provenance,
                () -> written = question.judgement().predictions());
        page.selected().ifPresent(row -> {
            exports.chart("Matrix of " + row.label(), row.label() + "_matrix", page.matrix(), 640, provenance);
            exports.chart("Curve of " + row.label(), row.label() + "_curve", page.curve(), 640, provenance);
        });
        page.kept().ifPresent(kept -> {
            String name = kept.number().label().name() + " at least " + NumberText.text(kept.threshold(), 4);
            exports.frames("Frames kept, " + name, "keep", kept.keep());
            exports.frames("Frames rejected, not " + name, "reject", kept.reject());
        });
    }

    void redraw() {
        page.redraw();
    }
}
