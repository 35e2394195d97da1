package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JTree;
import javax.swing.MenuSelectionManager;
import javax.swing.ToolTipManager;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.network.SwitchedOff;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabTraining;
import org.convscope.workspace.LabWatching;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.ViewId;
import org.jfree.chart.ChartPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * States that a view is in for a while only, or once somebody has done something: with {@code -Dconvscope.gallery=FOLDER} pictures
 * of them, and what could not be read of them.
 */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
@EnabledIfSystemProperty(named = "convscope.gallery", matches = ".+")
class StateGalleryTest extends GalleryJourney {
    private static final Path VERSIONS = Path.of("src/test/resources/checkpoints/keras3");
    private static final Path UNDECLARED = Path.of("src/test/resources/declared/outer.h5");
    private static final Path WITH_GEOMETRY = FRAMES.resolve("strong/strong_3.cbf");

    private void openAll(Path... paths) throws Exception {
        open(paths);
        robot.await("what was opened", () -> !workspace().isEmpty());
        idle();
    }

    /** Whatever lies over the window too, as it is now. */
    private void shoot(String name) throws Exception {
        check(name, window.frame().getRootPane());
        robot.settle();
        write(name, robot.picture(onEventThread(() -> {
            Rectangle all = window.frame().getBounds();
            for (Window one : Window.getWindows()) {
                if (one.isShowing()) {
                    all = all.union(one.getBounds());
                }
            }
            return all.intersection(window.frame().getGraphicsConfiguration().getBounds());
        })));
    }

    private void everyLook(String name) throws Exception {
        for (Look each : looks()) {
            put(each);
            shoot(name);
        }
    }

    private void views(String name) throws Exception {
        for (ViewId view : ViewId.values()) {
            change(now -> now.view(view));
            everyLook(name + "-" + view.word());
        }
    }

    @Test
    void views() throws Exception {
        openAll(FRAMES.resolve("ice"));
        views("no-model");
        choose(AppAction.CLOSE_ALL);
        openAll(MODEL);
        views("no-frame");
        assertThat(faults).isEmpty();
    }

    private void lab(LabSettings.Pane pane) throws Exception {
        change(now -> now.view(ViewId.LAB)
                .settings(LabSettings.KEY, now.settings(LabSettings.KEY).pane(pane)));
    }

    @Test
    void watchingATraining() throws Exception {
        openAll(MODEL, FRAMES.resolve("ice"));
        lab(LabSettings.Pane.WATCHING);
        change(now -> now.settings(
                LabSettings.KEY,
                now.settings(LabSettings.KEY).watching(new LabWatching(Optional.of(VERSIONS.toAbsolutePath())))));
        robot.await("the versions", () -> said("3 versions"));
        idle();
        everyLook("lab-watching-versions");
        Path alone = Files.createDirectory(folder.resolve("run"));
        change(now -> now.settings(
                LabSettings.KEY, now.settings(LabSettings.KEY).watching(new LabWatching(Optional.of(alone)))));
        everyLook("lab-watching-nothing-yet");
        assertThat(faults).isEmpty();
    }

    private static boolean said(String part) {
        return all(JComponent.class).stream().filter(Component::isShowing).anyMatch(one -> {
            String text =
                    one instanceof JLabel label ? label.getText() : one instanceof JTextArea area ? area.getText() : "";
            return text != null && text.contains(part);
        });
    }

    private void everyLookGoingOn(String name) throws Exception {
        for (Look each : looks()) {
            dress(each);
            shoot(name);
        }
    }

    @Test
    void aTraining() throws Exception {
        openAll(MODEL, FRAMES);
        lab(LabSettings.Pane.TRAINING);
        change(now -> now.dataSet(Optional.empty()));
        press("Train…");
        everyLook("lab-training-refused");
        LabTraining d = LabTraining.DEFAULT;
        change(now -> now.dataSet(Optional.of(DataSetOrigin.of(LABELS)))
                .settings(
                        LabSettings.KEY,
                        now.settings(LabSettings.KEY)
                                .training(new LabTraining(
                                        LabTraining.TrainedNetwork.REGULARISED,
                                        Optional.empty(),
                                        "quality",
                                        "",
                                        48,
                                        LabTraining.Cut.SHRUNK,
                                        2000,
                                        8,
                                        1e-3,
                                        true,
                                        "rotation=10,flips",
                                        20,
                                        20,
                                        0,
                                        d.seed()))));
        onEventThread(() -> {
            button("Train…").doClick(0);
            return true;
        });
        everyLookGoingOn("lab-training-begun");
        robot.await("a few epochs", () -> said("epoch") || said("loss"));
        everyLookGoingOn("lab-training-running");
        onEventThread(() -> {
            button("Pause").doClick(0);
            return true;
        });
        robot.await("a pause", () -> button("Go on").isEnabled());
        everyLook("lab-training-paused");
        onEventThread(() -> {
            button("End").doClick(0);
            return true;
        });
        robot.await("what was learned", () -> button("Open the result").isEnabled());
        everyLook("lab-training-ended");
        assertThat(faults).isEmpty();
    }

