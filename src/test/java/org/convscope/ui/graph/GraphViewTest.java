package org.convscope.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.convscope.export.graph.DrawnNetwork;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.TestModels;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.view.ExportItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphViewTest {
    @TempDir
    Path folder;

    private static <T extends Component> List<T> all(Container parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : parent.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Container inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    private static List<String> properties(GraphView view) throws Exception {
        return onEventThread(() -> all(view.component(), WrappedText.class).stream()
                .map(WrappedText::getText)
                .toList());
    }

    private static Optional<String> selected(ViewBench bench) throws Exception {
        return onEventThread(() -> bench.context().workspace().get().selection().layer());
    }

    @Test
    void theGraphIsDrawnSearchedAndWritten() throws Exception {
        try (var bench = new ViewBench()) {
            GraphView view = onEventThread(() -> {
                var shown = new GraphView(bench.context());
                shown.component().setSize(900, 600);
                shown.shown();
                return shown;
            });
            ImageCanvas canvas =
                    onEventThread(() -> all(view.component(), ImageCanvas.class).get(0));
            assertThat(canvas.message()).isEqualTo("Open a model to see its layers as a graph.");
            assertThat(onEventThread(view::exports)).isEmpty();

            bench.open("two.h5", TestModels.twoBlocks());
            bench.settle();
            assertThat(canvas.picture()).isNotNull();
            bench.select("block1_pool");
            assertThat(properties(view)).contains("block1_pool", "block1_conv1", "block2_conv1", "2 × 2", "max");

            JTextField field =
                    onEventThread(() -> all(view.component(), JTextField.class).get(0));
            onEventThread(() -> {
                field.setText("conv2d");
                field.postActionEvent();
                field.postActionEvent();
                return field;
            });
            assertThat(selected(bench)).hasValue("block2_conv1");
            assertThat(onEventThread(() -> all(view.component(), JLabel.class).stream()
                            .map(JLabel::getText)
                            .toList()))
                    .contains("2 of 2");

            List<ExportItem> exports = onEventThread(view::exports);
            assertThat(exports).extracting(ExportItem::kind).containsExactly(ExportItem.Kind.PNG, ExportItem.Kind.SVG);
            Path png = folder.resolve("graph.png");
            exports.get(0).writer().write(png, 2, TaskMonitor.NONE);
            assertThat(ImageIO.read(png.toFile()).getHeight()).isGreaterThan(5 * 2 * 40);
            Path svg = folder.resolve("graph.svg");
            exports.get(1).writer().write(svg, 1, TaskMonitor.NONE);
            assertThat(Files.readString(svg)).contains("block2_relu", "4 × 4 × 4", "two.h5");

            bench.closeAll();
            bench.settle();
            assertThat(canvas.picture()).isNull();
            assertThat(properties(view)).isEmpty();
        }
    }

    @Test
    void aCardIsFoundWhereItIsDrawn() {
        DrawnNetwork drawn = DrawnNetwork.of(TestModels.twoBlocks(), TaskMonitor.NONE);
        drawn.graph().nodes().forEach(node -> {
            Rectangle2D card = drawn.cardOf(node.id()).orElseThrow();
            var middle = new Point2D.Double(card.getCenterX(), card.getCenterY());
            assertThat(drawn.at(middle.x, middle.y)).hasValue(node);
        });
        assertThat(drawn.at(0, 0)).isEmpty();
        assertThat(drawn.cardOf("no such layer")).isEmpty();
    }
}
