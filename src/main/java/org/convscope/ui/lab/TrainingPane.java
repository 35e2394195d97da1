package org.convscope.ui.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Tensor;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.Provenance;
import org.convscope.export.training.TrainingOutcome;
import org.convscope.export.training.WatchedEpoch;
import org.convscope.frame.FrameSource;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobHeader;
import org.convscope.ui.work.JobPanel;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabTraining;
import org.convscope.workspace.Workspace;

/** Trains a network on the open data set: curves beside chance, the first layer's kernels by epoch, what is reached. */
final class TrainingPane extends LabPart<TrainingPane.Question, List<Tensor>> implements TrainingSession.Listener {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;

    /** All that the preview of the augmentation depends on. */
    record Question(FrameSource frame, int size, LabTraining.Cut cut, String augmentation, int seed) {}

    private final TrainingBar controls;
    private final TrainingSession session;
    private final TrainingCharts charts = new TrainingCharts();
    private final VersionBoard board = new VersionBoard("Epoch whose kernels and maps are shown", this::play);
    private final LatestRequest<PlayedVersion, PlayedFigures.Drawn> playing;
    private final FigurePane preview = new FigurePane("The frame as a training would change it");
    private final ComponentSlot lower;
    private final ChartPane confusion = new ChartPane("What the test frames were taken for");
    private final JButton start = new JButton("Train…");
    private final JButton resume = new JButton("Resume…");
    private final JButton pause = new JButton("Pause");
    private final JButton end = new JButton("End");
    private final JButton open = new JButton("Open the result");
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private final JobPanel progress;
    private Optional<Path> result = Optional.empty();

    TrainingPane(ViewContext context, LabFiles files) {
        super(
                LabSettings.Pane.TRAINING,
                "Training",
                "A network trained on the open data set, watched epoch by epoch",
                context,
                Set.of(LabSettings.KEY, Change.FRAME, Change.DATA_SET),
                Lane.POOL,
                "[][][grow,fill]");
        controls = new TrainingBar(bar(), files, this::change);
        session = new TrainingSession(context, files, this);
        progress = new JobPanel(context.tasks(), () -> {});
        start.setToolTipText("Asks where the model goes, and trains it on the open data set");
        start.addActionListener(event -> begin(
                TrainingSession.Begin.ANEW,
                () -> files.choosers().get().save("Where the trained model goes", "trained.h5", ".h5")));
        resume.setToolTipText("Goes on after the last epoch of a training with these settings, here or by the command");
        resume.addActionListener(event -> begin(
                TrainingSession.Begin.RESUMED,
                () -> files.choosers().get().openOne("The model whose training goes on", Path.of("."))));
        pause.setToolTipText("After the step that is being done; it can go on later");
        pause.addActionListener(event -> {
            if (session.state() == TrainingSession.State.PAUSED) {
                session.goOn();
            } else {
                session.pause();
            }
        });
        end.setToolTipText("Ends now and keeps the best epoch so far");
        end.addActionListener(event -> session.end());
        open.setToolTipText("Opens the trained model in this window");
        open.addActionListener(event -> result.ifPresent(model -> files.open().accept(List.of(model))));
        var buttons = new WrappingRow();
        for (JButton button : List.of(start, resume, pause, end, open)) {
            buttons.add(button);
        }
        lower = new ComponentSlot(preview, confusion);
        lower.put(preview);
        JComponent preparing = overlaid(lower);
        playing = requestBeside(
                Lane.ENGINE,
                "epoch",
                new PlayedFigures(context)::of,
                LatestRequest.listener((version, drawn) -> board.show(drawn), board::say));
        var above = new JPanel(
                new MigLayout("insets 0, gap 0, fill", "[33%!,grow,fill][33%!,grow,fill][grow,fill]", "[grow,fill]"));
        above.add(charts.loss(), "wmin 0, hmin 0");
        above.add(charts.accuracy(), "wmin 0, hmin 0");
        above.add(preparing, "wmin 0, hmin 0");
        var grid = new JPanel(
                new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow,fill]", "[190lp:45%,fill][60lp::,grow,fill][]"));
        grid.add(above, "grow, wmin 0, hmin 0");
        grid.add(board.figures(), "grow, wmin 0, hmin 0");
        grid.add(board.slider(), "growx, wmin 0");
        component().add(JobHeader.of(buttons, progress, said), "growx");
        component().add(grid, "grow");
        board.say("The first layer's kernels and maps stand here while it learns.");
        followSettings();
        say("");
        changed();
    }

    private void change(UnaryOperator<LabTraining> changed) {
        choose(now -> now.training(changed.apply(now.training())));
    }

