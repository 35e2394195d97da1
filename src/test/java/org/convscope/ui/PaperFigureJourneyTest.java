package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;
import static org.convscope.ui.window.WindowRobot.shown;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Unit 17 of block3_conv3 on ice against good frames, from an empty window to the file: every click is counted. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class PaperFigureJourneyTest extends WindowJourney {
    private int clicks;

    private void click(Component component, Point place, int times) throws Exception {
        clicks += times;
        robot.click(component, place, times);
    }

    /** The middle of what is seen of a row of the strip. */
    private static Point row(JList<?> strip, String words) throws Exception {
        return onEventThread(() -> {
            for (int row = 0; row < strip.getModel().getSize(); row++) {
                Rectangle bounds = strip.getCellBounds(row, row);
                if (strip.getModel().getElementAt(row).toString().contains(words)) {
                    assertThat(strip.getVisibleRect().contains(bounds))
                            .as(words + " needs no scrolling")
                            .isTrue();
                    return new Point(bounds.x + bounds.width / 3, bounds.y + bounds.height / 2);
                }
            }
            throw new AssertionError("no row " + words);
        });
    }

    @Test
    void eightClicksFromAnEmptyWindow() throws Exception {
        drop(MULTITASK, FRAMES.resolve("ice"), FRAMES.resolve("good"));
        robot.await(
                "model and frames",
                () -> workspace().model().isPresent() && workspace().frames().size() == 6);
        idle();

        JList<?> strip = find(JList.class, "frames");
        click(strip, row(strip, "Heading[category=ice"), 1);
        clicks++;
        robot.clickHolding(KeyEvent.VK_CONTROL, strip, row(strip, "Heading[category=good"));
        robot.await(
                "six frames on the table",
                () -> workspace().settings(LightTableSettings.KEY).frames().size() == 6);
        clicks++;
        type(KeyEvent.VK_4, KeyEvent.VK_CONTROL);
        robot.await("the light table", () -> workspace().view() == ViewId.LIGHT_TABLE);
        idle();
        clicks++;
        chooseLayer("block3_conv3");
        idle();
        screenshot("tour-light-table");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the dark theme", com.formdev.flatlaf.FlatLaf::isLafDark);
        screenshot("tour-light-table-dark");
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the light theme", () -> !com.formdev.flatlaf.FlatLaf.isLafDark());
        JComponent maps = all(JComponent.class).stream()
                .filter(component -> component.isShowing()
                        && component.getAccessibleContext() != null
                        && "Maps of block3_conv3 for ice_1.png"
                                .equals(component.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow();
        click(maps, tile(maps, 17), 2);
        robot.await(
                "the unit alone",
                () -> workspace().settings(LightTableSettings.KEY).units() == LightTableSettings.Units.SELECTED);
        assertThat(workspace().selection().unit()).isEqualTo(17);
        idle();
        screenshot("tour-one-unit");
        clicks++;
        type(KeyEvent.VK_E, KeyEvent.VK_CONTROL);
        robot.await("the export dialog", () -> shown(AbstractButton.class, "export-save")
                .isPresent());
        idle();
        Window dialog = Arrays.stream(Window.getWindows())
                .filter(open -> open.isShowing() && open != window.frame())
                .findFirst()
                .orElseThrow();
        JTextField target = find(JTextField.class, "export-target");
        String place = target.getText();
        // the picture is for readers, who have no such folder
        onEventThread(() -> {
            target.setText(place.replace(folder.toString(), "/home/lab/figures"));
            return place;
        });
        robot.screenshot(dialog, "tour-export");
        onEventThread(() -> {
            target.setText(place);
            return place;
        });
        clicks++;
        robot.click(find(AbstractButton.class, "export-save"));
        JLabel said = find(JLabel.class, "export-said");
        robot.await("the figure to be told", () -> said.getText().startsWith("Written: "));

        Path file = folder.resolve("multitask_block3_conv3_unit-17_frames_light-table.png");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(600);
        assertThat(clicks).isEqualTo(8);

        onEventThread(() -> {
            find(JSpinner.class, "export-width").setValue(440);
            find(AbstractButton.class, "export-save").doClick(0);
            return file;
        });
        robot.await("the file to be replaced, once that is agreed to", () -> said.getText()
                .startsWith("Written: "));
        assertThat(questions).hasSize(1);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(440);
        if (Boolean.getBoolean("convscope.screenshots")) {
            Path tour = Path.of("target", "screenshots", "tour-figure.png");
            Files.copy(file, tour, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(guard.offences()).isEmpty();
    }

    /** The middle of a tile among eight in a row, in a square of tiles that is as large as it can be. */
    private static Point tile(JComponent maps, int unit) throws Exception {
        return onEventThread(() -> {
            double side = Math.min(maps.getWidth(), maps.getHeight());
            double left = (maps.getWidth() - side) / 2;
            double top = (maps.getHeight() - side) / 2;
            int row = unit / 8;
            int column = unit % 8;
            return new Point((int) (left + (column + 0.5) * side / 8), (int) (top + (row + 0.5) * side / 8));
        });
    }
}
