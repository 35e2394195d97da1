package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.AbstractButton;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Work that goes on for long, and a user who has seen enough of it. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class LongRunJourneyTest extends WindowJourney {
    private static Optional<AbstractButton> cancel() {
        return all(AbstractButton.class).stream()
                .filter(button -> button.isShowing()
                        && "Cancel".equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst();
    }

    @Test
    void itIsCancelledAndTheWindowGoesOn() throws Exception {
        open(MULTITASK, FRAMES.resolve("ice"));
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(ViewId.OCCLUSION));
            return true;
        });
        robot.await("something to cancel", () -> cancel().isPresent());
        // where nothing is left to cancel the button is gone, which is as well
        onEventThread(() -> {
            cancel().ifPresent(button -> button.doClick(0));
            return true;
        });
        idle();
        type(KeyEvent.VK_3, KeyEvent.VK_CONTROL);
        robot.await("the maps", () -> workspace().view() == ViewId.MAPS);
        idle();
        assertThat(workspace().frames()).hasSize(3);
    }
}
