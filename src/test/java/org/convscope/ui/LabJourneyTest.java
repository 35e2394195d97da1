package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import javax.swing.AbstractButton;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.workspace.LabKernels;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabTraining;
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
        train();
        everyPane("light");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        everyPane("dark");
        assertThat(guard.offences()).isEmpty();
    }

    /** So few epochs on so few frames learn little; curves, kernels and the confusion matrix are there all the same. */
    private void train() throws Exception {
        onEventThread(() -> {
            LabTraining d = LabTraining.DEFAULT;
            window.bench().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(LABELS)))
                    .settings(
                            LabSettings.KEY,
                            LabSettings.DEFAULT
                                    .pane(LabSettings.Pane.TRAINING)
                                    .training(new LabTraining(
                                            LabTraining.TrainedNetwork.REGULARISED,
                                            Optional.empty(),
                                            "quality",
                                            "",
                                            48,
                                            LabTraining.Cut.SHRUNK,
                                            4,
                                            8,
                                            1e-3,
                                            true,
                                            "rotation=10,shift=0.1,shear=5,zoom=0.1,flips",
                                            20,
                                            20,
                                            0,
                                            d.seed()))));
            return true;
        });
        idle();
        robot.click(find(AbstractButton.class, "Train…"));
        AbstractButton open = find(AbstractButton.class, "Open the result");
        robot.await("the trained model", open::isEnabled);
        idle();
        assertThat(Files.exists(folder.resolve("figure.h5"))).isTrue();
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
            if (pane == LabSettings.Pane.KERNELS) {
                everyFigure(theme);
            }
        }
    }

    private void everyFigure(String theme) throws Exception {
        for (LabKernels.Shown shown : LabKernels.Shown.values()) {
            onEventThread(() -> {
                window.bench().workspace().update(now -> {
                    LabSettings lab = now.settings(LabSettings.KEY);
                    return now.settings(
                            LabSettings.KEY, lab.kernels(lab.kernels().shown(shown)));
                });
                return true;
            });
            idle();
            screenshot("lab-kernels-" + shown.name().toLowerCase(Locale.ROOT) + "-" + theme);
        }
    }
}
