package org.convscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import org.convscope.frame.geometry.Geometry;
import org.convscope.render.plane.ViewTransform;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.FrameDetector;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ResolutionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On frames of 4 x 4 pixels that all hold one number. */
class FrameMeasuringTest {
    private final ViewBench bench = new ViewBench();
    private FrameView view;
    private ImageCanvas canvas;
    private Component tools;

    @BeforeEach
    void open() throws Exception {
        bench.select(ViewBench.frame(7));
        view = onEventThread(() -> {
            var made = new FrameView(bench.context(), new SeenOnFrame(bench.context(), new SharedPointer()));
            made.shown();
            made.component().setSize(900, 700);
            return made;
        });
        bench.settle();
        canvas = (ImageCanvas)
                named(view.component(), ImageCanvas.class).findFirst().orElseThrow();
        canvas.setSize(400, 400);
        tools = named(view.component(), JComboBox.class)
                .filter(box -> ((JComboBox<?>) box).getSelectedItem() == FrameTool.MOVE)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Stream<Component> named(Component from, Class<?> type) {
        Stream<Component> below = from instanceof Container all ? Arrays.stream(all.getComponents()) : Stream.of();
        return Stream.concat(Stream.of(from).filter(type::isInstance), below.flatMap(one -> named(one, type)));
    }

    private void take(FrameTool tool) throws Exception {
        onEventThread(() -> {
            ((JComboBox<?>) tools).setSelectedItem(tool);
            return tool;
        });
    }

    /** In pixels of the frame. */
    private void mouse(int id, double x, double y) throws Exception {
        onEventThread(() -> {
            canvas.setSize(400, 400);
            ViewTransform transform = Objects.requireNonNull(canvas.transform());
            canvas.dispatchEvent(new MouseEvent(
                    canvas,
                    id,
                    0,
                    InputEvent.BUTTON1_DOWN_MASK,
                    (int) Math.round(transform.x(x)),
                    (int) Math.round(transform.y(y)),
                    1,
                    false,
                    MouseEvent.BUTTON1));
            return id;
        });
    }

    private void drag(double fromX, double fromY, double toX, double toY) throws Exception {
        mouse(MouseEvent.MOUSE_PRESSED, fromX, fromY);
        mouse(MouseEvent.MOUSE_DRAGGED, toX, toY);
        mouse(MouseEvent.MOUSE_RELEASED, toX, toY);
        bench.settle();
    }

    private String title() throws Exception {
        return onEventThread(() -> named(view.component(), JLabel.class)
                .filter(label -> "measure-title".equals(label.getName()))
                .map(label -> ((JLabel) label).getText())
                .findFirst()
                .orElseThrow());
    }

    private String csv(String fileName) throws Exception {
        List<ExportItem> items = onEventThread(view::exports);
        ExportItem item = items.stream()
                .filter(one -> one.fileName().equals(fileName) && one.kind() == ExportItem.Kind.CSV)
                .findFirst()
                .orElseThrow();
        Path file = Files.createTempFile("measure", ".csv");
        item.writer().write(file, 1, TaskMonitor.NONE);
        String text = Files.readString(file);
        Files.delete(file);
        return text.lines().filter(line -> !line.startsWith("#")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void aDraggedLineIsMeasuredAndWritten() throws Exception {
        take(FrameTool.LINE);
        assertThat(title()).contains("Drag a line");
        drag(0.5, 1.5, 2.5, 1.5);

        assertThat(title()).isEqualTo("Line (0.5, 1.5) to (2.5, 1.5)");
        assertThat(csv("7_line"))
                .isEqualTo("distance_px,x,y,count,d_angstrom\n0,0.5,1.5,7,\n1,1.5,1.5,7,\n2,2.5,1.5,7,\n");
    }

    @Test
    void anEndOfALineIsDraggedAgain() throws Exception {
        take(FrameTool.LINE);
        drag(0.5, 1.5, 2.5, 1.5);
        drag(2.5, 1.5, 3.5, 3.5);

        assertThat(title()).isEqualTo("Line (0.5, 1.5) to (3.5, 3.5)");
    }

    @Test
    void aRegionStaysForTheNextFrameAndItsCornerIsDraggedAgain() throws Exception {
        take(FrameTool.RECTANGLE);
        drag(1.2, 0.5, 2.7, 2.5);
        assertThat(title()).isEqualTo("Rectangle of 2 × 3 from (1, 0)");

        bench.select(ViewBench.frame(3));
        bench.settle();
        assertThat(csv("3_region")).endsWith("\nrectangle,1,0,2,3,6,0,0,3,3,1,0,3,0,3,18\n");

        drag(1, 0, 0.5, 1.5);
        assertThat(title()).isEqualTo("Rectangle of 3 × 2 from (0, 1)");
    }

    @Test
    void movingAgainTakesTheRegionAway() throws Exception {
        take(FrameTool.ELLIPSE);
        drag(0.5, 0.5, 3.5, 3.5);
        int measured = onEventThread(view::exports).size();
        take(FrameTool.MOVE);

        assertThat(onEventThread(view::exports)).hasSizeLessThan(measured);
    }

    @Test
    void aClickSetsTheBeamCentreOfTheDetectorAndItCanBeGivenBack() throws Exception {
        take(FrameTool.CENTRE);
        mouse(MouseEvent.MOUSE_PRESSED, 1.25, 2.5);
        mouse(MouseEvent.MOUSE_RELEASED, 1.25, 2.5);
        bench.settle();

        assertThat(settings().given())
                .containsOnly(Map.entry(
                        new FrameDetector(4, 4, Optional.of("")), Geometry.UNKNOWN.withBeamCentre(1.25, 2.5, "")));
        assertThat(bench.context().workspace().get().selection().pixel()).isEmpty();

        press("Give back the file's");
        assertThat(settings().given()).isEmpty();
    }

    @Test
    void aFrameWithoutACentreIsToldSo() throws Exception {
        take(FrameTool.CENTRE);
        press("Fit the centre");
        bench.settle();

        assertThat(onEventThread(() -> named(view.component(), WrappedText.class)
                        .filter(text -> "centre-fitted".equals(text.getName()))
                        .map(text -> ((WrappedText) text).getText())
                        .findFirst()
                        .orElseThrow()))
                .contains("no beam centre can be seen");
    }

    @Test
    void spotsAreCountedAndWrittenWhileTheyAreWanted() throws Exception {
        toggle("Spots");
        bench.settle();
        assertThat(onEventThread(() -> named(view.component(), JToggleButton.class)
                        .map(button -> ((JToggleButton) button).getText())
                        .toList()))
                .contains("Spots 0");
        assertThat(csv("7_spots")).isEqualTo("row,column,count,strength,d_angstrom\n");
        assertThat(bench.context().workspace().get().settings(FrameSettings.KEY).marks())
                .containsExactly(FrameSettings.Mark.SPOTS);

        toggle("Spots 0");
        assertThat(onEventThread(view::exports))
                .noneMatch(item -> item.fileName().equals("7_spots"));
    }

    private void toggle(String text) throws Exception {
        onEventThread(() -> {
            named(view.component(), JToggleButton.class)
                    .map(JToggleButton.class::cast)
                    .filter(button -> text.equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .doClick();
            return text;
        });
    }

    private ResolutionSettings settings() {
        return bench.context().workspace().get().settings(FrameSettings.KEY).resolution();
    }

    private void press(String text) throws Exception {
        onEventThread(() -> {
            named(view.component(), JButton.class)
                    .map(JButton.class::cast)
                    .filter(button -> text.equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .doClick();
            return text;
        });
    }
}
