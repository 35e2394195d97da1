package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.layOut;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.inspect.TestNetwork;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.ui.drop.FileDrop;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.View;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.PixelPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that cannot be given a frame, opened while a frame is: every view shows what it can, and nothing is thrown. */
class ModelsWithoutInputTest {
    @TempDir
    private Path folder;

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final ViewBench bench = new ViewBench();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void listen() throws Exception {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> thrown.add(cause));
        onEventThread(FlatLightLaf::setup);
    }

    @AfterEach
    void close() {
        bench.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    static Stream<String> models() {
        return Stream.of(
                "k2_weights/plain.h5",
                "k2_weights/plain.weights.h5",
                "k3_weights/plain.weights.h5",
                "k2_nested/model.h5",
                "k3_operations/model.keras",
                "two inputs",
                "no input",
                "numbers",
                "sequence",
                "two channels",
                "no layer");
    }

    private static Network network(String name) {
        return switch (name) {
            case "two inputs" -> {
                Network one = convolution(4, 4, 1);
                List<LayerCall> calls = new ArrayList<>(one.calls());
                calls.addAll(new TestNetwork()
                        .input(4, 4, 1).relu("other").build().calls().stream()
                                .filter(call -> call.operation() instanceof Operation.Input)
                                .map(call -> named(call, "second"))
                                .toList());
                yield new Network(name, "", calls, List.of("input", "second"), one.outputs());
            }
            case "no input" -> {
                Network unbuilt = new TestNetwork().input(4, 4, 1).lambda("c").build();
                yield new Network(name, "", unbuilt.calls(), List.of(), List.of());
            }
            case "numbers" -> new TestNetwork().input(20).dense("d", 3).build();
            case "sequence" -> new TestNetwork().input(-1, 3).relu("r").build();
            case "two channels" -> convolution(-1, -1, 2);
            default -> new Network(name, "", List.of(), List.of(), List.of());
        };
    }

    private static Network convolution(int... input) {
        return new TestNetwork().input(input).relu("r").pool("p", 2).build();
    }

    private static LayerCall named(LayerCall call, String id) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                call.className(),
                call.origin(),
                call.operation(),
                call.activation(),
                call.inputs(),
                call.outputShape(),
                call.weights(),
                true,
                call.layout());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyViewIsPainted(String name) throws Exception {
        bench.open("before.h5", convolution(4, 4, 1));
        onEventThread(() -> {
            bench.context().workspace().update(now -> now.frames(
                            List.of(new CategorizedFrame(frame(7), ""), new CategorizedFrame(frame(8), "")))
                    .selection(now.selection().frame(frame(7)).pixel(new PixelPosition(1, 1)))
                    .settings(
                            LightTableSettings.KEY,
                            now.settings(LightTableSettings.KEY).frames(List.of(frame(7), frame(8)))));
            return true;
        });
        WindowViews views = onEventThread(() -> new WindowViews(
                bench.context(),
                new UnitAreas(),
                () -> {},
                target -> {},
                new KeptPredictions(folder),
                SavingChoosers.files(folder),
                new FileDrop(paths -> {}, problems -> {})));
        lookAtAll(views);
        Optional<OpenModel> file = name.contains("/")
                ? Optional.of(KerasModels.open(GOLDEN.resolve(name), Optional.empty()))
                : Optional.empty();
        try {
            Network network = file.map(OpenModel::network).orElseGet(() -> network(name));
            bench.open(name, network);
            Set<String> seen = new HashSet<>();
            for (LayerCall call : network.calls()) {
                // the first of its kind, since every view is painted for each
                if (seen.add(call.className())) {
                    bench.select(call.id());
                    lookAtAll(views);
                }
            }
            lookAtAll(views);
        } finally {
            file.ifPresent(OpenModel::close);
        }
        assertThat(thrown).isEmpty();
    }

    private void lookAtAll(WindowViews views) throws Exception {
        for (View view : views.all()) {
            onEventThread(() -> {
                view.shown();
                return view;
            });
            bench.settle();
            onEventThread(() -> {
                paint(view.component());
                view.exports();
                view.hidden();
                return view;
            });
        }
        onEventThread(() -> {
            paint(views.inspector());
            return views;
        });
    }

    private static void paint(JComponent component) {
        component.setSize(900, 700);
        layOut(component);
        var image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        component.printAll(graphics);
        graphics.dispose();
    }
}
