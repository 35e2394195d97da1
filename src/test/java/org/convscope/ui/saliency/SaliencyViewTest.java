package org.convscope.ui.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JTextArea;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.SaliencyOptions;
import org.junit.jupiter.api.Test;

class SaliencyViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    private static String said(SaliencyView view) {
        return Arrays.stream(view.component().getComponents())
                .filter(WrappingRow.class::isInstance)
                .flatMap(row -> Arrays.stream(((WrappingRow) row).getComponents()))
                .filter(JTextArea.class::isInstance)
                .map(label -> ((JTextArea) label).getText())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static int width(SaliencyView view) throws Exception {
        Path file = Files.createTempFile("saliency", ".png");
        onEventThread(view::exports).get(0).writer().write(file, 1, TaskMonitor.NONE);
        int width = ImageIO.read(file.toFile()).getWidth();
        Files.delete(file);
        return width;
    }

    @Test
    void theMapIsOfTheAnswerThenOfTheSelectedUnitAndCanBeWritten() throws Exception {
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU);
                OpenModel model = KerasModels.open(MODEL, Optional.empty())) {
            ViewContext made = bench.context();
            var context = new ViewContext(
                    made.workspace(),
                    made.tasks(),
                    made.documents(),
                    () -> engine,
                    made.frames(),
                    made.maps(),
                    made.problems(),
                    made.readout(),
                    made.theme());
            SaliencyView view = onEventThread(() -> {
                var shown = new SaliencyView(context);
                shown.shown();
                return shown;
            });
            bench.settle();
            assertThat(onEventThread(view::exports)).isEmpty();

            bench.open("small.h5", model.network());
            bench.select(frame(7));
            bench.settle();
            assertThat(onEventThread(() -> said(view))).contains(" · class ", "'block", " = ");
            List<ExportItem> exports = onEventThread(view::exports);
            assertThat(exports).singleElement().satisfies(item -> assertThat(item.fileName())
                    .isEqualTo("small_gradcam_7"));

            bench.select("block1_conv2");
            bench.update(now -> now.settings(
                    SaliencyOptions.KEY,
                    SaliencyOptions.DEFAULT
                            .subject(SaliencyOptions.Subject.UNIT)
                            .method(GradientMethod.GRADIENT)));
            bench.settle();
            assertThat(onEventThread(() -> said(view))).startsWith("unit 0 of layer 'block1_conv2' = ");
            int alone = width(view);

            bench.update(now -> now.settings(
                    SaliencyOptions.KEY,
                    now.settings(SaliencyOptions.KEY).check(SaliencyOptions.Check.RANDOM_WEIGHTS)));
            bench.settle();
            assertThat(width(view)).as("two layers, each with random weights").isGreaterThan(alone);

            bench.closeAll();
            bench.settle();
            assertThat(onEventThread(() -> said(view))).isBlank();
        }
    }
}
