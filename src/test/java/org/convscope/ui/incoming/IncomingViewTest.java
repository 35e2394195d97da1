package org.convscope.ui.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.MouseEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JTextArea;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.ExciterPreset;
import org.convscope.choice.WindowBorder;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.inspect.incoming.RankIncoming;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.IncomingOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingViewTest {
    private static final OpenModel MODEL =
            KerasModels.open(Path.of("src/test/resources/exciter/model.h5"), Optional.empty());
    private static final Engine ENGINE = EngineFactory.start(BackendChoice.CPU);

    private final ViewBench bench = new ViewBench();
    private IncomingView view;

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
            var shown = new IncomingView(context);
            shown.shown();
            return shown;
        });
        bench.update(now -> now.settings(ExciterOptions.KEY, new ExciterOptions(ExciterPreset.FOURIER, 2, 0)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Stream<Component> inside(Component part) {
        return Stream.concat(
                Stream.of(part),
                part instanceof Container all
                        ? Arrays.stream(all.getComponents()).flatMap(IncomingViewTest::inside)
                        : Stream.empty());
    }

    private ChannelSheet sheet() {
        return inside(view.component())
                .filter(ChannelSheet.class::isInstance)
                .map(ChannelSheet.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String said() throws Exception {
        return onEventThread(() -> inside(view.component())
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText())
                .filter(text -> text.startsWith("unit "))
                .findFirst()
                .orElse(""));
    }

    private void select(String layer, int unit) throws Exception {
        bench.open("model.h5", MODEL.network());
        selectUnit(layer, unit);
    }

    private void selectUnit(String layer, int unit) throws Exception {
        onEventThread(() -> {
            bench.context().workspace().select(selection -> selection.unit(layer, unit));
            return unit;
        });
        bench.settle();
    }

    private int drawnHeight() throws Exception {
        ExportItem picture = onEventThread(view::exports).get(0);
        Path file = Files.createTempFile("incoming", ".png");
        picture.writer().write(file, 1, TaskMonitor.NONE);
        int height = ImageIO.read(file.toFile()).getHeight();
        Files.delete(file);
        return height;
    }

    @Test
    void theStrongestChannelsStandSideBySideAndCanBeWritten(@TempDir Path folder) throws Exception {
        assertThat(sheet().message()).contains("Open a model");

        select("block2_conv1", 3);

        IncomingWeights expected = new RankIncoming().of(MODEL.network(), new Target.Unit("block2_conv1", 3));
        assertThat(said())
                .startsWith("unit 3 of 'block2_conv1' from '" + expected.source() + "'")
                .contains(" of " + expected.channels().size() + " channels");
        assertThat(sheet().columns()).isEqualTo(Math.min(6, expected.channels().size()));
        List<ExportItem> exports = onEventThread(view::exports);
        assertThat(exports)
                .extracting(ExportItem::fileName)
                .containsExactly(
                        "model_block2_conv1_unit3_incoming",
                        "model_block2_conv1_unit3_incoming_norms",
                        "model_block2_conv1_unit3_incoming_weights");
        Path norms = folder.resolve("norms.csv");
        exports.get(1).writer().write(norms, 1, TaskMonitor.NONE);
        assertThat(Files.readAllLines(norms))
                .anyMatch(line ->
                        line.startsWith("1," + expected.channels().get(0).channel() + ","));
        Path picture = folder.resolve("sheet.png");
        exports.get(0).writer().write(picture, 2, TaskMonitor.NONE);
        assertThat(Files.readString(picture, StandardCharsets.ISO_8859_1))
                .contains("Preset", "fourier", "the unit's whole kernel");
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(2 * 128);

        bench.closeAll();
        bench.settle();
        assertThat(sheet().columns()).isZero();
        assertThat(onEventThread(view::exports)).isEmpty();
    }

    @Test
    void aClickSelectsTheChannelAsTheUnit() throws Exception {
        select("block2_conv2", 1);
        IncomingWeights expected = new RankIncoming().of(MODEL.network(), new Target.Unit("block2_conv2", 1));

        // from the right on: the first column that is there is the weakest of the six
        onEventThread(() -> {
            ChannelSheet sheet = sheet();
            sheet.setSize(900, 600);
            for (int x = 899; x > 0 && selectedLayer().equals(Optional.of("block2_conv2")); x -= 20) {
                sheet.dispatchEvent(
                        new MouseEvent(sheet, MouseEvent.MOUSE_CLICKED, 0, 0, x, 200, 1, false, MouseEvent.BUTTON1));
            }
            return true;
        });
        bench.settle();

        int last = weakestShown(expected);
        var selection = bench.context().workspace().get().selection();
        assertThat(selection.layer()).contains(expected.source());
        assertThat(selection.unit()).isEqualTo(last);
        assertThat(said()).startsWith("unit " + last + " of '" + expected.source() + "'");
    }

    private Optional<String> selectedLayer() {
        return bench.context().workspace().get().selection().layer();
    }

    private static int weakestShown(IncomingWeights weights) {
        List<IncomingChannel> strongest = weights.strongest(6);
        return strongest.get(strongest.size() - 1).channel();
    }

    @Test
    void weightsComeFromAnEarlierLayerWhereOneIsChosen() throws Exception {
        bench.update(now -> now.settings(
                IncomingOptions.KEY, new IncomingOptions(2, Optional.of("block1_conv2"), 3, WindowBorder.PADDED)));

        select("block2_conv1", 0);
        assertThat(said()).startsWith("unit 0 of 'block2_conv1' from 'block1_conv2', 2 of ");

        selectUnit("block1_conv2", 0);
        assertThat(said()).as("the chosen layer does not lead there").doesNotContain("from 'block1_conv2'");
    }

    @Test
    void theSelectedFramesMapsStandBelow() throws Exception {
        bench.update(now -> now.settings(IncomingOptions.KEY, IncomingOptions.DEFAULT.count(3)));
        select("block2_conv1", 3);
        int before = drawnHeight();

        bench.select(frame(7));
        bench.settle();

        assertThat(drawnHeight()).isGreaterThan(before + 100);
        assertThat(said()).doesNotContain(". ");
    }

    @Test
    void settingsStayWithinTheirBounds() {
        var settings = new IncomingOptions(9, Optional.of("pool"), 3, WindowBorder.PADDED);
        assertThat(settings.window(4).window()).isEqualTo(5);
        assertThat(settings.count(99).count()).isEqualTo(IncomingOptions.MOST);
        assertThat(settings.from(Optional.empty()).from()).isEmpty();
    }
}
