package org.convscope.ui.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.PixelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    @TempDir
    Path folder;

    private static Stream<FigurePane> figures(Container parent) {
        return Stream.of(parent.getComponents())
                .flatMap(child -> child instanceof FigurePane figure
                        ? Stream.of(figure)
                        : child instanceof Container inner ? figures(inner) : Stream.empty());
    }

    private static String said(FigurePane figure) throws Exception {
        return onEventThread(() -> figure.getAccessibleContext().getAccessibleDescription());
    }

    private static void press(Component on, int x, int y) {
        on.dispatchEvent(new MouseEvent(on, MouseEvent.MOUSE_PRESSED, 0, 0, x, y, 1, false, MouseEvent.BUTTON1));
    }

    @Test
    void aValueIsTakenApartConfirmedAndWrittenAndAClickOnTheMapTakesAnother() throws Exception {
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
            PixelView view = onEventThread(() -> {
                var shown = new PixelView(context);
                shown.shown();
                return shown;
            });
            FigurePane figure = onEventThread(() -> {
                FigurePane found = figures(view.component()).findFirst().orElseThrow();
                found.setSize(900, 600);
                return found;
            });
            assertThat(said(figure)).isEqualTo("Open a model to see how the values of its maps arise.");
            assertThat(onEventThread(view::exports)).isEmpty();

            bench.open("small.h5", model.network());
            bench.select(frame(7));
            bench.settle();
            assertThat(said(figure)).startsWith("Choose a layer");
            bench.select("block1_conv2");
            bench.settle();
            assertThat(said(figure))
                    .startsWith("block1_conv2 #0, row 0, column 0. block1_conv2: all ")
                    .contains(" + bias ", "✓ the map shows ");

            // somewhere on the left below the middle lies the map
            onEventThread(() -> {
                for (int y = 330; y < 560; y += 4) {
                    press(figure, 100, y);
                }
                return figure;
            });
            bench.settle();
            PixelOptions now = onEventThread(() -> context.workspace().get().settings(PixelOptions.KEY));
            assertThat(now.row()).isPositive();
            assertThat(now.column()).isPositive();
            assertThat(said(figure)).contains("row " + now.row() + ", column " + now.column(), "✓");

            List<ExportItem> exports = onEventThread(view::exports);
            assertThat(exports).extracting(ExportItem::kind).containsExactly(ExportItem.Kind.PNG, ExportItem.Kind.CSV);
            Path csv = folder.resolve("pixel.csv");
            exports.get(1).writer().write(csv, 1, TaskMonitor.NONE);
            assertThat(Files.readString(csv))
                    .contains("channel,row,column,under,kernel,product", "# Layer: block1_conv2");
            Path png = folder.resolve("pixel.png");
            exports.get(0).writer().write(png, 1, TaskMonitor.NONE);
            assertThat(Files.size(png)).isPositive();

            bench.closeAll();
            bench.settle();
            assertThat(said(figure)).startsWith("Open a model");
        }
    }
}
