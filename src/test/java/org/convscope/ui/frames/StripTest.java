package org.convscope.ui.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
import org.convscope.task.TaskRunner;
import org.convscope.ui.drop.FileDrop;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class StripTest {
    private static final FileDrop NO_FILES = new FileDrop(paths -> {}, problems -> {});

    private static CategorizedFrame entry(String name, String category) {
        return new CategorizedFrame(FrameSource.of(Path.of(name)), category);
    }

    @Test
    void framesStandUnderTheirCategory() {
        CategorizedFrame a = entry("a", "ice");
        CategorizedFrame b = entry("b", "blank");
        CategorizedFrame c = entry("c", "ice");
        assertThat(StripRow.of(List.of(a, b, c)))
                .containsExactly(
                        new StripRow.Heading("ice", 2),
                        new StripRow.Item(a),
                        new StripRow.Item(c),
                        new StripRow.Heading("blank", 1),
                        new StripRow.Item(b));
    }

    @Test
    void onlyFramesThatAreLookedAtAreRead() throws Exception {
        Set<FrameSource> read = ConcurrentHashMap.newKeySet();
        var store = new FrameStore(
                source -> {
                    read.add(source);
                    throw Problem.of("is no frame").asException();
                },
                1000);
        List<CategorizedFrame> many = IntStream.range(0, 20_000)
                .mapToObj(image -> new CategorizedFrame(new FrameSource(Path.of("run_master.h5"), image), "run"))
                .toList();
        try (var tasks = new TaskRunner(EventQueue::invokeLater, 1)) {
            EventQueue.invokeAndWait(() -> {
                var workspace = new WorkspaceModel(Workspace.EMPTY);
                JComponent strip = new FrameStrip(workspace, tasks, store, NO_FILES).component();
                strip.setSize(250, 400);
                workspace.update(now -> now.frames(many));
                layOut(strip);
            });
            // what is asked for when the list has its size
            EventQueue.invokeAndWait(() -> {});
            // seen where answers arrive: one may ask for the next thing
            var settled = new AtomicBoolean();
            while (!settled.get()) {
                EventQueue.invokeAndWait(() -> settled.set(tasks.jobs().isEmpty()));
            }
        }
        assertThat(read).hasSizeBetween(1, 20).contains(many.get(0).source());
    }

    @Test
    void aWideStripHasLargerPicturesAndHeadingsOfTheirText() throws Exception {
        var store = new FrameStore(
                source -> {
                    throw Problem.of("is no frame").asException();
                },
                1000);
        try (var tasks = new TaskRunner(EventQueue::invokeLater, 1)) {
            EventQueue.invokeAndWait(() -> {
                var workspace = new WorkspaceModel(Workspace.EMPTY);
                var scroll = (JScrollPane) new FrameStrip(workspace, tasks, store, NO_FILES).component();
                JList<?> list = (JList<?>) scroll.getViewport().getView();
                workspace.update(now -> now.frames(List.of(entry("a", "ice"), entry("b", "ice"))));
                int usual = height(scroll, list, 180);
                int wide = height(scroll, list, 400);
                assertThat(wide).isGreaterThan(usual * 3 / 2);
                assertThat(height(scroll, list, 1200)).isEqualTo(wide);
                assertThat(height(scroll, list, 180)).isEqualTo(usual);
                int heading = list.getCellBounds(0, 0).height;
                assertThat(heading)
                        .isBetween(list.getFont().getSize(), 3 * list.getFont().getSize());
                assertThat(height(scroll, list, 1200)).isGreaterThan(usual);
                assertThat(list.getCellBounds(0, 0).height).isEqualTo(heading);
            });
        }
    }

    private static int height(JScrollPane scroll, JList<?> list, int width) {
        scroll.setSize(width, 300);
        scroll.dispatchEvent(new ComponentEvent(scroll, ComponentEvent.COMPONENT_RESIZED));
        return list.getCellBounds(1, 1).height;
    }

    @Test
    void theKeysStepOverHeadings() {
        var selection = new StripSelection(index -> index == 1 || index == 3);
        selection.setSelectionInterval(1, 1);
        selection.setSelectionInterval(2, 2);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(3);
        selection.setSelectionInterval(2, 2);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(1);
        selection.setSelectionInterval(0, 0);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(1);
    }

    @Test
    void severalFramesAreSelectedAndClosedTogether() throws Exception {
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        List<CategorizedFrame> entries = IntStream.range(0, 5)
                .mapToObj(i -> entry("f" + i, i < 3 ? "ice" : "good"))
                .toList();
        var store = new FrameStore(
                source -> {
                    throw Problem.of("is no frame").asException();
                },
                1000);
        try (var tasks = new TaskRunner(EventQueue::invokeLater, 1)) {
            EventQueue.invokeAndWait(() -> {
                var scroll = (JScrollPane) new FrameStrip(workspace, tasks, store, NO_FILES).component();
                JList<?> list = (JList<?>) scroll.getViewport().getView();
                workspace.update(now -> now.frames(entries)
                        .selection(now.selection().frame(entries.get(0).source())));
                // from the second of the ice over the other heading to the first of the good
                list.setSelectionInterval(2, 2);
                list.getSelectionModel().setSelectionInterval(2, 5);
                assertThat(workspace.get().selection().frame())
                        .contains(entries.get(3).source());
                list.getActionMap().get("close").actionPerformed(new ActionEvent(list, 0, "close"));
            });
        }
        assertThat(workspace.get().frames()).containsExactly(entries.get(0), entries.get(4));
        assertThat(workspace.get().selection().frame()).contains(entries.get(4).source());
    }

    @Test
    void framesThatAreChosenTogetherLieOnTheLightTable() throws Exception {
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        List<CategorizedFrame> entries = IntStream.range(0, 12)
                .mapToObj(i -> entry("f" + i, i < 6 ? "ice" : "good"))
                .toList();
        List<FrameSource> frames =
                entries.stream().map(CategorizedFrame::source).toList();
        var store = new FrameStore(
                source -> {
                    throw Problem.of("is no frame").asException();
                },
                1000);
        try (var tasks = new TaskRunner(EventQueue::invokeLater, 1)) {
            EventQueue.invokeAndWait(() -> {
                var scroll = (JScrollPane) new FrameStrip(workspace, tasks, store, NO_FILES).component();
                JList<?> list = (JList<?>) scroll.getViewport().getView();
                workspace.update(now -> now.frames(entries));
                list.setSize(200, list.getPreferredSize().height);
                list.setSelectedIndex(3);
                assertThat(table(workspace)).isEmpty();
                list.addSelectionInterval(8, 8);
                assertThat(table(workspace)).containsExactly(frames.get(2), frames.get(6));

                press(list, 0, 0);
                assertThat(table(workspace)).containsExactlyElementsOf(frames.subList(0, 6));
                assertThat(workspace.get().selection().frame()).contains(frames.get(0));
                press(list, 7, InputEvent.CTRL_DOWN_MASK);
                assertThat(table(workspace))
                        .containsExactlyElementsOf(
                                Stream.concat(frames.subList(0, 4).stream(), frames.subList(6, 10).stream())
                                        .toList());
                list.setSelectedIndex(1);
                assertThat(table(workspace)).hasSize(8);
            });
        }
    }

    private static List<FrameSource> table(WorkspaceModel workspace) {
        return workspace.get().settings(LightTableSettings.KEY).frames();
    }

    private static void press(JList<?> list, int row, int modifiers) {
        Rectangle cell = list.getCellBounds(row, row);
        list.dispatchEvent(new MouseEvent(
                list,
                MouseEvent.MOUSE_PRESSED,
                0,
                modifiers | InputEvent.BUTTON1_DOWN_MASK,
                cell.x + 5,
                cell.y + 5,
                1,
                false,
                MouseEvent.BUTTON1));
    }

    @Test
    void aThumbnailKeepsTheAspectAndStretchesFaintFrames() {
        int[] counts = new int[200 * 100];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % 200 < 100 ? 1000 : 1010;
        }
        var frame = new Frame(
                FrameSource.of(Path.of("f")),
                "CBF",
                200,
                100,
                1,
                32,
                new Pixels.Int32(counts),
                Mask.NONE,
                Optional.empty());
        BufferedImage image = Thumbnail.of(frame, 50);
        assertThat(image.getWidth()).isEqualTo(50);
        assertThat(image.getHeight()).isEqualTo(25);
        assertThat(image.getRGB(5, 5)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(45, 5)).isEqualTo(0xFFFFFFFF);
    }
}
