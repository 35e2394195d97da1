package org.convscope.ui;

import com.formdev.flatlaf.extras.FlatDesktop;
import java.awt.Component;
import java.awt.Desktop;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.core.BackendReport;
import org.convscope.inspect.target.Target;
import org.convscope.task.OutcomeReceiver;
import org.convscope.ui.ablation.SwitchedOffBanner;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.dialog.ActionPalette;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.drop.FileDrop;
import org.convscope.ui.frames.FrameStrip;
import org.convscope.ui.job.MemoryUse;
import org.convscope.ui.job.StatusBar;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.lab.LabFiles;
import org.convscope.ui.model.LayerMenu;
import org.convscope.ui.model.ModelTree;
import org.convscope.ui.notice.ProblemPanel;
import org.convscope.ui.open.DataChooser;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.UserState;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.units.OpenedCensus;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.watch.WatchStrip;
import org.convscope.workspace.Change;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** One window: puts the panes together and does what concerns it as a whole. Lives on the event thread. */
final class WindowController {
    /** What another picture comes with under a pointer that rests. */
    private static final Set<Concern> POINTED_AT =
            Set.of(Change.VIEW, Change.MODEL, Change.FRAME, Change.FRAME_CONTENT);

    private final Session session;
    private final SettingsStore settings;
    private final SavedSession savedSession;
    private final SessionRestorer restoring;
    private final SessionSaver remembering;
    private final WindowExit leaving;
    private final FileChoosers choosers;
    private final UserQuestions agreement;
    private final ProblemPanel problems;
    private final StatusBar status;
    private final EmptyPane empty;
    private final VerifyMarks marks;
    private final FileDrop drops;
    private final WindowViews views;
    private final WindowFrame window;
    private final FileActions fileActions;
    private final StepActions stepActions;
    private final ModelSwitch models;
    private final WatchStrip watch;
    private final WindowDialogs dialogs;
    private final BackendSwitch backendSwitch;
    private Optional<BackendReport> backend = Optional.empty();
    private @Nullable WorkPane work;
    private Runnable atFirst = () -> {};

