package org.convscope.ui.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.InputCut;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.ui.ViewBench;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.InputsOptions;
import org.junit.jupiter.api.Test;

class InputsViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    @Test
    void bothSidesAreShownAndCanBeWritten() throws Exception {
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
            InputsView view = onEventThread(() -> {
                var shown = new InputsView(context, () -> {});
                shown.shown();
                return shown;
            });
            bench.settle();
            assertThat(onEventThread(view::exports)).isEmpty();

            bench.open("small.h5", model.network());
            bench.select(frame(7));
            bench.select("block1_conv2");
            bench.update(now ->
                    now.settings(InputsOptions.KEY, new InputsOptions(InputCut.AS_SET, InputCut.SHRUNK_MAXIMUM)));
            bench.settle();
            List<ExportItem> exports = onEventThread(view::exports);
            assertThat(exports).singleElement().satisfies(item -> assertThat(item.fileName())
                    .isEqualTo("small_inputs_7"));

            bench.closeAll();
            bench.settle();
            assertThat(onEventThread(view::exports)).isEmpty();
        }
    }
}
