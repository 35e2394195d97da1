package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.window.WindowRobot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Predictions come back at the next start, and are not ended by another model without a question. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class KeptPredictionsJourneyTest extends WindowJourney {
    private static String text(String name) {
        return WindowRobot.shown(JLabel.class, name).map(JLabel::getText).orElse("");
    }

    private void predict() throws Exception {
        onEventThread(() -> {
            menuItem("PREDICT_DATA_SET").doClick(0);
            return true;
        });
    }

    @Test
    void theyAreThereAgain() throws Exception {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\nice_1.png,1\nice_2.png,0\n");
        for (String name : List.of("ice_1.png", "ice_2.png")) {
            Files.copy(FRAMES.resolve("ice").resolve(name), folder.resolve(name));
        }
        open(labels, MODEL);
        robot.await("the data set", () -> text("dataset-count").startsWith("2 frames"));
        idle();
        predict();
        robot.await("the predictions", () -> text("dataset-note").startsWith("quality.h5: 2 frames"));
        idle();
        assertThat(text("dataset-note")).doesNotContain("kept");

        // kept: nothing is asked
        open(MULTITASK);
        robot.await("the other", () -> window.frame().getTitle().contains("multitask.h5"));
        idle();
        assertThat(questions).isEmpty();
        assertThat(text("dataset-note")).doesNotContain("kept");

        // not done yet: it is
        agreeing = false;
        onEventThread(() -> {
            // at once, lest the machine has predicted both frames before it is asked
            menuItem("PREDICT_DATA_SET").doClick(0);
            window.open(List.of(MODEL));
            return true;
        });
        robot.await("the question", () -> !questions.isEmpty());
        robot.await("the predictions", () -> text("dataset-note").startsWith("multitask.h5: 2 frames"));
        assertThat(questions).containsExactly("Open? The data set is still being predicted. That will end.");
        assertThat(window.frame().getTitle()).contains("multitask.h5");
        idle();

        onEventThread(() -> {
            window.leave();
            window.frame().dispose();
            window.bench().close();
            savedSession = SavedSession.begin(folder.resolve("config"));
            window = window(settings());
            window.start(List.of());
            return true;
        });
        robot.await("the data set again", () -> text("dataset-count").startsWith("2 frames"));
        onEventThread(() -> {
            find(AbstractButton.class, "dataset-PREDICTIONS").doClick(0);
            return true;
        });
        robot.await("what was predicted", () -> text("dataset-note").startsWith("multitask.h5: 2 frames · kept from"));
        idle();
        screenshot("dataset-kept");
        open(MODEL);
        robot.await("of the first model", () -> text("dataset-note").startsWith("quality.h5: 2 frames · kept from"));
        assertThat(guard.offences()).isEmpty();
    }
}
