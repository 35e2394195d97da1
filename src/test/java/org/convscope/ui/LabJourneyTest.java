package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.event.KeyEvent;
import java.util.Locale;
import javax.swing.AbstractButton;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Every pane of the lab on the sample, light and dark. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class LabJourneyTest extends WindowJourney {
    @Test
    void everyPaneOnTheSample() throws Exception {
        robot.click(find(AbstractButton.class, "Open the sample model and frames"));
        robot.await(
                "model and frames",
                () -> workspace().model().isPresent() && workspace().frames().size() >= 10);
        idle();
        onEventThread(() -> {
            workspace().frames().stream()
                    .filter(entry -> entry.category().equals("ice"))
                    .findFirst()
                    .ifPresent(ice -> window.bench().workspace().select(now -> now.frame(ice.source())));
            window.bench().workspace().update(now -> now.view(ViewId.LAB));
            return true;
        });
        everyPane("light");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        everyPane("dark");
        assertThat(guard.offences()).isEmpty();
    }

    private void everyPane(String theme) throws Exception {
        for (LabSettings.Pane pane : LabSettings.Pane.values()) {
            onEventThread(() -> {
                window.bench().workspace().update(now -> {
                    LabSettings lab = now.settings(LabSettings.KEY);
                    return now.settings(
                            LabSettings.KEY,
                            lab.pane(pane)
                                    .convolution(lab.convolution().place(460))
                                    .pooling(lab.pooling().place(57)));
                });
                return true;
            });
            idle();
            screenshot("lab-" + pane.name().toLowerCase(Locale.ROOT) + "-" + theme);
        }
    }
}
