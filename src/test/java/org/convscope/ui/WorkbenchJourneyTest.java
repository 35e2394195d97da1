package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.convscope.choice.RangeScope;
import org.convscope.ui.view.View;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What goes through the window as a whole: undo, keys, the palette of all actions. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class WorkbenchJourneyTest extends WindowJourney {
    @Test
    void whatIsClosedComesBackByUndo() throws Exception {
        open(MODEL, FRAMES.resolve("ice"));
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        assertThat(onEventThread(() -> menuItem("UNDO").isEnabled())).isFalse();
        Workspace before = workspace();
        type(KeyEvent.VK_W, KeyEvent.VK_CONTROL);
        robot.await(
                "a frame less",
                () -> workspace().frames().size() == before.frames().size() - 1);
        type(KeyEvent.VK_2, KeyEvent.VK_CONTROL);
        robot.await("the kernels", () -> workspace().view() == ViewId.KERNELS);
        type(KeyEvent.VK_W, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await("an empty window", () -> workspace().isEmpty());
        idle();

        type(KeyEvent.VK_Z, KeyEvent.VK_CONTROL);
        robot.await("the model again", () -> window.bench().documents().model().isPresent());
        assertThat(workspace().frames()).hasSize(before.frames().size() - 1);
        type(KeyEvent.VK_Z, KeyEvent.VK_CONTROL);
        robot.await("the frame in front again", () -> workspace().view() == before.view());
        type(KeyEvent.VK_Z, KeyEvent.VK_CONTROL);
        robot.await("all frames again", () -> workspace().frames().equals(before.frames()));
        idle();
        assertThat(workspace()).isEqualTo(before);
        assertThat(onEventThread(() -> menuItem("UNDO").isEnabled())).isFalse();

        type(KeyEvent.VK_Z, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await(
                "a frame less again",
                () -> workspace().frames().size() == before.frames().size() - 1);
        assertThat(workspace().model()).isEqualTo(Optional.of(MODEL.toAbsolutePath()));
    }

    @Test
    void whateverCanBeDoneIsFoundByAFewLetters() throws Exception {
        type(KeyEvent.VK_A, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await("the palette", () -> shownPalette().isPresent());
        robot.type(KeyEvent.VK_ESCAPE);
        robot.await("the palette to be gone", () -> shownPalette().isEmpty());

        open(MODEL, FRAMES.resolve("ice"));
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        find("KERNELS");
        robot.await("the kernels", () -> workspace().view() == ViewId.KERNELS);
        find("RANGE TILE");
        robot.await("the range", () -> workspace().appearance().scope() == RangeScope.TILE);
        assertThat(onEventThread(() -> shownPalette().isEmpty())).isTrue();
    }

    private void find(String letters) throws Exception {
        type(KeyEvent.VK_A, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await(
                "the palette", () -> shownPalette().filter(JComponent::hasFocus).isPresent());
        for (int i = 0; i < letters.length(); i++) {
            robot.type(KeyEvent.getExtendedKeyCodeForChar(letters.charAt(i)));
        }
        screenshot("palette " + letters);
        robot.type(KeyEvent.VK_ENTER);
    }

    private Optional<JTextField> shownPalette() {
        return all(JTextField.class).stream()
                .filter(field -> "palette-query".equals(field.getName()) && field.isShowing())
                .findFirst();
    }

    @Test
    void aViewThatIsBroughtToTheFrontHasTheKeys() throws Exception {
        hurry();
        open(MODEL, FRAMES.resolve("ice"));
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        for (int place = 0; place < 9; place++) {
            View view = window.views().get(place);
            type(KeyEvent.VK_1 + place, KeyEvent.VK_CONTROL);
            idle();
            robot.await(
                    "the keys in " + view.tab().id(),
                    () -> SwingUtilities.isDescendingFrom(
                            KeyboardFocusManager.getCurrentKeyboardFocusManager()
                                    .getFocusOwner(),
                            view.component()));
            assertThat(workspace().view()).isEqualTo(view.tab().id());
        }
        type(KeyEvent.VK_2, KeyEvent.VK_CONTROL);
        idle();
        robot.type(KeyEvent.VK_END);
        robot.await("the last unit", () -> workspace().selection().unit() > 3);
        robot.type(KeyEvent.VK_HOME);
        robot.await("the first unit", () -> workspace().selection().unit() == 0);
    }
}
