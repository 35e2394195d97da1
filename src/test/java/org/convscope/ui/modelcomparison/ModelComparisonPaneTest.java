package org.convscope.ui.modelcomparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.array.Tensor;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.modelcomparison.CompareModels;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.HeldModel;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.PointerReadout;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.ui.view.Theme;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison's pane without a window: what is chosen, what is shown, what is given back. */
class ModelComparisonPaneTest {
    private static final FrameSource FRAME =
            FrameSource.of(Path.of("sample-images", "ice", "ice_1.png").toAbsolutePath());

    private final HeldModel first = new HeldModel(Path.of("first.h5"), network(4, 1, 5, 2, 0, 3, 1));
    private final HeldModel second = new HeldModel(Path.of("second.h5"), network(4, 1, 5, 2, 0, 3, 0));
    private final HeldModel wider = new HeldModel(Path.of("wider.h5"), network(6, 1, 5));
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private final TaskRunner tasks = new TaskRunner(EventQueue::invokeLater, 1);
    private final FlatLafTheme themes = new FlatLafTheme(false);
    private final LookAndFeel before = UIManager.getLookAndFeel();
    private ViewContext context;

    /** Two units of 2 x 2 kernels in order (row, column, unit), padded with zeros; a second layer that only some have. */
    private static Network network(int size, float... kernel) {
        float[] padded = java.util.Arrays.copyOf(kernel, 8);
        TestNetwork builder =
                new TestNetwork().input(size, size, 1).conv("c", Tensor.of(padded, 2, 2, 1, 2), Tensor.zeros(2));
        return size == 6
                ? builder.conv("more", Tensor.of(new float[6], 1, 1, 2, 3), Tensor.zeros(3))
                        .build()
                : builder.build();
    }

    @BeforeEach
    void open() {
        var engine = new FakeEngine()
                .with("c", Tensor.of(new float[4 * 4 * 2], 1, 4, 4, 2))
                .with("more", Tensor.of(new float[4 * 4 * 3], 1, 4, 4, 3));
        var document = new ModelDocument(first, Optional.empty(), Preprocessing.RAW);
        context = new ViewContext(
                workspace,
                tasks,
                () -> Optional.of(document),
                () -> engine,
                new FrameStore(source -> read(source), 1 << 24),
                new MapCache(1 << 20),
                problems(),
                new PointerReadout() {
                    @Override
                    public void show(String text) {
                        // nobody reads it
                    }

                    @Override
                    public void clear() {
                        // nobody reads it
                    }
                },
                new Theme() {
                    @Override
                    public void addListener(Runnable listener) {
                        // never changes
                    }
                });
    }

    private static Frame read(FrameSource source) {
        return new FrameFiles().read(source);
    }

    private static ProblemReporter problems() {
        return (heading, problems) -> {
            throw new AssertionError(heading + problems);
        };
    }

