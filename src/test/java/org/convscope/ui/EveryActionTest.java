package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Component;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.swing.JDialog;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.convscope.ui.action.AppAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Every entry of every menu, whatever is open: nothing is thrown, every dialog opens, and none outlives its model. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class EveryActionTest extends WindowJourney {
    private static final Path WEIGHTS = Path.of("src/test/resources/golden/k2_weights/plain.weights.h5");

    /** What has a dialog of its own; choosers of files answer by themselves here. */
    static final Set<AppAction> DIALOGS = EnumSet.of(
            AppAction.SUMMARY,
            AppAction.PREPROCESSING,
            AppAction.DECLARE,
            AppAction.FILL_INPUTS,
            AppAction.VERIFY,
            AppAction.MODEL_COMPARISON,
            AppAction.RESOLUTION,
            AppAction.EXPORT,
            AppAction.FIND_ACTION,
            AppAction.HELP,
            AppAction.ABOUT);

    /** Those that are about the open model. */
    private static final Set<AppAction> OF_MODEL = EnumSet.of(
            AppAction.SUMMARY,
            AppAction.PREPROCESSING,
            AppAction.DECLARE,
            AppAction.FILL_INPUTS,
            AppAction.VERIFY,
            AppAction.MODEL_COMPARISON,
            AppAction.EXPORT);

    static List<JDialog> dialogs() {
        return Arrays.stream(Window.getWindows())
                .filter(Window::isShowing)
                .filter(JDialog.class::isInstance)
                .map(JDialog.class::cast)
                .toList();
    }

    /** Whether a dialog came. */
    private boolean choose(JMenuItem item) throws Exception {
        onEventThread(() -> {
            item.doClick(0);
            return item;
        });
        idle();
        return onEventThread(() -> !dialogs().isEmpty());
    }

    private void closeDialogs() throws Exception {
        onEventThread(() -> {
            dialogs().forEach(Window::dispose);
            return true;
        });
        idle();
    }

    private void everyAction() throws Exception {
        for (AppAction action : AppAction.values()) {
            boolean isOfNoTab =
                    AppAction.VIEWS.indexOf(action) >= window.views().size();
            if (isOfNoTab
                    || action == AppAction.QUIT
                    || action == AppAction.CLOSE_ALL
                    || action == AppAction.OPEN_SAMPLES
                    || action == AppAction.CLOSE_MODEL
                    || action == AppAction.MANUAL) {
                continue;
            }
            JMenuItem item = menuItem(action.name());
            boolean enabled = item.isEnabled();
            assertThat(choose(item)).as(action.name()).isEqualTo(enabled && DIALOGS.contains(action));
            closeDialogs();
            assertThat(thrown).as(action.name()).isEmpty();
        }
    }

    /** Submenus: what is one of several. */
    private void everyChoice() throws Exception {
        List<JMenuItem> choices = new ArrayList<>();
        for (JMenu menu : all(JMenu.class)) {
            for (Component child : menu.getMenuComponents()) {
                if (child instanceof JMenu submenu) {
                    Arrays.stream(submenu.getMenuComponents())
                            .filter(JMenuItem.class::isInstance)
                            .map(JMenuItem.class::cast)
                            .forEach(choices::add);
                }
            }
        }
        assertThat(choices).hasSizeGreaterThan(10);
        for (JMenuItem item : choices) {
            choose(item);
            closeDialogs();
            assertThat(thrown).as(item.getText()).isEmpty();
        }
    }

    @Test
    void whateverIsOpen() throws Exception {
        hurry();
        open(MODEL, FRAMES.resolve("ice"), FRAMES.resolve("good"));
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        everyAction();
        open(WEIGHTS);
        robot.await("the weights", () -> window.frame().getTitle().contains("plain.weights.h5"));
        idle();
        everyAction();
        everyChoice();
    }

    @Test
    void noDialogOutlivesItsModel() throws Exception {
        for (AppAction action : OF_MODEL) {
            open(MODEL, FRAMES.resolve("ice"));
            robot.await("the model", () -> window.frame().getTitle().contains("quality.h5"));
            idle();
            assertThat(choose(menuItem(action.name()))).as(action.name()).isTrue();
            open(MULTITASK);
            robot.await("the other", () -> window.frame().getTitle().contains("multitask.h5"));
            idle();
            assertThat(onEventThread(EveryActionTest::dialogs))
                    .as(action.name())
                    .isEmpty();
        }
    }
}
