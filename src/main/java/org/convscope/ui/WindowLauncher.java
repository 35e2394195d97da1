package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.file.UserFolders;
import org.convscope.keras.KerasModels;
import org.convscope.problem.Problem;
import org.convscope.problem.SystemProblem;
import org.convscope.ui.component.ControlKeys;
import org.convscope.ui.dialog.SystemFileChoosers;
import org.convscope.ui.notice.UncaughtProblems;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.settings.UserState;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.theme.DesktopTheme;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.workspace.ComputeChoice;

/** Opens the window. Everything slow (Keras files, ND4J) is loaded after the first picture. */
public final class WindowLauncher {
    private static final String SCALE = "flatlaf.uiScale";

    private final BackendChoice backend;
    private final EngineChoice engine;

    /**
     * @param backend what to compute with
     * @param engine by which library
     */
    public WindowLauncher(BackendChoice backend, EngineChoice engine) {
        this.backend = backend;
        this.engine = engine;
    }

    /**
     * Opens the window and returns; it lives on until it is closed, which ends the process.
     *
     * @param paths models, frames, folders, workspaces to open; none: what was open the last time
     * @throws org.convscope.problem.ProblemException if there is no display
     */
    public void launch(List<Path> paths) {
        if (GraphicsEnvironment.isHeadless()) {
            throw Problem.of("there is no display to open a window on")
                    .nextStep("Use the command line: convscope --help")
                    .asException();
        }
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        System.setProperty("apple.awt.application.name", "Convscope");
        UserState kept = UserState.open(UserFolders.find());
        boolean dark = needsDesktop(kept.settings().get()) && DesktopTheme.isDark();
        // told to end by the system, as when the user logs out, perhaps before there is a window
        var leaving = new AtomicReference<Runnable>(kept.savedSession()::close);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> Optional.ofNullable(leaving.get()).ifPresent(Runnable::run), "convscope-leave"));
        EventQueue.invokeLater(() -> {
            try {
                open(kept, dark, paths, leaving::set);
            } catch (RuntimeException | Error e) {
                Optional<Problem> lacking = SystemProblem.of(e);
                if (lacking.isEmpty()) {
                    throw e;
                }
                // there is no window to say it in
                System.err.println("convscope: " + lacking.get().sentence());
                System.exit(1);
            }
        });
    }

    private static boolean needsDesktop(WindowSettings settings) {
        return settings.theme() == ThemeChoice.SYSTEM;
    }

    /**
     * @param leaving gets what is to be done when the program is told to end
     */
    private void open(UserState kept, boolean dark, List<Path> paths, Consumer<Runnable> leaving) {
        WindowSettings settings = kept.settings().get();
        // always set: without it FlatLaf guesses from the font, differently on each desktop
        if (System.getProperty(SCALE) == null) {
            System.setProperty(SCALE, Double.toString(DesktopScale.find()));
        }
        var themes = new FlatLafTheme(dark);
        themes.setup(settings.theme());
        UIScale.setZoomFactor(settings.textPercent() / 100f);
        var session =
                new Session((file, choices) -> KerasModels.open(file, Optional.empty(), choices), engine(), chosen());
        var window = new WindowController(session, kept, themes, SystemFileChoosers::new, () -> System.exit(0));
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtProblems(window.problems(), EventQueue::invokeLater));
        leaving.accept(window::leave);
        // a start is no stall: measured from the event on that comes after the panes' first layout
        window.whenComplete(() -> EventQueue.invokeLater(() -> window.longestStall(MeasuredEvents.install()::longest)));
        ControlKeys.install();
        window.joinDesktop();
        window.start(paths);
    }

    private ComputeChoice chosen() {
        return new ComputeChoice(backend, engine);
    }

    private Supplier<Engine> engine() {
        return new LazyEngine(() -> EngineFactory.start(backend, engine));
    }
}
