package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Image;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What is written from the window is said. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class ExportJourneyTest extends WindowJourney {
    private static String status() {
        return all(JLabel.class).stream()
                .filter(label -> "Status".equals(label.getAccessibleContext().getAccessibleName()))
                .map(JLabel::getText)
                .findFirst()
                .orElseThrow();
    }

    private void choose(String action) throws Exception {
        onEventThread(() -> {
            menuItem(action).doClick(0);
            return action;
        });
    }

    @Test
    void everyFileThatIsWrittenIsNamed() throws Exception {
        open(FRAMES.resolve("ice"));
        robot.await("the frames", () -> !workspace().frames().isEmpty());
        idle();
        choose("EXPORT");
        AbstractButton kind = find(AbstractButton.class, "export-png");
        onEventThread(() -> {
            kind.doClick(0);
            find(AbstractButton.class, "export-save-as").doClick(0);
            return kind;
        });
        Path picture = folder.resolve("figure.png");
        robot.await("the export to be told", () -> status().equals("Written: " + picture.toAbsolutePath()));
        assertThat(picture).isNotEmptyFile();

        choose("SAVE_WORKSPACE");
        robot.await(
                "the workspace to be told", () -> status().contains("Written: ") && status().endsWith(".convscope"));
        assertThat(Files.exists(Path.of(status().substring("Written: ".length()))))
                .isTrue();
    }

    @Test
    void aPictureGoesToTheClipboard() throws Exception {
        open(FRAMES.resolve("ice"));
        robot.await("the frames", () -> !workspace().frames().isEmpty());
        idle();
        choose("EXPORT");
        onEventThread(() -> {
            find(AbstractButton.class, "export-png").doClick(0);
            find(AbstractButton.class, "export-copy").doClick(0);
            return true;
        });
        var clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
        robot.await("the picture", () -> clipboard.isDataFlavorAvailable(DataFlavor.imageFlavor));
        Image picture = (Image) clipboard.getData(DataFlavor.imageFlavor);
        assertThat(picture.getWidth(null)).isGreaterThan(100);
    }
}
