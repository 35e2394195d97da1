package org.convscope.ui.inputs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JComponent;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.Provenance;
import org.convscope.export.inputs.ComparedInputsTables;
import org.convscope.file.FileNames;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.dataset.DataSetWords;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobPanel;
import org.convscope.ui.work.ViewExports;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.InputsOptions;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of both inputs over the open data set. They are shown while they are of what is open: those of another choice of
 * inputs come back with it. On the event thread.
 */
final class MetricsPart {
    private static final Set<Concern> OTHERS =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.DATA_SET, InputsOptions.KEY);

    private final ViewContext context;
    private final Runnable open;
    private final MetricsRun run;
    private final JButton begin = new JButton();
    private final JobPanel job;
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private final MetricsTable table = new MetricsTable();
    /** Of what is being compared. */
    private @Nullable MetricsSubject begun;

    private MetricsRun.@Nullable Answer answer;

    /**
     * @param open asks the user for a data set, which is open then unless none was chosen
     */
    MetricsPart(ViewContext context, Runnable open) {
        this.context = context;
        this.open = open;
        run = new MetricsRun(context);
        job = new JobPanel(context.tasks(), "Cancel comparing", this::ended);
        begin.setName("inputs-compare");
        begin.addActionListener(event -> begin());
        said.setName("inputs-judged");
        update();
    }

    /** What begins it. */
    JComponent button() {
        return begin;
    }

    /** How far it is. */
    JComponent job() {
        return job;
    }

    /** What came of it, in a line. */
    JComponent said() {
        return said;
    }

    /** What came of it. */
    JComponent table() {
        return table.component();
    }

    void changed(Set<Concern> changes) {
        boolean renewed = changes.contains(Change.FRAME_CONTENT);
        if (!renewed && changes.stream().noneMatch(OTHERS::contains)) {
            return;
        }
        MetricsSubject running = begun;
        if (running != null && (renewed || !Optional.of(running).equals(subject()))) {
            run.cancel();
            job.done();
            begun = null;
        }
        MetricsRun.Answer shown = answer;
        boolean isOpen = shown != null
                && context.documents()
                        .model()
                        .equals(Optional.of(shown.subject().model()));
        if (renewed || !isOpen) {
            answer = null;
        }
        update();
    }

    private Optional<MetricsSubject> subject() {
        Optional<ModelDocument> model = context.documents().model();
        Optional<DataSetOrigin> dataSet = context.workspace().get().dataSet();
        InputsOptions options = context.workspace().get().settings(InputsOptions.KEY);
        return model.flatMap(of -> dataSet.map(over -> new MetricsSubject(of, over, options)));
    }

    private Optional<MetricsRun.Answer> shown() {
        return Optional.ofNullable(answer)
                .filter(one -> Optional.of(one.subject()).equals(subject()));
    }

    /** Shows what there is, and what can be done now. */
    private void update() {
        Optional<String> obstacle = context.documents().model().isEmpty()
                ? Optional.of("Open a model first.")
                : PredictFrames.obstacle(context.documents().model().get().network())
                        .map(Problem::standing);
        String over =
                context.workspace().get().dataSet().map(DataSetOrigin::name).orElse("a data set…");
        begin.setText("Metrics over " + over);
        begin.setEnabled(obstacle.isEmpty() && begun == null);
        begin.setToolTipText(obstacle.orElse("Asks the model about each frame of a labelled data set, as it is given on"
                + " the left and on the right, and holds both against the labels"));
        shown().ifPresentOrElse(this::show, () -> {
            table.clear();
            said.say("");
        });
    }

    private void show(MetricsRun.Answer now) {
        table.show(now.subject().options(), now.metrics());
        int frames = now.dataSet().frames().size();
        boolean isJudged =
                now.metrics().stream().anyMatch(metric -> !metric.label().isEmpty());
        said.say(now.subject().dataSet().name() + ": " + DataSetWords.frames(frames, frames)
                + (isJudged ? "" : " · " + ScorePredictions.unjudged(answered(now))));
    }

    /** Of a side that has answers, if one has. */
    private static DataSetPredictions answered(MetricsRun.Answer now) {
        DataSetPredictions first = now.sides().get(0).predictions();
        return first.rows().isEmpty() ? now.sides().get(1).predictions() : first;
    }

    private void begin() {
        if (context.workspace().get().dataSet().isEmpty()) {
            open.run();
        }
        MetricsSubject now = subject().orElse(null);
        if (now == null || begun != null) {
            return;
        }
        begun = now;
        job.start(run.start(now, new MetricsRun.Listener() {
            @Override
            public void goesOn(Job next) {
                job.start(next);
            }

            @Override
            public void done(MetricsRun.Answer came, Set<Problem> failures) {
                job.done();
                begun = null;
                answer = came;
                context.problems().report("These frames could not be compared", List.copyOf(failures));
                update();
            }
        }));
        update();
    }

    /** Cancelled, or failed; what was shown stays. */
    private void ended() {
        begun = null;
        update();
    }

    List<ExportItem> exports() {
        return shown().map(MetricsPart::exports).orElse(List.of());
    }

    private static List<ExportItem> exports(MetricsRun.Answer now) {
        MetricsSubject subject = now.subject();
        Provenance provenance = ViewExports.provenance(subject.model(), Optional.empty())
                .with("Data set", subject.dataSet().toString())
                .with("Left", subject.options().first().word())
                .with("Right", subject.options().second().word())
                .with("Backend", now.backend());
        String model = FileNames.stem(subject.model().name());
        String dataSet = FileNames.stem(subject.dataSet().name());
        return List.of(
                ViewExports.csv(
                        "Metrics of both inputs",
                        FileNames.of(model, "inputs-metrics", dataSet),
                        provenance,
                        made -> ComparedInputsTables.metrics(now.sides(), now.metrics())
                                .text(made)),
                ViewExports.csv(
                        "Answers for both inputs",
                        FileNames.of(model, "inputs-answers", dataSet),
                        provenance,
                        made -> ComparedInputsTables.answers(now.dataSet().frames(), now.sides())
                                .text(made)));
    }
}
