package org.convscope.ui.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.SaliencyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcclusionViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    private static String said(OcclusionView view) {
        return Arrays.stream(view.component().getComponents())
                .filter(WrappingRow.class::isInstance)
                .flatMap(row -> Arrays.stream(((WrappingRow) row).getComponents()))
                .filter(WrappedText.class::isInstance)
                .map(label -> ((WrappedText) label).getText())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void theMapIsOfTheAnswerThenOfAUnitWithoutSectorsAndCanBeWritten(@TempDir Path folder) throws Exception {
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
            OcclusionView view = onEventThread(() -> {
                var shown = new OcclusionView(context);
                shown.shown();
                return shown;
            });
            bench.settle();
            assertThat(onEventThread(view::exports)).isEmpty();

            bench.open("small.h5", model.network());
            bench.select(frame(7));
            bench.settle();
            assertThat(onEventThread(() -> said(view))).contains(" · class ", " = ");
            List<ExportItem> exports = onEventThread(view::exports);
            assertThat(exports)
                    .extracting(ExportItem::fileName)
                    .containsExactly("small_occlusion_7", "small_occlusion_7_drops");
            Path table = folder.resolve("drops.csv");
            exports.get(1).writer().write(table, 1, TaskMonitor.NONE);
            assertThat(Files.readString(table)).contains("row,column,part,drop\n", "\"patch around x 5, y 5\"");

            bench.select("block1_conv2");
            bench.update(now -> now.settings(
                    OcclusionOptions.KEY,
                    OcclusionOptions.DEFAULT
                            .subject(SaliencyOptions.Subject.UNIT)
                            .hidden(OcclusionOptions.Hidden.SECTORS)
                            .sectors(4)
                            .fill(OcclusionFill.MEAN)));
            bench.settle();
            assertThat(onEventThread(() -> said(view))).startsWith("unit 0 of layer 'block1_conv2' = ");
            onEventThread(view::exports).get(1).writer().write(table, 1, TaskMonitor.NONE);
            assertThat(Files.readAllLines(table))
                    .filteredOn(line -> line.contains("°"))
                    .hasSize(4)
                    .first()
                    .asString()
                    .contains("0–90°");

            bench.closeAll();
            bench.settle();
            assertThat(onEventThread(() -> said(view))).isBlank();
        }
    }
}