    @Test
    void answers() throws Exception {
        openAll(MODEL, WITH_GEOMETRY, FRAMES.resolve("ice"));
        change(now -> now.view(ViewId.OCCLUSION)
                .selection(now.selection().frame(now.frames().get(0).source()))
                .settings(OcclusionOptions.KEY, OcclusionOptions.DEFAULT.hidden(OcclusionOptions.Hidden.RINGS)));
        everyLook("occlusion-rings");
        change(now ->
                now.settings(OcclusionOptions.KEY, OcclusionOptions.DEFAULT.hidden(OcclusionOptions.Hidden.SECTORS)));
        everyLook("occlusion-sectors");
        change(now -> now.selection(now.selection().frame(now.frames().get(1).source()))
                .settings(OcclusionOptions.KEY, OcclusionOptions.DEFAULT.hidden(OcclusionOptions.Hidden.RINGS)));
        everyLook("occlusion-rings-no-geometry");
        changeOnly(now -> now.settings(
                OcclusionOptions.KEY, OcclusionOptions.DEFAULT.patch(5).stride(1)));
        robot.await("a first map", () -> button("Stop").isEnabled());
        everyLookGoingOn("occlusion-refining");
        onEventThread(() -> {
            all(AbstractButton.class).stream()
                    .filter(one -> one.isShowing() && "Stop".equals(one.getText()) && one.isEnabled())
                    .forEach(one -> one.doClick(0));
            return true;
        });
        idle();
        everyLook("occlusion-stopped");
        changeOnly(now -> now.view(ViewId.EXCITERS)
                .selection(now.selection().unit("block3_conv1", 5))
                .settings(ExciterOptions.KEY, ExciterOptions.DEFAULT.steps(5000)));
        robot.await("a climb", () -> button("Stop").isEnabled());
        everyLookGoingOn("exciter-climbing");
        onEventThread(() -> {
            button("Stop").doClick(0);
            return true;
        });
        idle();
        everyLook("exciter-stopped");
        var units = new TreeMap<>(Map.of(0, 0.0, 5, 0.0, 7, 0.25));
        change(now -> now.off(List.of(new SwitchedOff("block3_conv1", units))).view(ViewId.MAPS));
        everyLook("switched-off");
        change(now -> now.off(List.of()));
        assertThat(faults).isEmpty();
    }

    private void changeOnly(java.util.function.UnaryOperator<org.convscope.workspace.Workspace> change)
            throws Exception {
        onEventThread(() -> {
            window.bench().workspace().update(change);
            return true;
        });
    }

    @Test
    void overManyFrames() throws Exception {
        openAll(MODEL, FRAMES, LABELS);
        change(now -> now.view(ViewId.EMBEDDING).selection(now.selection().unit("block3_conv1", 5)));
        everyLook("embedding-before");
        press("embedding-start");
        everyLook("embedding-done");
        JComponent points = find(JComponent.class, "embedding-points");
        for (Look each : looks()) {
            put(each);
            int w = points.getWidth();
            int h = points.getHeight();
            List<Point> around = new ArrayList<>();
            for (int i = 0; i <= 24; i++) {
                double t = i / 24.0 * 2 * Math.PI;
                around.add(new Point((int) (w * (0.5 + 0.22 * Math.cos(t))), (int) (h * (0.5 + 0.3 * Math.sin(t)))));
            }
            robot.drag(points, around, () -> quietly(() -> shoot("embedding-lasso")));
            idle();
            shoot("embedding-group");
        }
        change(now -> now.view(ViewId.INPUTS));
        everyLook("inputs-before");
        press("inputs-compare");
        everyLook("inputs-metrics");
        change(now -> now.view(ViewId.DATA_SET));
        everyLook("data-set-labels");
        press("Predictions");
        everyLook("data-set-not-predicted");
        choose(AppAction.PREDICT_DATA_SET);
        everyLook("data-set-predicted");
        ChartPanel matrix = find(ChartPanel.class, "Confusion matrix");
        for (Look each : looks()) {
            put(each);
            Point cell = onEventThread(() -> {
                var area = matrix.getScreenDataArea();
                double classes = Math.round(
                        matrix.getChart().getXYPlot().getDomainAxis().getRange().getLength());
                return new Point((int) (area.getX() + 0.5 * area.getWidth() / classes), (int)
                        (area.getY() + 0.5 * area.getHeight() / classes));
            });
            robot.click(matrix, cell, 1);
            idle();
            shoot("data-set-cell");
        }
        press("Problems");
        everyLook("data-set-problems");
        press("dataset-check");
        everyLook("data-set-checked");
        change(now -> now.view(ViewId.UNITS));
        everyLook("units-before");
        press("units-find");
        everyLook("units-counted");
        assertThat(faults).isEmpty();
    }