    @AfterEach
    void close() throws Exception {
        tasks.close();
        onEventThread(() -> {
            themes.zoom(100);
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    @Test
    void theFilterThatDiffersMostIsShownWithItsKernelsAndWithoutAFrameItSaysSo() throws Exception {
        ModelComparisonPane pane = pane(second);
        settle();

        onEventThread(() -> {
            assertThat(table(pane, "difference-filters").getValueAt(0, 0)).isEqualTo(1);
            assertThat(label(pane, "difference-filters-summary")).isEqualTo("c · 1 of 2 filters are identical");
            assertThat(pane.kernels().canvases()).allSatisfy(canvas -> assertThat(((ImageCanvas) canvas).picture())
                    .isNotNull());
            assertThat(pane.maps().canvases()).allSatisfy(canvas -> assertThat(((ImageCanvas) canvas).picture())
                    .isNull());
            assertThat(workspace.get().selection().layer()).contains("c");
            assertThat(workspace.get().selection().unit()).isEqualTo(1);
            return true;
        });

        onEventThread(() -> {
            workspace.update(now -> now.frames(List.of(new CategorizedFrame(FRAME, "ice")))
                    .selection(now.selection().frame(FRAME)));
            return true;
        });
        settle();
        onEventThread(() -> {
            assertThat(pane.maps().canvases()).allSatisfy(canvas -> assertThat(((ImageCanvas) canvas).picture())
                    .isNotNull());
            pane.close();
            return true;
        });
    }

    @Test
    void aLayerThatOnlyOneModelHasIsShownAlone() throws Exception {
        ModelComparisonPane pane = pane(wider);
        settle();
        onEventThread(() -> {
            JTable layers = table(pane, "difference");
            layers.setRowSelectionInterval(1, 1);
            return true;
        });
        settle();
        onEventThread(() -> {
            assertThat(label(pane, "difference-filters-summary")).isEqualTo("more · only in B");
            assertThat(table(pane, "difference-filters").getRowCount()).isEqualTo(3);
            assertThat(pane.kernels().canvases())
                    .extracting(canvas -> ((ImageCanvas) canvas).picture() != null)
                    .containsExactly(false, true, false);
            return true;
        });
    }

    /** Of the size that the dialog begins with. */
    @ParameterizedTest
    @ValueSource(ints = {100, 150, 200})
    void noHeadingAndNoWordOfTheLayersIsCut(int percent) throws Exception {
        onEventThread(() -> {
            themes.setup(ThemeChoice.LIGHT);
            themes.zoom(percent);
            return true;
        });
        ModelComparisonPane pane = pane(wider);
        settle();
        onEventThread(() -> {
            pane.component().setSize(pane.component().getPreferredSize());
            layOut(pane.component());
            JTable layers = table(pane, "difference");
            for (int column = 0; column < layers.getColumnCount(); column++) {
                int width = layers.getColumnModel().getColumn(column).getWidth();
                Component heading = layers.getTableHeader()
                        .getDefaultRenderer()
                        .getTableCellRendererComponent(layers, layers.getColumnName(column), false, false, -1, column);
                assertThat(width)
                        .as(layers.getColumnName(column))
                        .isGreaterThanOrEqualTo(heading.getPreferredSize().width);
                for (int row = 0; row < layers.getRowCount(); row++) {
                    Component cell = layers.prepareRenderer(layers.getCellRenderer(row, column), row, column);
                    assertThat(width)
                            .as("%s", layers.getValueAt(row, column))
                            .isGreaterThanOrEqualTo(cell.getPreferredSize().width);
                }
            }
            pane.close();
            return true;
        });
    }

    @Test
    void theOtherModelIsGivenBack() throws Exception {
        var other = onEventThread(() -> other(second));
        onEventThread(() -> {
            other.release(context);
            return true;
        });
        settle();
        assertThat(second.isClosed()).isTrue();
        assertThat(first.isClosed()).isFalse();
    }

    private OtherModel other(HeldModel model) {
        return new OtherModel(
                new ModelDocument(model, Optional.empty(), Preprocessing.RAW),
                new CompareModels().compare(first.network(), model.network(), TaskMonitor.NONE));
    }

    private ModelComparisonPane pane(HeldModel model) throws Exception {
        return onEventThread(() -> new ModelComparisonPane(
                context, new ModelDocument(first, Optional.empty(), Preprocessing.RAW), other(model)));
    }

    /** Until nothing is asked any more, seen where answers arrive: an answer may ask for the next thing. */
    private void settle() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!onEventThread(() -> tasks.jobs().isEmpty())) {
            assertThat(System.nanoTime()).as("waiting for answers").isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static JTable table(ModelComparisonPane pane, String name) {
        return find(pane.component(), JTable.class).stream()
                .filter(table -> name.equals(table.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static String label(ModelComparisonPane pane, String name) {
        return find(pane.component(), JLabel.class).stream()
                .filter(label -> name.equals(label.getName()))
                .map(JLabel::getText)
                .findFirst()
                .orElseThrow();
    }

    private static <T extends JComponent> List<T> find(Container container, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inside) {
                found.addAll(find(inside, type));
            }
        }
        return found;
    }

    private static <T> T onEventThread(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        EventQueue.invokeAndWait(task);
        return task.get();
    }
}
