package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Two models beside each other, each as it was looked at. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class SeveralModelsJourneyTest extends WindowJourney {
    private void awaitModel(Path model) throws Exception {
        robot.await(
                model.toString(),
                () -> window.frame().getTitle().startsWith(model.getFileName().toString()));
        idle();
    }

    @Test
    void eachModelComesBackAsItWasLookedAt() throws Exception {
        open(MODEL, FRAMES.resolve("ice"));
        awaitModel(MODEL);
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.selection(
                            now.selection().unit("block3_conv1", 5))
                    .view(ViewId.MAPS));
            return true;
        });
        idle();
        Workspace first = workspace();
        open(MULTITASK);
        awaitModel(MULTITASK);
        assertThat(workspace().otherModels()).hasSize(1);
        assertThat(workspace().frames()).isEqualTo(first.frames());
        screenshot("two-models");

        type(KeyEvent.VK_M, KeyEvent.VK_CONTROL);
        awaitModel(MODEL);
        assertThat(workspace().selection()).isEqualTo(first.selection());
        assertThat(workspace().otherModels())
                .extracting(other -> other.model().orElseThrow().getFileName())
                .containsExactly(MULTITASK.getFileName());
        type(KeyEvent.VK_Z, KeyEvent.VK_CONTROL);
        awaitModel(MULTITASK);

        onEventThread(() -> {
            menuItem("CLOSE_MODEL").doClick(0);
            return true;
        });
        awaitModel(MODEL);
        assertThat(workspace().otherModels()).isEmpty();
        onEventThread(() -> {
            menuItem("CLOSE_MODEL").doClick(0);
            return true;
        });
        robot.await("no model", () -> workspace().model().isEmpty());
        idle();
        assertThat(window.bench().documents().model()).isEmpty();
        assertThat(workspace().frames()).isEqualTo(first.frames());
    }
}