    private interface Doing {
        void run() throws Exception;
    }

    private static void quietly(Doing doing) {
        try {
            doing.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void overTheWindow() throws Exception {
        openAll(MODEL, FRAMES, LABELS);
        change(now -> now.view(ViewId.MAPS).selection(now.selection().unit("block3_conv1", 5)));
        ToolTipManager.sharedInstance().setInitialDelay(10);
        ToolTipManager.sharedInstance().setDismissDelay(600_000);
        for (Look each : looks()) {
            put(each);
            menusOfPlaces();
            boxes();
            tooltips();
            palette();
        }
        assertThat(faults).isEmpty();
    }

    /** The menus that a right click opens. */
    private void menusOfPlaces() throws Exception {
        for (JComponent one : onEventThread(() -> all(JComponent.class).stream()
                .filter(part -> part.isShowing()
                        && part.getComponentPopupMenu() != null
                        && part.getWidth() > 60
                        && part.getVisibleRect().height > 60)
                .toList())) {
            JPopupMenu menu = onEventThread(() -> {
                Rectangle seen = one.getVisibleRect();
                JPopupMenu opened = one.getComponentPopupMenu();
                opened.show(one, seen.x + seen.width / 3, seen.y + seen.height / 3);
                return opened;
            });
            shoot("context-" + name(one));
            onEventThread(() -> {
                menu.setVisible(false);
                MenuSelectionManager.defaultManager().clearSelectedPath();
                return true;
            });
        }
    }

    private static String name(JComponent one) {
        String spoken = one.getAccessibleContext() == null
                ? ""
                : String.valueOf(one.getAccessibleContext().getAccessibleName());
        return (spoken + " " + one.getName()).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void boxes() throws Exception {
        for (JComboBox<?> box : onEventThread(
                () -> all(JComboBox.class).stream().filter(Component::isShowing).toList())) {
            onEventThread(() -> {
                box.setPopupVisible(true);
                return true;
            });
            shoot("box-" + name(box));
            onEventThread(() -> {
                box.setPopupVisible(false);
                return true;
            });
        }
    }

    private void tooltips() throws Exception {
        JTree tree = find(JTree.class, "model");
        tooltip("tree", tree, new Point(60, 90));
        JComponent frames = find(JComponent.class, "frames");
        tooltip("frames", frames, new Point(60, 60));
        JComponent views = find(JComponent.class, "views");
        tooltip("tab", views, new Point(views.getWidth() / 2, 14));
        for (JComponent canvas : onEventThread(() -> all(JComponent.class).stream()
                .filter(part -> part.isShowing()
                        && part.getAccessibleContext() != null
                        && String.valueOf(part.getAccessibleContext().getAccessibleName())
                                .startsWith("Feature maps of block3_conv1"))
                .toList())) {
            tooltip("maps", canvas, new Point(canvas.getWidth() / 3, canvas.getHeight() / 3));
        }
    }

    private void tooltip(String name, JComponent part, Point place) throws Exception {
        robot.hover(part, place);
        Thread.sleep(500);
        shoot("tooltip-" + name);
    }

    private void palette() throws Exception {
        type(KeyEvent.VK_A, KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT);
        robot.await("the palette", () -> all(JTextField.class).stream()
                .anyMatch(field -> "palette-query".equals(field.getName()) && field.hasFocus()));
        shoot("palette-empty");
        for (String letters : List.of("range", "zzz")) {
            onEventThread(() -> {
                find(JTextField.class, "palette-query").setText(letters);
                return true;
            });
            shoot("palette-" + letters);
        }
        robot.type(KeyEvent.VK_ESCAPE);
    }

    @Test
    void figures() throws Exception {
        openAll(MODEL, FRAMES, LABELS);
        change(now -> now.selection(now.selection().unit("block3_conv1", 5))
                .settings(
                        OcclusionOptions.KEY, OcclusionOptions.DEFAULT.patch(90).stride(90))
                .settings(ExciterOptions.KEY, ExciterOptions.DEFAULT.steps(2)));
        for (ViewId view : ViewId.values()) {
            change(now -> now.view(view));
            choose(AppAction.EXPORT);
            List<JDialog> open = onEventThread(EveryActionTest::dialogs);
            for (JDialog dialog : open) {
                for (Look each : looks()) {
                    put(each);
                    look("export-" + view.word(), dialog.getRootPane());
                    for (AbstractButton radio :
                            onEventThread(() -> inside((Container) dialog.getRootPane(), AbstractButton.class).stream()
                                    .filter(one -> String.valueOf(one.getName()).startsWith("export-")
                                            && one instanceof javax.swing.JRadioButton)
                                    .toList())) {
                        onEventThread(() -> {
                            radio.doClick(0);
                            return true;
                        });
                        idle();
                        look("export-" + view.word() + "-" + name(radio), dialog.getRootPane());
                    }
                }
            }
            onEventThread(() -> {
                EveryActionTest.dialogs().forEach(Window::dispose);
                return true;
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatWentWrong() throws Exception {
        open(Files.writeString(folder.resolve("model.h5"), "not HDF5"));
        robot.await("the problem", StateGalleryTest::isProblem);
        everyLook("refused-model");
        open(Files.writeString(folder.resolve("frame.cbf"), "not CBF"), FRAMES.resolve("ice"));
        robot.await("frames", () -> !workspace().frames().isEmpty());
        everyLook("refused-frame");
        openAll(UNDECLARED);
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        for (ViewId view : List.of(ViewId.MAPS, ViewId.KERNELS, ViewId.SALIENCY, ViewId.GRAPH, ViewId.PIXEL)) {
            change(now -> now.view(view));
            everyLook("unknown-layer-" + view.word());
        }
        change(now -> now.view(ViewId.MAPS));
        onEventThread(() -> {
            window.problems().failed("The embedding", new IllegalStateException("a defect"));
            window.problems().failed("The exciter", new OutOfMemoryError("Java heap space"));
            return true;
        });
        everyLook("defect");
        Path half = Files.createDirectory(folder.resolve("set"));
        Files.copy(FRAMES.resolve("ice/ice_1.png"), half.resolve("a.png"));
        Files.writeString(half.resolve("labels.csv"), "file,ice\na.png,1\nmissing.png,0\n");
        open(half.resolve("labels.csv"));
        idle();
        change(now -> now.view(ViewId.DATA_SET));
        everyLook("data-set-missing-frame");
        assertThat(faults).isEmpty();
    }

    private static boolean isProblem() {
        return all(AbstractButton.class).stream()
                .anyMatch(button -> button.isShowing() && "Dismiss".equals(button.getToolTipText()));
    }

    @Test
    void severalModels() throws Exception {
        openAll(MODEL, FRAMES.resolve("ice"));
        openAll(MULTITASK);
        robot.await("the second", () -> window.frame().getTitle().contains("multitask"));
        openAll(Path.of("models/ice.h5"));
        robot.await("the third", () -> window.frame().getTitle().contains("ice.h5"));
        idle();
        everyLook("three-models");
        change(now -> now.view(ViewId.MAPS));
        for (Look each : looks()) {
            put(each);
            for (AbstractButton header : onEventThread(() -> all(AbstractButton.class).stream()
                    .filter(one ->
                            one.isShowing() && String.valueOf(one.getText()).contains("ice.h5"))
                    .toList())) {
                onEventThread(() -> {
                    header.doClick(0);
                    return true;
                });
                shoot("model-switch");
                onEventThread(() -> {
                    MenuSelectionManager.defaultManager().clearSelectedPath();
                    return true;
                });
            }
        }
        choose(AppAction.MODEL_COMPARISON);
        for (JDialog dialog : onEventThread(EveryActionTest::dialogs)) {
            for (Look each : looks()) {
                put(each);
                look("comparison", dialog.getRootPane());
            }
            onEventThread(() -> {
                inside((Container) dialog.getRootPane(), JTable.class).stream()
                        .filter(table -> table.getRowCount() > 2)
                        .findFirst()
                        .ifPresent(table -> table.setRowSelectionInterval(1, 1));
                return true;
            });
            idle();
            for (Look each : looks()) {
                put(each);
                look("comparison-layer", dialog.getRootPane());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aFolderThatGrows() throws Exception {
        put(new Look(100, ThemeChoice.LIGHT, Optional.of(LEAST)));
        Path run = Files.createDirectory(folder.resolve("run"));
        for (String category : List.of("ice", "good", "blank")) {
            Files.createDirectory(run.resolve(category));
            Files.copy(
                    FRAMES.resolve(category + "/" + category + "_1.png"),
                    run.resolve(category + "/" + category + "_1.png"));
        }
        chosenFolders = List.of(run);
        choose(AppAction.WATCH_FOLDER);
        everyLook("watched-folder-begun");
        robot.await("frames", () -> workspace().frames().size() == 3);
        everyLook("watched-folder-no-model");
        openAll(MODEL);
        robot.await("answers", () -> !said("to be predicted") && !said("No answers"));
        idle();
        everyLook("watched-folder");
        assertThat(faults).isEmpty();
    }
}