    /**
     * @param asking the user for the model's file
     */
    private void begin(TrainingSession.Begin where, Supplier<Optional<Path>> asking) {
        Workspace now = context().workspace().get();
        LabTraining how = now.settings(LabSettings.KEY).training();
        Optional<DataSetOrigin> dataSet = now.dataSet();
        Optional<ModelDocument> model = context().documents().model();
        boolean goesOn = how.network() == LabTraining.TrainedNetwork.OPEN_MODEL;
        boolean lacksDesign = how.network() == LabTraining.TrainedNetwork.DESIGN
                && how.design().isEmpty();
        if (dataSet.isEmpty() || (goesOn && model.isEmpty()) || lacksDesign) {
            said.say(
                    dataSet.isEmpty()
                            ? "Open a data set to learn from."
                            : lacksDesign ? "Choose the design of the network." : "Open the model that is to go on.");
            return;
        }
        asking.get().ifPresent(file -> {
            result = Optional.empty();
            confusion.clear();
            lower.put(preview);
            board.begin();
            session.start(
                    new TrainingSession.Request(dataSet.get(), how, goesOn ? model : Optional.empty(), file, where));
        });
    }

    @Override
    public void began(Job job) {
        progress.start(job);
    }

    @Override
    public void changed() {
        TrainingSession.State state = session.state();
        boolean isIdle = state == TrainingSession.State.NOTHING;
        start.setEnabled(isIdle);
        resume.setEnabled(isIdle);
        pause.setEnabled(state == TrainingSession.State.RUNNING || state == TrainingSession.State.PAUSED);
        pause.setText(state == TrainingSession.State.PAUSED ? "Go on" : "Pause");
        end.setEnabled(!isIdle && state != TrainingSession.State.ENDING);
        open.setEnabled(result.isPresent());
        if (isIdle || state == TrainingSession.State.PAUSED) {
            progress.done();
        }
        List<WatchedEpoch> epochs = session.epochs();
        charts.show(epochs, session.chance());
        if (epochs.isEmpty()) {
            said.say("");
        } else {
            WatchedEpoch last = epochs.get(epochs.size() - 1);
            said.say(TrainingCharts.words(last.metrics(), session.chance()));
            board.count(epochs.size());
            play();
        }
    }

    /** What the chosen epoch's network makes of the frame. */
    private void play() {
        List<WatchedEpoch> epochs = session.epochs();
        if (epochs.isEmpty() || !isInFront()) {
            return;
        }
        int index = Math.min(board.step(), epochs.size() - 1);
        epochs.get(index)
                .begun()
                .ifPresentOrElse(
                        network -> playing.ask(
                                new PlayedVersion(
                                        "after epoch " + (index + 1),
                                        network,
                                        new PlayedVersion.Taking.Known(session.preprocessing()),
                                        Optional.empty(),
                                        context().workspace().get().selection().frame()),
                                "Epoch"),
                        () -> board.say("Kernels and maps of this epoch were not kept."));
    }

    @Override
    public void written(TrainingOutcome.Written outcome) {
        result = Optional.of(outcome.model());
        open.setEnabled(true);
        said.say("Written: " + outcome.model().getFileName() + ", epoch "
                + outcome.network().epoch()
                + outcome.test().map(TrainingCharts::words).orElse(""));
        outcome.test().flatMap(TrainingCharts::confusion).ifPresent(drawn -> {
            confusion.show(drawn);
            lower.put(confusion);
        });
    }

    @Override
    void follow() {
        controls.follow(lab().training());
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        LabTraining how = now.settings(LabSettings.KEY).training();
        return now.selection()
                .frame()
                .map(frame -> ViewQuestion.of(
                        new Question(frame, how.size(), how.cut(), how.augmentation(), how.seed()), "Preview"))
                .orElseGet(() -> ViewQuestion.nothing("Choose a frame to see how a training would change it."));
    }

    @Override
    protected void askBeside(Workspace now, Question question) {
        play();
    }

    @Override
    protected List<Tensor> compute(Question question, TaskMonitor monitor) {
        return AugmentedFrames.of(context().frames().load(question.frame()), question);
    }

    @Override
    protected void show(Question question, List<Tensor> answer) {
        preview.show(AugmentedFrames.figure(question, answer));
    }

    @Override
    protected void say(String sentence) {
        preview.say(sentence);
        play(); // without a frame the kernels are still there
    }

    @Override
    protected void restyle() {
        charts.redraw();
        confusion.redraw();
        board.repaint();
        preview.repaint();
    }

    @Override
    public List<ExportItem> exports() {
        List<ExportItem> items = new ArrayList<>();
        Provenance provenance =
                Provenance.start().with("Training", lab().training().described());
        List<WatchedEpoch> epochs = session.epochs();
        double chance = session.chance();
        if (!epochs.isEmpty()) {
            items.add(ViewExports.figure(
                    "Loss",
                    "training_loss",
                    provenance,
                    new ChartFigure(TrainingCharts.loss(new ChartTheme(Palette.light()), epochs), WIDTH, HEIGHT)));
            items.add(ViewExports.figure(
                    "Accuracy",
                    "training_accuracy",
                    provenance,
                    new ChartFigure(
                            TrainingCharts.accuracy(new ChartTheme(Palette.light()), epochs, chance), WIDTH, HEIGHT)));
        }
        items.addAll(board.exports("training", provenance));
        preview.figure()
                .ifPresent(figure ->
                        items.add(ViewExports.png("Augmented frame", "training_augmented", provenance, figure::draw)));
        return items;
    }
}
