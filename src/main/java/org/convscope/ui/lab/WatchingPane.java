package org.convscope.ui.lab;

import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.problem.Problem;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.train.checkpoint.Checkpoint;
import org.convscope.train.checkpoint.CheckpointSeries;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabWatching;
import org.convscope.workspace.Workspace;

/** A training that somebody else does, by the files it writes: curves, change of each layer, kernels and maps by version. */
final class WatchingPane extends LabPart<PlayedVersion, PlayedFigures.Drawn> {
    private static final int EVERY_MS = 1000;
    private static final String NOTHING = "Choose a model file that is being trained, or a folder of its versions.";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final LabFiles files;
    private final WatchSession session;
    private final PlayedFigures figures;
    private final VersionBoard board = new VersionBoard("Version that is shown", this::played);
    private final FigurePane change = new FigurePane("Change of each layer");
    private final ChartPane loss = new ChartPane("Losses of each epoch");
    private final ChartPane metrics = new ChartPane("Metrics of each epoch");
    private final JButton stop = new JButton("Stop");
    private final WrappedText said = new WrappedText(ThemeLook::muted);
    private final JPanel watched = new JPanel(
            new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow,fill]", "[][190lp:45%,fill][60lp::,grow,fill][]"));
    private final JPanel hint = new JPanel(new MigLayout("insets 4lp 10lp 4lp 10lp", "[0:0,grow,fill]"));
    private final ComponentSlot slot = new ComponentSlot(watched, hint);
    private final Timer timer;

