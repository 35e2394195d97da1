package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRootPane;
import javax.swing.JToolTip;
import javax.swing.JTree;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.drop.DropOutline;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.settings.UserState;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.window.DragSource;
import org.convscope.ui.window.EventThreadGuard;
import org.convscope.ui.window.WindowRobot;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window on a real display, light, with settings of its own, and a user in front of it. */
abstract class WindowJourney {
    static final Path FRAMES = Path.of("sample-images");
    static final Path LABELS = FRAMES.resolve("labels.csv");
    static final Path MODEL = Path.of("models", "quality.h5");
    static final Path MULTITASK = Path.of("models", "multitask.h5");

    @TempDir
    Path folder;

    final EventThreadGuard guard = new EventThreadGuard();
    WindowRobot robot;
    WindowController window;
    SettingsStore settings;
    SavedSession savedSession;
    private final Engine engine = EngineFactory.start(BackendChoice.CPU);

    /** What the user was asked, and whether all of it is agreed to. */
    final List<String> questions = new CopyOnWriteArrayList<>();

    boolean agreeing = true;

    /** What is chosen where a folder is asked for. */
    List<Path> chosenFolders = List.of();

    /** What reached the end of a thread, such as the event thread. */
    final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> thrown.add(cause));
        robot = new WindowRobot();
        RepaintManager.setCurrentManager(guard);
        System.setProperty("flatlaf.uiScale", "1");
        settings = settings();
        settings.update(
                now -> now.window(Optional.of(new Rectangle(190, 20, 1380, 920)), WindowSettings.WindowState.NORMAL)
                        .theme(ThemeChoice.LIGHT));
        savedSession = SavedSession.begin(folder.resolve("config"));
        window = onEventThread(() -> {
            WindowController made = window(settings);
            made.start(List.of());
            return made;
        });
        robot.await("the window to be there", () -> window.frame().isShowing());
    }

    /** A new one for the session that there is now. On the event thread. */
    WindowController window(SettingsStore settings) {
        var themes = new FlatLafTheme(false);
        themes.setup(ThemeChoice.LIGHT);
        var session = new Session(
                (file, choices) -> KerasModels.open(file, Optional.empty(), choices),
                () -> engine,
                ComputeChoice.AUTOMATIC);
        return new WindowController(
                session,
                new UserState(settings, savedSession, Optional.empty()),
                themes,
                parent -> new FixedChoosers(),
                () -> {});
    }

    @AfterEach
    void close() throws Exception {
        onEventThread(() -> {
            Arrays.stream(Window.getWindows()).forEach(Window::dispose);
            window.leave();
            window.bench().close();
            // what was disposed of is known until memory is needed, and changes its look with every other window
            Arrays.stream(Window.getWindows()).forEach(Window::removeAll);
            // else the next test's window has the text of this one's size
            new FlatLafTheme(false).zoom(100);
            return true;
        });
        engine.close();
        RepaintManager.setCurrentManager(null);
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertThat(thrown).isEmpty();
        assertThat(guard.offences()).as("Swing off the event thread").isEmpty();
    }

    /** As they are in the folder of the test now. */
    SettingsStore settings() {
        return new SettingsStore(folder.resolve("config"));
    }

    Workspace workspace() {
        return window.bench().workspace().get();
    }

    void open(Path... paths) throws Exception {
        onEventThread(() -> {
            window.open(List.of(paths));
            return true;
        });
    }

    /** As little work as shows everything that a user would take his time for. */
    void hurry() throws Exception {
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.settings(
                            OcclusionOptions.KEY,
                            OcclusionOptions.DEFAULT.patch(90).stride(90))
                    .settings(ExciterOptions.KEY, ExciterOptions.DEFAULT.steps(2)));
            return true;
        });
    }

    /** Twice, since a view may ask for the next thing when it gets the first. */
    void idle() throws Exception {
        robot.await("nothing left to do", () -> window.bench().tasks().jobs().isEmpty());
        robot.await("still nothing", () -> window.bench().tasks().jobs().isEmpty());
    }

    /** Keys go to the views, as after a click into one, unless a dialog or a menu is open. */
    void type(int key, int... modifiers) throws Exception {
        boolean alone = onEventThread(() -> {
            boolean nothingElse = Arrays.stream(Window.getWindows())
                    .noneMatch(other -> other != window.frame()
                            && other.isShowing()
                            && inside(other, JToolTip.class).isEmpty());
            if (nothingElse) {
                window.frame().toFront();
            }
            return nothingElse;
        });
        JRootPane root = window.frame().getRootPane();
        if (alone) {
            robot.await("the window to have the focus", () -> {
                if (!root.isFocusOwner()) {
                    root.requestFocusInWindow();
                }
                return root.isFocusOwner();
            });
        }
        robot.type(key, modifiers);
    }

    /** From a program of its own; the window shows while the files hover. */
    void drop(Path... files) throws Exception {
        Point target = onEventThread(() -> {
            Point middle =
                    new Point(window.frame().getWidth() / 3, window.frame().getHeight() / 2);
            SwingUtilities.convertPointToScreen(middle, window.frame());
            return middle;
        });
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                DragSource.class.getName(),
                Integer.toString(target.x),
                Integer.toString(target.y)));
        Arrays.stream(files).map(file -> file.toAbsolutePath().toString()).forEach(command::add);
        Process source = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        DropOutline outline = all(DropOutline.class).stream().findFirst().orElseThrow();
        robot.await("the outline while files hover", outline::isShowing);
        robot.picture(window.frame(), "hovering");
        source.getOutputStream().close();
        assertThat(source.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(source.exitValue()).as("taken by the window").isZero();
        robot.await("the outline to be gone", () -> !outline.isShowing());
    }

    /** A click on a layer in the tree, which is scrolled where it has to be. */
    void chooseLayer(String name) throws Exception {
        JTree tree = all(JTree.class).stream().findFirst().orElseThrow();
        Point place = onEventThread(() -> {
            window.frame().validate();
            for (int row = 0; row < tree.getRowCount(); row++) {
                if (tree.getPathForRow(row)
                        .getLastPathComponent()
                        .toString()
                        .startsWith("LayerNode[text=" + name + ",")) {
                    tree.scrollRowToVisible(row);
                    Rectangle bounds = tree.getRowBounds(row);
                    return new Point(bounds.x + 10, bounds.y + bounds.height / 2);
                }
            }
            throw new AssertionError("no row " + name);
        });
        robot.click(tree, place, 1);
    }

    JMenuItem menuItem(String name) {
        for (JMenu menu : all(JMenu.class)) {
            for (Component item : menu.getMenuComponents()) {
                if (item instanceof JMenuItem found && name.equals(found.getName())) {
                    return found;
                }
            }
        }
        throw new AssertionError("no item " + name);
    }

    /** The open dialog of a title. On the event thread. */
    static Optional<JDialog> dialog(String title) {
        return Arrays.stream(Window.getWindows())
                .filter(JDialog.class::isInstance)
                .map(JDialog.class::cast)
                .filter(dialog -> dialog.isShowing() && dialog.getTitle().equals(title))
                .findFirst();
    }

    void screenshot(String name) throws Exception {
        robot.screenshot(window.frame(), name);
    }

    /** Answers without asking: the samples, and the folder of the test to save in. */
    private final class FixedChoosers implements FileChoosers {
        @Override
        public List<Path> open() {
            return List.of();
        }

        @Override
        public Optional<Path> openOne(String title, Path start) {
            return Optional.of(MULTITASK);
        }

        @Override
        public List<Path> openFolder(String title) {
            return chosenFolders;
        }

        @Override
        public boolean agrees(String question, String go) {
            questions.add(go + "? " + question);
            return agreeing;
        }

        @Override
        public Optional<Path> openDataSet() {
            return Optional.of(LABELS);
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public Optional<Path> save(String title, String name, String ending) {
            return Optional.of(folder.resolve("figure" + ending));
        }
    }
}
