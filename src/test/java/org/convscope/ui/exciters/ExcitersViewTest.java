package org.convscope.ui.exciters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JTextArea;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.ExciterPreset;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.ExciterOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcitersViewTest {
    private static final OpenModel MODEL =
            KerasModels.open(Path.of("src/test/resources/org/convscope/cli/small.h5"), Optional.empty());
    private static final Engine ENGINE = EngineFactory.start(BackendChoice.CPU);

    private final ViewBench bench = new ViewBench();
    private ExcitersView view;

    @AfterAll
    static void closeAll() {
        ENGINE.close();
        MODEL.close();
    }

    @BeforeEach
    void open() throws Exception {
        ViewContext made = bench.context();
        var context = new ViewContext(
                made.workspace(),
                made.tasks(),
                made.documents(),
                () -> ENGINE,
                made.frames(),
                made.maps(),
                made.problems(),
                made.readout(),
                made.theme());
        view = onEventThread(() -> {
            var shown = new ExcitersView(context);
            shown.shown();
            return shown;
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private <C extends Component> List<C> parts(Class<C> kind) {
        return inside(view.component()).filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Stream<Component> inside(Component part) {
        return Stream.concat(
                Stream.of(part),
                part instanceof Container all
                        ? Arrays.stream(all.getComponents()).flatMap(ExcitersViewTest::inside)
                        : Stream.empty());
    }

    private String said() throws Exception {
        return onEventThread(() -> parts(JTextArea.class).stream()
                .map(JTextArea::getText)
                .filter(text -> text.startsWith("unit ") || text.startsWith("step "))
                .findFirst()
                .orElse(""));
    }

    private JButton stop() {
        return parts(JButton.class).stream()
                .filter(button -> "Stop".equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private String messages() throws Exception {
        return onEventThread(() ->
                parts(ImageCanvas.class).stream().map(ImageCanvas::message).collect(Collectors.joining()));
    }

    private long pictures() throws Exception {
        return onEventThread(() -> parts(ImageCanvas.class).stream()
                .filter(canvas -> canvas.picture() != null)
                .count());
    }

    private void climb(ExciterPreset preset, int steps) throws Exception {
        bench.update(now -> now.settings(ExciterOptions.KEY, new ExciterOptions(preset, steps, 0)));
        bench.open("small.h5", MODEL.network());
        bench.select("block1_conv2");
    }

    @Test
    void theSelectedUnitsExciterStandsBesideItsMapAndCanBeWritten(@TempDir Path folder) throws Exception {
        assertThat(pictures()).isZero();

        climb(ExciterPreset.FOURIER, 4);
        bench.settle();

        assertThat(said()).startsWith("unit 0 of layer 'block1_conv2' = ").doesNotContain("stopped");
        assertThat(pictures()).isEqualTo(2);
        assertThat(onEventThread(() -> stop().isEnabled())).isFalse();
        List<ExportItem> exports = onEventThread(view::exports);
        assertThat(exports)
                .extracting(ExportItem::fileName)
                .containsExactly("small_block1_conv2_unit0_exciter", "small_block1_conv2_unit0_exciter_map");
        for (ExportItem item : exports) {
            Path file = folder.resolve(item.fileName() + ".png");
            item.writer().write(file, 1, TaskMonitor.NONE);
            assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(1);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains("Preset", "fourier", "Steps taken");
        }

        bench.closeAll();
        bench.settle();
        assertThat(said()).isEmpty();
        assertThat(pictures()).isZero();
    }

    @Test
    void theMapAndTheCurveKeepAHeightAtWhichTheyCanBeSeen() throws Exception {
        assertThat(onEventThread(() -> view.component().getMinimumSize().height))
                .isGreaterThan(150);
    }

    @Test
    void stoppingKeepsWhatHasClimbedSoFar() throws Exception {
        climb(ExciterPreset.NOTEBOOK, ExciterOptions.MOST_STEPS);
        bench.await(() -> stop().isEnabled());
        assertThat(onEventThread(view::exports)).isEmpty();
        assertThat(pictures()).isEqualTo(1);

        onEventThread(() -> {
            stop().doClick();
            return true;
        });
        bench.settle();

        assertThat(said()).startsWith("unit 0 ").contains("stopped after ", " of 10000 steps");
        assertThat(pictures()).isEqualTo(2);
        assertThat(onEventThread(view::exports)).hasSize(2);
    }

    @Test
    void hidingEndsTheClimb() throws Exception {
        climb(ExciterPreset.NOTEBOOK, ExciterOptions.MOST_STEPS);
        bench.await(() -> stop().isEnabled());

        onEventThread(() -> {
            view.hidden();
            return true;
        });
        bench.settle();

        assertThat(onEventThread(view::exports)).isEmpty();
        assertThat(said()).startsWith("step ");
    }

    @Test
    void anotherClimbThatIsGivenUpLeavesTheAnswerAsItWas() throws Exception {
        climb(ExciterPreset.NOTEBOOK, 4);
        bench.settle();
        String first = said();

        bench.update(now -> now.settings(
                ExciterOptions.KEY, new ExciterOptions(ExciterPreset.NOTEBOOK, ExciterOptions.MOST_STEPS, 1)));
        bench.await(() -> stop().isEnabled());
        bench.update(now -> now.settings(ExciterOptions.KEY, new ExciterOptions(ExciterPreset.NOTEBOOK, 4, 0)));
        bench.settle();

        assertThat(said()).isEqualTo(first);
        assertThat(pictures()).isEqualTo(2);
        assertThat(onEventThread(view::exports)).hasSize(2);
    }

    @Test
    void aUnitThatDoesNotClimbIsNamed() throws Exception {
        try (OpenModel level = KerasModels.open(Path.of("src/test/resources/exciter/level.h5"), Optional.empty())) {
            bench.update(now -> now.settings(ExciterOptions.KEY, new ExciterOptions(ExciterPreset.NOTEBOOK, 2, 0)));
            bench.open("level.h5", level.network());
            bench.select("conv");
            bench.settle();

            assertThat(said())
                    .isEqualTo("unit 0 of layer 'conv' = 1; it did not change in any step, so its picture is what it"
                            + " began as");
        }
    }

    @Test
    void aUnitOfSeveralInputsIsRefusedInASentence() throws Exception {
        try (OpenModel several = KerasModels.open(Path.of("src/test/resources/saliency/inputs.h5"), Optional.empty())) {
            bench.open("inputs.h5", several.network());
            bench.select("scaled");
            bench.settle();

            assertThat(messages()).contains("depends on 2 inputs, and pictures can only be found for one");
            assertThat(pictures()).isZero();

            bench.select("conv");
            bench.settle();

            assertThat(said()).startsWith("unit 0 of layer 'conv' = ");
        }
    }
}
