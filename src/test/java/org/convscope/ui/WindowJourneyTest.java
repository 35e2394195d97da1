package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButton;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTree;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.convscope.core.Engines;
import org.convscope.core.backend.BackendChoice;
import org.convscope.keras.KerasModels;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.drop.DropOutline;
import org.convscope.ui.settings.Settings;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.Themes;
import org.convscope.ui.window.DragSource;
import org.convscope.ui.window.EventThreadGuard;
import org.convscope.workspace.Contrast;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A user's way through the window, on a real display, with files dropped by another process. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class WindowJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Path MODEL = Path.of("models", "quality.h5");
    private static final Path FRAMES = Path.of("sample-images");

    @TempDir
    private Path folder;

    private final EventThreadGuard guard = new EventThreadGuard();
    private Robot robot;
    private ConvscopeWindow window;
    private SettingsStore settings;

    @BeforeEach
    void open() throws Exception {
        robot = new Robot();
        Files.createDirectories(SCREENSHOTS);
        RepaintManager.setCurrentManager(guard);
        System.setProperty("flatlaf.uiScale", "1");
        settings = new SettingsStore(folder.resolve("config"));
        settings.update(now -> now.window(Optional.of(new Rectangle(190, 20, 1380, 920)), Settings.WindowState.NORMAL)
                .theme(ThemeChoice.LIGHT));
        window = onEventThread(() -> {
            var themes = new Themes(false);
            themes.setup(ThemeChoice.LIGHT);
            var engine = Engines.start(BackendChoice.CPU);
            var bench = new Workbench(
                    file -> KerasModels.open(file, Optional.empty()),
                    () -> engine,
                    org.convscope.workspace.BackendChoice.CPU);
            var made = new ConvscopeWindow(bench, settings, themes, parent -> new FixedChoosers(), () -> {});
            made.start(List.of());
            return made;
        });
        await("the window to be there", () -> window.frame().isShowing());
    }

    @AfterEach
    void close() throws Exception {
        onEventThread(() -> {
            Arrays.stream(java.awt.Window.getWindows()).forEach(java.awt.Window::dispose);
            window.bench().close();
            return true;
        });
        RepaintManager.setCurrentManager(null);
    }

    @Test
    void fromADroppedModelToAnExportedFigure() throws Exception {
        screenshot("empty-light");

        drop(MODEL);
        await("the model", () -> workspace().model().isPresent());
        drop(FRAMES, folder.resolve("not there.png"));
        await("the frames", () -> workspace().frames().size() >= 10);
        await("the problem to be told", () -> text("problems").contains("not there.png"));
        assertThat(window.frame().getTitle()).contains("quality.h5").contains("frames");
        click(find(AbstractButton.class, "Dismiss the problems"));
        await("the problems to be gone", () -> text("problems").isEmpty());

        chooseLayer("block3_conv1");
        await(
                "the layer to be selected everywhere",
                () -> workspace().selection().layer().equals(Optional.of("block3_conv1")));
        type(KeyEvent.VK_RIGHT);
        await("the next unit", () -> workspace().selection().unit() == 1);
        type(KeyEvent.VK_PAGE_DOWN);
        await("the next layer", () -> !workspace().selection().layer().equals(Optional.of("block3_conv1")));

        type(KeyEvent.VK_L, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        await(
                "one frame of each category on the light table",
                () -> workspace().comparison().frames().size() >= 2);
        Optional<?> before = workspace().selection().frame();
        type(KeyEvent.VK_SPACE);
        await("a blink", () -> !workspace().selection().frame().equals(before));

        onEventThread(() -> {
            workspace().frames().stream()
                    .filter(entry -> entry.category().equals("ice"))
                    .findFirst()
                    .ifPresent(ice -> window.bench().workspace().select(now -> now.frame(ice.source())));
            // a few strong pixels would leave the pictures dark
            window.bench()
                    .workspace()
                    .update(now -> now.appearance(now.appearance().contrast(Contrast.PERCENTILES)));
            return true;
        });
        everyView("light");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        everyView("dark");

        type(KeyEvent.VK_3, KeyEvent.VK_CONTROL);
        await("nothing left to do", this::isIdle);
        type(KeyEvent.VK_E, KeyEvent.VK_CONTROL);
        await("the export dialog", () -> findAll(AbstractButton.class).stream()
                .anyMatch(button -> "export-save".equals(button.getName())));
        screenshot("export-dark");
        click(findAll(JRadioButton.class).stream()
                .filter(radio -> "export-png".equals(radio.getName()))
                .findFirst()
                .orElseThrow());
        click(findAll(AbstractButton.class).stream()
                .filter(button -> "export-save".equals(button.getName()))
                .findFirst()
                .orElseThrow());
        await("the exported file", this::isExported);

        onEventThread(() -> {
            window.remember();
            return true;
        });
        var next = new SettingsStore(folder.resolve("config"));
        assertThat(next.get().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(next.lastWorkspace()).isPresent();
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void theSampleOpensWithOneClickAndEverythingHasAName() throws Exception {
        click(find(AbstractButton.class, "Open the sample model and frames"));
        await(
                "model and frames",
                () -> workspace().model().isPresent() && workspace().frames().size() >= 10);
        type(KeyEvent.VK_F1);
        await("help", () -> windowTitled("Shortcuts and hints"));
        screenshot("help-light");
        type(KeyEvent.VK_ESCAPE);
        type(KeyEvent.VK_I, KeyEvent.VK_CONTROL);
        await("the summary", () -> windowTitled("Model summary"));
        screenshot("summary-light");
        type(KeyEvent.VK_ESCAPE);
        type(KeyEvent.VK_P, KeyEvent.VK_CONTROL);
        await("the preprocessing", () -> windowTitled("Preprocessing"));
        screenshot("preprocessing-light");
        type(KeyEvent.VK_ESCAPE);
        List<String> nameless = onEventThread(() -> findAll(AbstractButton.class).stream()
                .filter(button -> button.isShowing() && isNameless(button))
                .map(button -> button.getClass().getName() + " in "
                        + button.getParent().getClass().getName())
                .toList());
        assertThat(nameless).isEmpty();
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void twoModelsStandSideBySideAndTheOtherIsGivenBack() throws Exception {
        onEventThread(() -> {
            window.open(List.of(MODEL, FRAMES.resolve("ice")));
            return true;
        });
        await(
                "model and frames",
                () -> workspace().model().isPresent() && !workspace().frames().isEmpty());
        onEventThread(() -> {
            menuItem("COMPARE_MODEL").doClick();
            return true;
        });
        await("the comparison", () -> windowTitled("Compare models"));
        await("nothing left to do", this::isIdle);
        JTable layers = table("difference");
        JTable filters = table("difference-filters");
        int before = layers.getSelectedRow();
        assertThat(layers.getRowCount()).isGreaterThan(5);
        assertThat(filters.getSelectedRow()).isZero();
        screenshot("models-light");
        click(layers);
        type(KeyEvent.VK_HOME, KeyEvent.VK_CONTROL);
        type(KeyEvent.VK_DOWN);
        await("another layer", () -> layers.getSelectedRow() != before);
        await("nothing left to do", this::isIdle);
        assertThat(workspace().selection().layer()).contains((String) layers.getValueAt(layers.getSelectedRow(), 0));
        type(KeyEvent.VK_ESCAPE);
        await("the comparison to be closed", () -> !windowTitled("Compare models"));
        await("nothing left to do", this::isIdle);
        assertThat(text("problems")).isEmpty();
        assertThat(guard.offences()).isEmpty();
    }

    private JMenuItem menuItem(String name) {
        for (JMenu menu : findAll(JMenu.class)) {
            for (Component item : menu.getMenuComponents()) {
                if (item instanceof JMenuItem found && name.equals(found.getName())) {
                    return found;
                }
            }
        }
        throw new AssertionError("no item " + name);
    }

    private static JTable table(String name) {
        return findAll(JTable.class).stream()
                .filter(table -> name.equals(table.getName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasOpenComesBack() throws Exception {
        Path frame = FRAMES.resolve("ice").resolve("ice_1.png").toAbsolutePath();
        onEventThread(() -> {
            window.open(List.of(MODEL, frame));
            return true;
        });
        await(
                "model and frame",
                () -> workspace().model().isPresent() && workspace().frames().size() == 1);
        onEventThread(() -> {
            window.bench().workspace().select(selection -> selection.unit("block2_conv1", 3));
            window.remember();
            window.bench().documents().closeAll();
            return true;
        });
        assertThat(workspace().isEmpty()).isTrue();
        screenshot("empty-recent-light");
        onEventThread(() -> {
            window.start(List.of());
            return true;
        });
        await("the workspace of the last time", () -> workspace().model().isPresent());
        assertThat(workspace().selection().unit()).isEqualTo(3);
        assertThat(workspace().selection().layer()).contains("block2_conv1");
        assertThat(workspace().selection().frame()).map(source -> source.file()).contains(frame);
        assertThat(guard.offences()).isEmpty();
    }

    private static boolean isNameless(AbstractButton button) {
        String name = button.getAccessibleContext().getAccessibleName();
        boolean ofLookAndFeel = button.getClass().getName().startsWith("com.formdev.flatlaf.ui.");
        return !ofLookAndFeel && (name == null || name.isBlank());
    }

    private void everyView(String theme) throws Exception {
        int views = onEventThread(() -> window.views().size());
        for (int i = 0; i < views; i++) {
            type(KeyEvent.VK_1 + i, KeyEvent.VK_CONTROL);
            int view = i;
            String id = onEventThread(() -> window.views().get(view).tab().id());
            await("nothing left to do", this::isIdle);
            screenshot(id + "-" + theme);
        }
    }

    /** Twice in a row, since a view may ask for the next thing when it gets the first. */
    private boolean isIdle() {
        robot.waitForIdle();
        boolean first = window.bench().tasks().jobs().isEmpty();
        robot.delay(150);
        robot.waitForIdle();
        return first && window.bench().tasks().jobs().isEmpty();
    }

    private Workspace workspace() {
        return window.bench().workspace().get();
    }

    private void drop(Path... files) throws Exception {
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
        Process source = new ProcessBuilder(command).inheritIO().start();
        DropOutline outline = findAll(DropOutline.class).stream().findFirst().orElseThrow();
        await("the outline while files hover", outline::isShowing);
        screenshot("hovering");
        assertThat(source.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(source.exitValue()).as("taken by the window").isZero();
        assertThat(onEventThread(outline::isShowing)).isFalse();
    }

    private void chooseLayer(String name) throws Exception {
        JTree tree = findAll(JTree.class).stream().findFirst().orElseThrow();
        Point place = onEventThread(() -> {
            window.frame().validate();
            for (int row = 0; row < tree.getRowCount(); row++) {
                if (tree.getPathForRow(row)
                        .getLastPathComponent()
                        .toString()
                        .startsWith("LayerNode[text=" + name + ",")) {
                    tree.scrollRowToVisible(row);
                    Rectangle bounds = tree.getRowBounds(row);
                    var inside = new Point(bounds.x + 10, bounds.y + bounds.height / 2);
                    SwingUtilities.convertPointToScreen(inside, tree);
                    return inside;
                }
            }
            throw new AssertionError("no row " + name);
        });
        click(place);
    }

    private void click(Component component) throws Exception {
        click(onEventThread(() -> {
            var middle = new Point(component.getWidth() / 2, component.getHeight() / 2);
            SwingUtilities.convertPointToScreen(middle, component);
            return middle;
        }));
    }

    private void click(Point place) {
        robot.mouseMove(place.x, place.y);
        robot.waitForIdle();
        robot.delay(50);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.delay(50);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
    }

    private void type(int key, int... modifiers) throws Exception {
        onEventThread(() -> {
            // keys go to the views, as after a click into one
            if (Arrays.stream(java.awt.Window.getWindows())
                    .noneMatch(other -> other != window.frame() && other.isShowing())) {
                window.frame().toFront();
                window.frame().getRootPane().requestFocusInWindow();
            }
            return true;
        });
        robot.waitForIdle();
        robot.delay(100);
        Arrays.stream(modifiers).forEach(robot::keyPress);
        robot.keyPress(key);
        robot.delay(30);
        robot.keyRelease(key);
        Arrays.stream(modifiers).forEach(robot::keyRelease);
        robot.waitForIdle();
    }

    private void screenshot(String name) throws Exception {
        robot.mouseMove(5, 990);
        robot.waitForIdle();
        robot.delay(300);
        BufferedImage image = robot.createScreenCapture(window.frame().getBounds());
        ImageIO.write(image, "png", SCREENSHOTS.resolve(name + ".png").toFile());
    }

    private static boolean windowTitled(String title) {
        return Arrays.stream(java.awt.Window.getWindows())
                .anyMatch(open -> open.isShowing()
                        && open instanceof javax.swing.JDialog dialog
                        && title.equals(dialog.getTitle()));
    }

    private static String text(String name) {
        return findAll(JTextArea.class).stream()
                .filter(area -> name.equals(area.getName()))
                .map(JTextArea::getText)
                .findFirst()
                .orElse("");
    }

    private static <T extends AbstractButton> T find(Class<T> type, String accessibleName) {
        return findAll(type).stream()
                .filter(button ->
                        accessibleName.equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Component> List<T> findAll(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (java.awt.Window open : java.awt.Window.getWindows()) {
            if (open.isShowing()) {
                collect(open, type, found);
            }
        }
        return found;
    }

    private static <T extends Component> void collect(Container container, Class<T> type, List<T> found) {
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inside) {
                collect(inside, type, found);
            }
        }
    }

    /** The picture, whole. */
    private boolean isExported() {
        try {
            File picture = folder.resolve("figure.png").toFile();
            return picture.exists() && ImageIO.read(picture) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                screenshot("failed");
                throw new AssertionError("still waiting for " + what);
            }
            robot.delay(50);
        }
    }

    private static <T> T onEventThread(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        EventQueue.invokeAndWait(task);
        return task.get();
    }

    /** Saves to the folder of the test without asking. */
    private final class FixedChoosers implements FileChoosers {
        @Override
        public List<Path> open() {
            return List.of();
        }

        @Override
        public Optional<Path> openOne(String title, Path start) {
            return Optional.of(Path.of("models", "multitask.h5"));
        }

        @Override
        public List<Path> openFolder() {
            return List.of();
        }

        @Override
        public Optional<Path> openDataSet() {
            return Optional.of(FRAMES.resolve("labels.csv"));
        }

        @Override
        public Optional<Path> save(String title, String name, String ending) {
            return Optional.of(folder.resolve("figure" + ending));
        }
    }
}
