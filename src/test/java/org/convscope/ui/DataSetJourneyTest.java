package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.View;
import org.convscope.ui.window.WindowRobot;
import org.convscope.workspace.ViewId;
import org.jfree.chart.ChartPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A user's way through a data set, on a real display: from the label file to the frames of a cell of the matrix. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class DataSetJourneyTest extends WindowJourney {
    private static final Dimension SMALL = new Dimension(1000, 700);
    private static final Dimension LARGE = new Dimension(1280, 800);

    @Test
    void fromALabelFileToTheFramesOfACell() throws Exception {
        int frames = (int) Files.readAllLines(LABELS).stream()
                        .filter(line -> !line.isBlank())
                        .count()
                - 1;
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await("the data set", () -> text("dataset-count").startsWith(frames + " frames"));
        assertThat(text("dataset-count")).isEqualTo(frames + " frames · 9 labels");
        assertThat(find(AbstractButton.class, "dataset-PROBLEMS").getText()).isEqualTo("Problems");
        idle();
        ChartPanel correlations = find(ChartPanel.class, "Correlation of labels");
        assertThat(correlations.getHeight()).isEqualTo(correlations.getPreferredSize().height);
        look("labels");

        robot.click(find(AbstractButton.class, "dataset-FRAMES"));
        idle();
        look("frames");
        robot.click(find(JTextField.class, "dataset-filter"));
        onEventThread(() -> {
            find(JTextField.class, "dataset-filter").setText("ice=1 & multilattice=0");
            return true;
        });
        robot.type(KeyEvent.VK_ENTER);
        robot.await("the filtered frames", () -> text("dataset-count").contains(" of " + frames));
        long icy = Files.readAllLines(LABELS).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[5].equals("1") && cells[4].equals("0"))
                .count();
        assertThat(text("dataset-count")).startsWith(icy + " of " + frames);
        idle();
        look("filtered");
        onEventThread(() -> {
            find(JTextField.class, "dataset-filter").setText("");
            return true;
        });
        robot.await("all frames again", () -> text("dataset-count").startsWith(frames + " frames"));

        robot.click(find(AbstractButton.class, "dataset-PREDICTIONS"));
        assertThat(find(AbstractButton.class, "dataset-predict").isEnabled()).isFalse();
        assertThat(find(AbstractButton.class, "dataset-predict").getToolTipText())
                .contains("Open a model");
        look("no-model");
        open(MODEL);
        robot.await(
                "the model", () -> find(AbstractButton.class, "dataset-predict").isEnabled());
        idle();
        robot.click(find(AbstractButton.class, "dataset-predict"));
        robot.await("the scores", () -> text("dataset-note").contains("quality.h5: " + frames + " frames"));
        JTable table = find(JTable.class, "dataset-scores");
        assertThat(onEventThread(() -> table.getValueAt(0, 0))).isEqualTo("quality");
        assertThat(onEventThread(() -> table.getValueAt(0, 1)).toString()).endsWith(" %");
        robot.await("the matrix", () -> text("dataset-cell").startsWith(frames + " frames · quality"));
        idle();
        look("predictions");

        ChartPanel matrix = find(ChartPanel.class, "Confusion matrix");
        robot.click(matrix, cell(matrix, 0, 0), 1);
        robot.await("the cell's frames", () -> text("dataset-cell").contains("true blank, predicted blank"));
        idle();
        look("cell");
        JComponent grid = find(JComponent.class, "Frames of the matrix' cell");
        robot.click(grid, new Point(60, 60), 1);
        robot.await("the frame in the strip", () -> workspace().frames().size() == 1);
        assertThat(workspace().selection().frame()).isPresent();
        assertThat(workspace().view()).isEqualTo(ViewId.DATA_SET);
        idle();
        robot.click(grid, new Point(60, 60), 2);
        robot.await("the frame view", () -> workspace().view() == ViewId.FRAME);
        assertThat(workspace().frames()).singleElement().satisfies(entry -> assertThat(entry.category())
                .isEqualTo("blank"));

        Path csv = folder.resolve("predictions.csv");
        View view = window.views().stream()
                .filter(one -> one.tab().id() == ViewId.DATA_SET)
                .findFirst()
                .orElseThrow();
        List<ExportItem> exports = onEventThread(view::exports);
        exports.stream()
                .filter(export -> export.name().startsWith("Predictions of"))
                .findFirst()
                .orElseThrow()
                .writer()
                .write(csv, 1, TaskMonitor.NONE);
        List<String> lines = Files.readAllLines(csv).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(frames + 1);
        assertThat(lines.get(0)).startsWith("file,image,").contains("true:quality");
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void everyLabelHasItsMatrixAndAQuantityItsScatter() throws Exception {
        open(LABELS, MULTITASK);
        robot.await("the data set in front", () -> text("dataset-count").contains(" frames"));
        robot.click(find(AbstractButton.class, "dataset-FRAMES"));
        onEventThread(() -> {
            find(JComboBox.class, "dataset-extent").setSelectedIndex(1);
            find(JComboBox.class, "dataset-group").setSelectedItem("quality");
            return true;
        });
        idle();
        look("groups");
        type(KeyEvent.VK_1, KeyEvent.VK_CONTROL);
        robot.await("another view", () -> workspace().view() == ViewId.FRAME);
        type(KeyEvent.VK_P, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await("the scores", () -> text("dataset-note").contains("multitask.h5: "));
        JTable table = find(JTable.class, "dataset-scores");
        List<Object> labels = onEventThread(() -> IntStream.range(0, table.getRowCount())
                .mapToObj(row -> table.getValueAt(row, 0))
                .toList());
        assertThat(labels)
                .containsExactly("blank", "photo1", "photo2", "multilattice", "ice", "badice", "mosaic1", "mosaic2");
        choose(table, labels.indexOf("ice"));
        idle();
        look("yes-no");
        choose(table, labels.indexOf("mosaic1"));
        robot.await("the scatter", () -> text("dataset-cell").contains("mosaic1"));
        assertThat(onEventThread(() -> find(ChartPanel.class, "ROC curve, or predicted against true")
                        .getChart()
                        .getTitle()
                        .getText()))
                .startsWith("mosaic1  R² ");
        idle();
        look("quantity");
        robot.click(find(AbstractButton.class, "dataset-PROBLEMS"));
        robot.click(find(AbstractButton.class, "dataset-check"));
        idle();
        assertThat(onEventThread(() -> find(JTable.class, "dataset-problems").getRowCount()))
                .isZero();
        look("problems");
        assertThat(guard.offences()).isEmpty();
    }

    private static void choose(JTable table, int row) throws Exception {
        onEventThread(() -> {
            table.setRowSelectionInterval(row, row);
            return true;
        });
    }

    private static Point cell(ChartPanel matrix, int row, int column) {
        var area = matrix.getScreenDataArea();
        int classes = matrix.getChart().getXYPlot().getDomainAxis().getRange().getLength() > 0
                ? (int) Math.round(
                        matrix.getChart().getXYPlot().getDomainAxis().getRange().getLength())
                : 1;
        return new Point((int) (area.getX() + (column + 0.5) * area.getWidth() / classes), (int)
                (area.getY() + (row + 0.5) * area.getHeight() / classes));
    }

    /** What the page looks like: small and dark, large and light. */
    private void look(String name) throws Exception {
        look(name, SMALL, "dark");
        look(name, LARGE, "light");
    }

    private void look(String name, Dimension size, String theme) throws Exception {
        type(KeyEvent.VK_D, KeyEvent.VK_CONTROL);
        robot.await("the " + theme + " theme", () -> com.formdev.flatlaf.FlatLaf.isLafDark() == theme.equals("dark"));
        onEventThread(() -> {
            window.frame().setSize(size);
            window.frame().validate();
            return true;
        });
        idle();
        assertThat(onEventThread(this::tabsOutOfSight)).isEmpty();
        assertThat(onEventThread(DataSetJourneyTest::isToolBarWhole)).isTrue();
        screenshot("dataset-" + name + "-" + theme);
    }

    private List<String> tabsOutOfSight() {
        JTabbedPane tabs = find(JTabbedPane.class, "views");
        Rectangle pane = new Rectangle(tabs.getSize());
        return IntStream.range(0, tabs.getTabCount())
                .filter(tab -> !pane.contains(tabs.getBoundsAt(tab)))
                .mapToObj(tab -> tabs.getTitleAt(tab) + " at " + tabs.getBoundsAt(tab) + " of " + pane)
                .toList();
    }

    /** Its rows, the second one of a narrow window as well; a low one leaves choices to the menu. */
    private static boolean isToolBarWhole() {
        Component row = find(JPanel.class, "toolbar").getComponent(0);
        return Arrays.stream(((Container) row).getComponents())
                .filter(Component::isVisible)
                .allMatch(group -> row.getHeight() >= group.getY() + group.getHeight() && group.getHeight() > 0);
    }

    private static String text(String name) {
        return WindowRobot.shown(JLabel.class, name).map(JLabel::getText).orElse("");
    }
}
