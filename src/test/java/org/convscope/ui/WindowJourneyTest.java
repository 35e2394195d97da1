package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;
import static org.convscope.ui.window.WindowRobot.shown;

import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JRadioButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.JTree;
import javax.swing.KeyStroke;
import javax.swing.MenuSelectionManager;
import org.convscope.choice.Contrast;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.Selection;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A user's way through the window, on a real display, with files dropped by another process. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class WindowJourneyTest extends WindowJourney {
    @Test
    void fromADroppedModelToAnExportedFigure() throws Exception {
        screenshot("empty-light");

        drop(MODEL);
        robot.await("the model", () -> workspace().model().isPresent());
        drop(FRAMES, folder.resolve("not there.png"));
        robot.await("the frames", () -> workspace().frames().size() >= 10);
        robot.await("the problem to be told", () -> text("problems").contains("not there.png"));
        assertThat(window.frame().getTitle()).contains("quality.h5").contains("frames");
        robot.click(find(AbstractButton.class, "Dismiss the problems"));
        robot.await("the problems to be gone", () -> text("problems").isEmpty());

        chooseLayer("block3_conv1");
        robot.await(
                "the layer to be selected everywhere",
                () -> workspace().selection().layer().equals(Optional.of("block3_conv1")));
        type(KeyEvent.VK_RIGHT);
        robot.await("the next unit", () -> workspace().selection().unit() == 1);
        type(KeyEvent.VK_PAGE_DOWN);
        robot.await("the next layer", () -> !workspace().selection().layer().equals(Optional.of("block3_conv1")));

        type(KeyEvent.VK_L, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await(
                "one frame of each category on the light table",
                () -> workspace().settings(LightTableSettings.KEY).frames().size() >= 2);
        Optional<?> before = workspace().selection().frame();
        type(KeyEvent.VK_SPACE);
        robot.await("a blink", () -> !workspace().selection().frame().equals(before));
        JToggleButton blink = find(JToggleButton.class, "Blink");
        robot.click(blink);
        for (Component focused : List.of(blink, all(JTree.class).get(0), find(JList.class, "frames"))) {
            onEventThread(focused::requestFocusInWindow);
            robot.await("the focus", focused::isFocusOwner);
            Optional<?> blinked = workspace().selection().frame();
            robot.type(KeyEvent.VK_SPACE);
            robot.await("a blink", () -> !workspace().selection().frame().equals(blinked));
        }
        robot.click(find(JToggleButton.class, "Side by side"));

        onEventThread(() -> {
            workspace().frames().stream()
                    .filter(entry -> entry.category().equals("ice"))
                    .findFirst()
                    .ifPresent(ice -> window.bench().workspace().select(now -> now.frame(ice.source())));
            // a few strong pixels would leave the pictures dark
            window.bench()
                    .workspace()
                    .update(now -> now.appearance(now.appearance().contrast(Contrast.PERCENTILES)));
            // fewer patches than a user would take his time for
            window.bench().workspace().update(now -> now.settings(
                            OcclusionOptions.KEY,
                            OcclusionOptions.DEFAULT.patch(64).stride(24))
                    .settings(ExciterOptions.KEY, ExciterOptions.DEFAULT.steps(4)));
            return true;
        });
        everyView("light");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        everyView("dark");

        type(KeyEvent.VK_3, KeyEvent.VK_CONTROL);
        idle();
        type(KeyEvent.VK_E, KeyEvent.VK_CONTROL);
        robot.await("the export dialog", () -> shown(AbstractButton.class, "export-save")
                .isPresent());
        screenshot("export-dark");
        robot.click(find(JRadioButton.class, "export-png"));
        robot.click(find(AbstractButton.class, "export-save-as"));
        robot.await("the exported file", this::isExported);

        onEventThread(() -> {
            window.remember();
            return true;
        });
        SettingsStore next = settings();
        assertThat(next.get().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(WorkspaceFiles.open(savedSession.file()).view())
                .isEqualTo(workspace().view());
        assertThat(guard.offences()).isEmpty();
    }

    private static boolean isMenuOpen() {
        return MenuSelectionManager.defaultManager().getSelectedPath().length > 0;
    }

    @Test
    void theSampleOpensWithOneClickAndEverythingHasAName() throws Exception {
        robot.click(find(AbstractButton.class, "Open the sample model and frames"));
        robot.await(
                "model and frames",
                () -> workspace().model().isPresent() && workspace().frames().size() >= 10);
        Selection selection = workspace().selection();
        type(KeyEvent.VK_V, KeyEvent.VK_ALT);
        robot.await("the menu", WindowJourneyTest::isMenuOpen);
        type(KeyEvent.VK_DOWN);
        type(KeyEvent.VK_DOWN);
        assertThat(onEventThread(WindowJourneyTest::isMenuOpen)).isTrue();
        assertThat(workspace().selection()).isEqualTo(selection);
        type(KeyEvent.VK_ESCAPE);
        robot.await("no menu", () -> !isMenuOpen());
        onEventThread(() -> {
            all(JTree.class).forEach(JTree::requestFocusInWindow);
            return true;
        });
        robot.await(
                "the tree to have the focus", () -> all(JTree.class).stream().anyMatch(JTree::isFocusOwner));
        Optional<String> layer = workspace().selection().layer();
        robot.type(KeyEvent.VK_PAGE_DOWN);
        robot.await("the next layer", () -> !workspace().selection().layer().equals(layer));
        robot.type(KeyEvent.VK_PAGE_UP);
        robot.await("the layer before", () -> workspace().selection().layer().equals(layer));
        type(KeyEvent.VK_F1, KeyEvent.VK_SHIFT);
        robot.await("help", () -> windowTitled("Shortcuts and hints"));
        screenshot("help-light");
        type(KeyEvent.VK_ESCAPE);
        type(KeyEvent.VK_I, KeyEvent.VK_CONTROL);
        robot.await("the summary", () -> windowTitled("Model summary"));
        screenshot("summary-light");
        type(KeyEvent.VK_ESCAPE);
        type(KeyEvent.VK_P, KeyEvent.VK_CONTROL);
        robot.await("the preprocessing", () -> windowTitled("Preprocessing"));
        screenshot("preprocessing-light");
        type(KeyEvent.VK_ESCAPE);
        List<String> nameless = onEventThread(() -> all(AbstractButton.class).stream()
                .filter(button -> button.isShowing() && isNameless(button))
                .map(button -> button.getClass().getName() + " in "
                        + button.getParent().getClass().getName())
                .toList());
        assertThat(nameless).isEmpty();
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void twoModelsStandSideBySideAndTheOtherIsGivenBack() throws Exception {
        open(MODEL, FRAMES.resolve("ice"));
        robot.await(
                "model and frames",
                () -> workspace().model().isPresent() && !workspace().frames().isEmpty());
        onEventThread(() -> {
            menuItem("MODEL_COMPARISON").doClick();
            return true;
        });
        robot.await("the comparison", () -> windowTitled("Model comparison"));
        idle();
        JTable layers = find(JTable.class, "difference");
        JTable filters = find(JTable.class, "difference-filters");
        int before = layers.getSelectedRow();
        assertThat(layers.getRowCount()).isGreaterThan(5);
        assertThat(filters.getSelectedRow()).isZero();
        screenshot("models-light");
        robot.click(layers);
        type(KeyEvent.VK_HOME, KeyEvent.VK_CONTROL);
        type(KeyEvent.VK_DOWN);
        robot.await("another layer", () -> layers.getSelectedRow() != before);
        idle();
        assertThat(workspace().selection().layer()).contains((String) layers.getValueAt(layers.getSelectedRow(), 0));
        type(KeyEvent.VK_ESCAPE);
        robot.await("the comparison to be closed", () -> !windowTitled("Model comparison"));
        idle();
        assertThat(text("problems")).isEmpty();
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void whatWasOpenComesBack() throws Exception {
        Path frame = FRAMES.resolve("ice").resolve("ice_1.png").toAbsolutePath();
        open(MODEL, frame);
        robot.await(
                "model and frame",
                () -> workspace().model().isPresent() && workspace().frames().size() == 1);
        onEventThread(() -> {
            window.bench().workspace().select(selection -> selection.unit("block2_conv1", 3));
            window.leave();
            window.frame().dispose();
            window.bench().close();
            savedSession = SavedSession.begin(folder.resolve("config"));
            window = window(settings());
            window.start(List.of());
            // somebody leaves at once
            window.remember();
            return true;
        });
        assertThat(WorkspaceFiles.open(savedSession.file()).model()).isPresent();
        robot.await("the workspace of the last time", () -> workspace().model().isPresent());
        assertThat(workspace().selection().unit()).isEqualTo(3);
        assertThat(workspace().selection().layer()).contains("block2_conv1");
        assertThat(workspace().selection().frame()).map(source -> source.file()).contains(frame);
        onEventThread(() -> {
            window.bench().documents().closeAll();
            return true;
        });
        screenshot("empty-recent-light");
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void whatIsDoneAtOnceFindsTheViews() throws Exception {
        onEventThread(() -> {
            window.leave();
            window.frame().dispose();
            window.bench().close();
            savedSession = SavedSession.begin(folder.resolve("config"));
            window = window(settings());
            window.start(List.of(MODEL));
            assertThat(all(JTabbedPane.class)).noneMatch(tabs -> "views".equals(tabs.getName()));
            // before anything could be painted
            menuItem(AppAction.NORMAL_SIZE.name()).doClick(0);
            assertThat(all(JTabbedPane.class)).anyMatch(tabs -> "views".equals(tabs.getName()));
            return true;
        });
        robot.await("what was to be opened", () -> workspace().model().isPresent());
        idle();
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void whatThePointerWasOnIsForgottenWithThePicture() throws Exception {
        open(FRAMES.resolve("ice"));
        robot.await("the frames", () -> workspace().frames().size() > 1);
        for (List<Integer> keys :
                List.of(List.of(KeyEvent.VK_2, KeyEvent.VK_CONTROL), List.of(KeyEvent.VK_RIGHT, KeyEvent.VK_ALT))) {
            type(KeyEvent.VK_1, KeyEvent.VK_CONTROL);
            idle();
            JComponent canvas = find(JComponent.class, "Frame");
            robot.click(canvas);
            robot.await(
                    "the pixel", () -> find(JLabel.class, "readout").getText().startsWith("x "));
            type(keys.get(0), keys.get(1));
            robot.await("nothing", () -> find(JLabel.class, "readout").getText().isBlank());
        }
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
            KeyStroke key = AppAction.VIEWS.get(i).shortcut().orElseThrow();
            if ((key.getModifiers() & InputEvent.ALT_DOWN_MASK) != 0) {
                type(key.getKeyCode(), KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
            } else {
                type(key.getKeyCode(), KeyEvent.VK_CONTROL);
            }
            int view = i;
            ViewId id = onEventThread(() -> window.views().get(view).tab().id());
            robot.await(id.word(), () -> workspace().view() == id);
            idle();
            screenshot(id.word() + "-" + theme);
        }
    }

    private static boolean windowTitled(String title) {
        return Arrays.stream(java.awt.Window.getWindows())
                .anyMatch(open -> open.isShowing()
                        && open instanceof javax.swing.JDialog dialog
                        && title.equals(dialog.getTitle()));
    }

    private static String text(String name) {
        return shown(JTextArea.class, name).map(JTextArea::getText).orElse("");
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
}