    /**
     * @param choosing makes what asks for files, over the window
     * @param exit called when the window has been closed
     */
    WindowController(
            Session session,
            UserState kept,
            FlatLafTheme themes,
            Function<Component, FileChoosers> choosing,
            Runnable exit) {
        this.session = session;
        this.settings = kept.settings();
        this.savedSession = kept.savedSession();
        this.problems = new ProblemPanel(kept.log(), WindowController::copy);
        this.restoring = new SessionRestorer(session, savedSession, problems);
        status = new StatusBar(session.tasks(), () -> MemoryUse.text(heldNatively()));
        var context = new ViewContext(
                session.workspace(),
                session.tasks(),
                session.documents(),
                session.engine(),
                session.frames(),
                session.maps(),
                problems,
                status,
                themes);
        drops = fileDrop(this::open);
        var areas = new UnitAreas();
        views = new WindowViews(
                context,
                areas,
                this::openDataSet,
                this::explain,
                new KeptPredictions(savedSession.file().resolveSibling("predictions")),
                new LabFiles(this::choosers, this::open, new OverwriteGuard(session.workspace()::get)::refuse),
                fileDrop(this::openOnLightTable));
        marks = new VerifyMarks(session.workspace(), session.documents());
        dialogs = new WindowDialogs(session, context, marks, areas, views.tabs());
        Map<AppAction, Runnable> handlers = handlers();
        handlers.putAll(new ThemeActions(settings, themes).handlers());
        handlers.putAll(dialogs.handlers());
        handlers.replaceAll((action, handler) -> () -> {
            work();
            handler.run();
        });
        var actions = new AppActions(handlers, session.workspace(), session.documents());
        var alias = new KeyAliases(actions);
        empty = new EmptyPane(actions, this::open);
        var menu = new MenuBar(
                actions,
                session.workspace(),
                views.tabs().stream().map(ViewTab::title).toList());
        menu.addAfter(
                AppAction.OPEN_SAMPLES, MenuBar.recent(() -> settings.get().recent(), this::open));
        watch = new WatchStrip(context, session.history()::quietly, InstantSource.system());
        var toolBar = new ToolBar(actions, session.workspace());
        window = new WindowFrame(
                new WindowFrame.Parts(
                        toolBar.component(),
                        problems.component(),
                        banners(new SwitchedOffBanner(session.workspace()).component(), watch.component()),
                        empty.component(),
                        status.component()),
                menu,
                drops);
        var backends = new BackendMenu(window.frame());
        menu.addAfter(AppAction.AFTER_ACTIVATION, backends.engines(session.workspace()));
        menu.addAfter(AppAction.AFTER_ACTIVATION, backends.backends(session.workspace()));
        backendSwitch = new BackendSwitch(session.workspace(), session::lookForBackend, backends, this::restart);
        choosers = choosing.apply(window.frame());
        agreement = new UserQuestions(
                choosers,
                views::unwritten,
                new DataChooser(window.frame()),
                session,
                problems,
                new OpenedCensus(session.documents(), areas, problems, status::say)::take);
        remembering = new SessionSaver(
                session.workspace(), settings, savedSession, window::remember, restoring::isDone, session.tasks());
        leaving =
                new WindowExit(session, savedSession, remembering, agreement, problems, window.frame()::dispose, exit);
        models = new ModelSwitch(session, problems, agreement, status::say);
        Runnable fit = () -> toolBar.fit(window.frame().getHeight());
        UserEvents.onResize(window.frame(), fit);
        themes.addListener(fit);
        themes.addListener(window::rescale);
        stepActions = new StepActions(session, problems, agreement, status::say);
        stepActions.enable(actions);
        fileActions = new FileActions(session, settings, problems, choosers, agreement, empty::recent, status::say);
        dialogs.over(window.frame(), choosers, status::say);
        alias.register(window.frame().getRootPane());
        window.frame().addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                leaving.quitIfAgreed();
            }
        });
        empty.recent(settings.get().recent());
        window.show(session.workspace().get(), session.documents().model());
    }

    /** The panes that show what is open. They are made at the first call: whatever the user does first finds them there. */
    private WorkPane work() {
        if (work == null) {
            var menu = new LayerMenu(session.documents(), dialogs::declare, problems);
            work = new WorkPane(
                    new WorkPane.Parts(
                            new ModelTree(session.workspace(), session.documents(), marks, menu).component(),
                            new FrameStrip(session.workspace(), session.tasks(), session.frames(), drops).component(),
                            new ViewTabs(views.all(), session.workspace()),
                            views.inspector()),
                    settings.get(),
                    window.frame()::getWidth);
            work.modelMenu(models::menu);
            window.put(work);
            window.show(session.workspace().get(), session.documents().model());
            session.workspace().addListener(this::follow);
            atFirst.run();
        }
        return work;
    }

    private void follow(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.MODEL)
                || changes.contains(Change.OTHER_MODELS)
                || changes.contains(Change.FRAMES)
                || changes.contains(Change.DATA_SET)) {
            window.show(now, session.documents().model());
        }
        if (changes.stream().anyMatch(POINTED_AT::contains)) {
            // the pointer has not moved, but what it was on is not there any more
            status.clear();
        }
    }

    /** One below the other, above all views. */
    private static JComponent banners(JComponent... parts) {
        var all = new JPanel(new MigLayout("insets 0, gap 0, fillx, wrap 1, hidemode 3", "[0:0,grow,fill]"));
        Arrays.stream(parts).forEach(all::add);
        return all;
    }

    /** Tells the page about the program how long the window stood still. */
    void longestStall(Supplier<Optional<Duration>> longest) {
        dialogs.longestStall(longest);
    }

    JFrame frame() {
        return window.frame();
    }

    /** The views in the order of the tabs. */
    List<View> views() {
        return work().tabs().views();
    }

    Session bench() {
        return session;
    }

    private FileDrop fileDrop(Consumer<List<Path>> opening) {
        return new FileDrop(
                opening, found -> problems.report("Not everything that was dropped could be opened", found));
    }

    private void openOnLightTable(List<Path> paths) {
        fileActions.openOnLightTable(paths);
    }

    /** On a Mac, Quit and About stand in the system's own menu, and files to open come as events. */
    void joinDesktop() {
        if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_FILE)) {
            Desktop.getDesktop()
                    .setOpenFileHandler(event ->
                            open(event.getFiles().stream().map(File::toPath).toList()));
        }
        FlatDesktop.setAboutHandler(dialogs::about);
        FlatDesktop.setQuitHandler(response -> {
            response.cancelQuit();
            leaving.quitIfAgreed();
        });
    }

    /** Done once all panes have been made, after what this was told before. */
    void whenComplete(Runnable then) {
        Runnable before = atFirst;
        atFirst = () -> {
            before.run();
            then.run();
        };
    }

    /** Shows it, then opens what was asked for, else what was open the last time. */
    void start(List<Path> paths) {
        whenComplete(() -> begin(paths));
        window.restore(settings.get());
        window.show(this::complete);
    }

    /** One view an event, so that the window answers meanwhile. */
    private void complete() {
        if (views.areMade()) {
            work();
        } else {
            views.makeNext();
            EventQueue.invokeLater(this::complete);
        }
    }

    private void begin(List<Path> paths) {
        if (paths.isEmpty()) {
            restoring.begin(agreement);
        } else {
            open(paths);
        }
        remembering.start();
        session.warmUp(new OutcomeReceiver<>() {
            @Override
            public void done(BackendReport report) {
                backend = Optional.of(report);
                dialogs.backend(report);
                status.backend(report.summary(), report.explanation());
            }

            @Override
            public void failed(Throwable cause) {
                problems.failed("Nothing can be computed", cause);
                status.backend("no backend", "");
            }
        });
    }

    private static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }

    /** Tells the user, above the views. */
    ProblemReporter problems() {
        return problems;
    }

    private FileChoosers choosers() {
        return choosers;
    }

    /** Whatever the paths are: models, frames, folders, workspaces. */
    void open(List<Path> paths) {
        work();
        fileActions.open(paths);
    }

    private Map<AppAction, Runnable> handlers() {
        Map<AppAction, Runnable> handlers = new WorkspaceActions(session.workspace(), session.documents()).handlers();
        handlers.put(AppAction.OPEN, () -> fileActions.openFiles());
        handlers.put(AppAction.OPEN_FOLDER, () -> fileActions.openFolder());
        handlers.put(AppAction.OPEN_DATA_SET, this::openDataSet);
        handlers.put(AppAction.OPEN_SAMPLES, () -> fileActions.openSamples());
        handlers.put(AppAction.WATCH_FOLDER, () -> fileActions.watchFolder(watch::start));
        handlers.put(AppAction.SAVE_WORKSPACE, () -> fileActions.saveWorkspace());
        handlers.put(AppAction.FIND_MISSING, () -> fileActions.findMissing());
        handlers.put(AppAction.CLOSE_ALL, () -> {
            if (agreement.to("Close all")) {
                watch.stop();
                session.documents().closeAll();
            }
        });
        handlers.put(AppAction.OTHER_MODEL, () -> models.back());
        handlers.put(AppAction.CLOSE_MODEL, () -> models.close());
        handlers.put(AppAction.UNDO, () -> stepActions.undo());
        handlers.put(AppAction.REDO, () -> stepActions.redo());
        handlers.put(AppAction.QUIT, () -> leaving.quitIfAgreed());
        for (int i = 0; i < views.tabs().size(); i++) {
            int place = i;
            handlers.put(AppAction.VIEWS.get(i), () -> work().tabs().bringToFront(place));
        }
        handlers.put(AppAction.PREDICT_DATA_SET, () -> {
            session.workspace().update(now -> now.view(ViewId.DATA_SET));
            views.dataSet().predict();
        });
        handlers.put(AppAction.EXPORT, this::export);
        handlers.put(
                AppAction.FIND_ACTION,
                () -> ActionPalette.show(
                        window.frame(), PaletteEntries.of(window.frame().getJMenuBar())));
        return handlers;
    }

    private void explain(Optional<Target.OutputClass> target) {
        dialogs.explain(target);
    }

    private void openDataSet() {
        fileActions.openDataSet();
    }

    /** Bytes that the engine holds; not asked before it has loaded, which is not to be waited for here. */
    private long heldNatively() {
        return backend.isPresent() ? session.engine().get().heldBytes() : 0;
    }

    private void export() {
        work().tabs().front().ifPresent(view -> fileActions.export(window.frame(), view));
    }

    /** Writes what comes back at the next start. */
    void remember() {
        remembering.save();
    }

    /** The same, and this window has ended by itself. From any thread, once: the program may be told to end at any time. */
    void leave() {
        remembering.end();
    }

    private void restart(ComputeChoice choice) {
        leaving.restart(choice, () -> backendSwitch.takeBack(choice));
    }
}
