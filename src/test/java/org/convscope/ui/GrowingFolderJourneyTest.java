package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An experiment writes frames into a folder while the window is open; then what is open becomes a report and a picture. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class GrowingFolderJourneyTest extends WindowJourney {
    private Path write(String category, String name) throws IOException {
        Path file = folder.resolve("run/" + category + "/" + name);
        Files.createDirectories(file.getParent());
        return Files.write(file, Files.readAllBytes(FRAMES.resolve(category + "/" + name)));
    }

    private static boolean isSaid(String begin) {
        return all(JLabel.class).stream()
                .anyMatch(label -> label.isShowing()
                        && label.getText() != null
                        && label.getText().startsWith(begin));
    }

    private void choose(String action) throws Exception {
        onEventThread(() -> {
            menuItem(action).doClick(0);
            return action;
        });
    }

    @Test
    void framesComeWhileTheyAreWritten() throws Exception {
        write("ice", "ice_1.png");
        write("good", "good_1.png");
        chosenFolders = List.of(folder.resolve("run"));
        choose("WATCH_FOLDER");
        robot.await("the first frames", () -> workspace().frames().size() == 2);
        robot.await("why there are no answers", () -> isSaid("No answers: no model is open"));
        open(MODEL);
        robot.await("their answers", () -> isSaid("noxtal") || isSaid("ice") || isSaid("good"));

        byte[] whole = Files.readAllBytes(FRAMES.resolve("ice/ice_2.png"));
        Path growing = Files.write(folder.resolve("run/ice/ice_2.png"), Arrays.copyOf(whole, whole.length / 2));
        write("weak", "weak_1.png");
        robot.await("the frame that is whole", () -> workspace().frames().size() == 3);
        assertThat(workspace().frames())
                .noneMatch(frame -> frame.source().file().equals(growing));
        Files.write(growing, whole);
        robot.await(
                "the other one, now that it is whole",
                () -> workspace().frames().size() == 4);
        robot.await("all answers", () -> isSaid("Watching run – 4 frames in the last hour"));
        idle();
        screenshot("watched-folder");
        assertThat(onEventThread(() -> menuItem("UNDO").isEnabled()))
                .as("nobody opened them")
                .isFalse();

        robot.click(find(AbstractButton.class, "watch-stop"));
        robot.await("nothing to be watched", () -> !isSaid("Watching run"));
        assertThat(workspace().frames()).hasSize(4);
    }

    @Test
    void aPictureOpensWhatItWasMadeInAndAReportIsWritten() throws Exception {
        open(MODEL, FRAMES.resolve("ice").toAbsolutePath());
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        chosenFolders = List.of(folder);
        choose("REPORT");
        Path page = folder.resolve("report-quality.h5/index.html");
        robot.await("the report", () -> isSaid("The report is "));
        assertThat(page).content().contains("quality.h5", "ice_1.png");
        choose("VIEW_3");
        idle();
        var made = workspace();
        choose("EXPORT");
        onEventThread(() -> {
            find(AbstractButton.class, "export-save").doClick(0);
            return true;
        });
        robot.await("the picture", () -> pictures().size() == 1);
        idle();
        choose("CLOSE_ALL");
        robot.await("an empty window", () -> workspace().isEmpty());
        open(pictures().get(0));
        robot.await("the model again", () -> window.bench().documents().model().isPresent());
        idle();
        assertThat(workspace()).isEqualTo(made);
    }

    private List<Path> pictures() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