    WatchingPane(ViewContext context, LabFiles files, InstantSource clock) {
        super(
                LabSettings.Pane.WATCHING,
                "Watching",
                "A training that somebody does elsewhere, by the files it writes",
                context,
                Set.of(LabSettings.KEY, Change.FRAME, Change.LAYER, Change.MODEL, Change.PREPROCESSING),
                Lane.ENGINE,
                "[][grow,fill]");
        this.files = files;
        session = new WatchSession(context, clock, this::seen);
        figures = new PlayedFigures(context);
        timer = new Timer(EVERY_MS, event -> session.look());
        // Swing holds a timer that runs, and with it all that the timer knows of a window that is gone
        component().addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.DISPLAYABILITY_CHANGED) != 0) {
                tick();
            }
        });
        bar().add(button("Watch a file…", "A model file that is written anew after each epoch", this::file));
        bar().add(button("Watch a folder…", "A folder with a file an epoch", this::folder));
        stop.setToolTipText("Watches no longer, and forgets the versions");
        stop.addActionListener(event -> watch(Optional.empty()));
        bar().add(stop);
        var row = new JPanel(new MigLayout("insets 0 10lp 4lp 10lp", "[0:0,grow,fill]"));
        row.add(said);
        var above = new JPanel(
                new MigLayout("insets 0, gap 0, fill", "[33%!,grow,fill][33%!,grow,fill][grow,fill]", "[grow,fill]"));
        above.add(loss, "wmin 0, hmin 0");
        above.add(metrics, "wmin 0, hmin 0");
        above.add(change, "wmin 0, hmin 0");
        watched.add(row, "growx, wmin 0");
        watched.add(above, "grow, wmin 0, hmin 0");
        watched.add(overlaid(board.figures()), "grow, wmin 0, hmin 0");
        watched.add(board.slider(), "growx, wmin 0");
        var nothing = new WrappedText(ThemeLook::muted);
        nothing.say(NOTHING);
        hint.add(nothing, "hmin 0");
        component().add(slot, "grow");
        followSettings();
        seen();
        say(NOTHING);
    }

    private static JButton button(String text, String tooltip, Runnable action) {
        var button = new JButton(text);
        button.setToolTipText(tooltip);
        button.addActionListener(event -> action.run());
        return button;
    }

    private void file() {
        files.choosers()
                .get()
                .openOne("Watch a model that is being trained", Path.of("."))
                .ifPresent(file -> watch(Optional.of(file)));
    }

    private void folder() {
        files.choosers().get().openFolder("Watch a folder of a model's versions").stream()
                .findFirst()
                .ifPresent(folder -> watch(Optional.of(folder)));
    }

    private void watch(Optional<Path> place) {
        choose(now -> now.watching(
                new LabWatching(place.map(path -> path.toAbsolutePath().normalize()))));
    }

    /** For whoever looks more often than the timer does. */
    WatchSession session() {
        return session;
    }

    /** The version whose figures are shown; empty while there are none. */
    String versionShown() {
        return questionShown().map(PlayedVersion::title).orElse("");
    }

    @Override
    void follow() {
        Optional<Path> wanted = lab().watching().place();
        if (!wanted.equals(session.place())) {
            board.begin();
            session.watch(wanted);
        }
        tick();
    }

    private void tick() {
        if (component().isDisplayable() && session.place().isPresent()) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void seen() {
        CheckpointSeries series = session.series();
        if (!series.versions().isEmpty()) {
            board.count(series.versions().size());
        }
        stop.setEnabled(session.place().isPresent());
        slot.put(session.place().isPresent() ? watched : hint);
        said.say(words());
        said.setToolTipText(session.place().map(Path::toString).orElse(null));
        series.history()
                .ifPresentOrElse(
                        history -> {
                            loss.show(theme -> HistoryCharts.loss(theme, history));
                            metrics.show(theme -> HistoryCharts.metrics(theme, history));
                        },
                        () -> {
                            loss.clear();
                            metrics.clear();
                        });
        played();
    }

    private String words() {
        if (session.place().isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>();
        List<Checkpoint> versions = session.series().versions();
        words.add(session.place().get().getFileName() + ": "
                + (versions.isEmpty()
                        ? "no version yet"
                        : versions.size() == 1 ? "1 version" : versions.size() + " versions"));
        if (!versions.isEmpty()) {
            words.add("the last " + title(versions.get(versions.size() - 1)));
        }
        if (session.series().forgotten() > 0) {
            words.add(session.series().forgotten() + " earlier ones are no longer kept");
        }
        if (session.series().history().isEmpty() && !versions.isEmpty()) {
            words.add("no curves: no CSVLogger file lies beside it");
        }
        if (!session.obstacle().isEmpty()) {
            words.add(session.obstacle());
        }
        session.series().problems().stream().map(Problem::sentence).forEach(words::add);
        return String.join("; ", words);
    }

    /** Its name, and when it was written where one name has several. */
    private String title(Checkpoint version) {
        if (session.series().versions().stream()
                        .filter(other -> other.file().equals(version.file()))
                        .count()
                == 1) {
            return version.name();
        }
        Instant written = Instant.ofEpochSecond(0, version.stamp().modifiedNanos());
        return version.name() + " of " + TIME.format(written.atZone(ZoneId.systemDefault()));
    }

    /** Another version is to be shown, or there are others. */
    private void played() {
        List<Checkpoint> versions = session.series().versions();
        if (versions.isEmpty()) {
            change.say("");
        } else {
            change.show(WatchedFigures.changes(versions, board.step()));
        }
        if (isInFront()) {
            ask(context().workspace().get());
        }
    }

    @Override
    protected ViewQuestion<PlayedVersion> question(Workspace now) {
        List<Checkpoint> versions = session.series().versions();
        if (session.place().isEmpty()) {
            return ViewQuestion.nothing(NOTHING);
        }
        if (versions.isEmpty()) {
            return ViewQuestion.nothing("Waiting for a whole file.");
        }
        Checkpoint version = versions.get(Math.min(board.step(), versions.size() - 1));
        return ViewQuestion.of(
                new PlayedVersion(
                        title(version),
                        version.model().network(),
                        new PlayedVersion.Taking.Beside(
                                version.file(), context().documents().model()),
                        now.selection().layer(),
                        now.selection().frame()),
                "Version");
    }

    @Override
    protected PlayedFigures.Drawn compute(PlayedVersion question, TaskMonitor monitor) {
        return figures.of(question, monitor);
    }

    @Override
    protected void show(PlayedVersion question, PlayedFigures.Drawn answer) {
        board.show(answer);
    }

    @Override
    protected void say(String sentence) {
        board.say(sentence);
    }

    @Override
    protected void restyle() {
        loss.redraw();
        metrics.redraw();
        change.repaint();
        board.repaint();
    }

    @Override
    public List<ExportItem> exports() {
        CheckpointSeries series = session.series();
        if (series.versions().isEmpty()) {
            return List.of();
        }
        String place = session.place().map(Path::toString).orElse("");
        String file = FileNames.of(FileNames.stem(String.valueOf(Path.of(place).getFileName())), "watched");
        Provenance provenance = Provenance.start().with("Watched", place);
        List<ExportItem> items = new ArrayList<>(WatchedFigures.exports(series, board.step(), file, provenance));
        items.addAll(board.exports(
                file,
                questionShown()
                        .map(shown -> provenance.with("Version", shown.title()))
                        .orElse(provenance)));
        return items;
    }
}
