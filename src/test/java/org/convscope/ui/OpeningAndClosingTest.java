package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.keras.KerasModels;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.open.NoQuestions;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.ComputeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models opened one after the other, each looked at, leave nothing behind: no network, no array, no file. */
class OpeningAndClosingTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");
    private static final int TIMES = 200;

    @TempDir
    private Path folder;

    private final List<WeakReference<Network>> networks = new ArrayList<>();

    @Test
    void twoHundredModelsLeaveMemoryWhereItWas() throws Exception {
        Path model = Files.copy(FILES.resolve("small.h5"), folder.resolve("opened-and-closed.h5"));
        try (Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            var session = new Session(
                    (file, choices) -> KerasModels.open(file, Optional.empty(), choices),
                    () -> engine,
                    ComputeChoice.AUTOMATIC);
            look(session, model);
            close(session);
            assertThat(engine.heldBytes())
                    .as("native bytes while nothing is open")
                    .isZero();
            for (int i = 0; i < TIMES; i++) {
                look(session, model);
            }
            assertThat(engine.heldBytes())
                    .as("native bytes while a model is open")
                    .isPositive();
            close(session);

            assertThat(soon(() -> engine.heldBytes() == 0))
                    .as("native bytes are given back, not %d", engine.heldBytes())
                    .isTrue();
            assertThat(session.maps().bytes()).isZero();
            assertThat(networks).hasSize(TIMES + 1);
            assertThat(soon(() -> networks.stream().allMatch(network -> network.refersTo(null))))
                    .as("all networks are gone")
                    .isTrue();
            if (Files.isDirectory(Path.of("/proc/self/fd"))) {
                assertThat(openFiles(model)).as("open files").isZero();
                assertThat(soon(() -> mappings(model) == 0))
                        .as("nothing is mapped")
                        .isTrue();
            }
        }
    }

    /** Opens a model, which closes the last one, and looks at its kernels and at one layer's maps. */
    private void look(Session session, Path model) throws Exception {
        var opened = new CompletableFuture<Network>();
        EventQueue.invokeAndWait(() -> session.open(
                List.of(model),
                failing(opened),
                NoQuestions.EXPECTED,
                () -> opened.complete(session.documents().model().orElseThrow().network())));
        Network network = opened.get(180, TimeUnit.SECONDS);
        networks.add(new WeakReference<>(network));
        var looked = new CompletableFuture<Integer>();
        session.tasks()
                .submit(
                        Lane.ENGINE,
                        Owner.named("view"),
                        "looking",
                        monitor -> {
                            LayerCall layer = network.convolutions().get(0);
                            new ReadKernels().of(network, layer.id());
                            var request =
                                    new ComputeMaps.Request(network, List.of(input(network)), List.of(layer.id()));
                            return new ComputeMaps(session.engine().get(), session.maps())
                                    .compute(request, monitor)
                                    .size();
                        },
                        failing(looked).receiver("", looked::complete));
        assertThat(looked.get(180, TimeUnit.SECONDS)).isEqualTo(1);
    }

    private static NetworkInput input(Network network) {
        var frame = new FrameFiles().read(FrameSource.of(FILES.resolve("frames/ice/ice_1.png")));
        int[] shape = network.call(network.inputs().get(0)).outputShape();
        return new NetworkInput(
                "ice", "guess", "", List.of(Preprocessing.guess(network).apply(frame, shape)));
    }

    private static ProblemReporter failing(CompletableFuture<?> future) {
        return (heading, problems) -> {
            if (!problems.isEmpty()) {
                future.completeExceptionally(problems.get(0).asException());
            }
        };
    }

    private static void close(Session session) throws Exception {
        EventQueue.invokeAndWait(() -> session.documents().closeAll());
        // closing waits in the engine's lane, and so does this
        var last = new CompletableFuture<Integer>();
        session.tasks()
                .submit(
                        Lane.ENGINE,
                        org.convscope.task.Priority.BACKGROUND,
                        Owner.named("last"),
                        "waiting",
                        monitor -> 0,
                        failing(last).receiver("", last::complete));
        last.get(180, TimeUnit.SECONDS);
    }

    /** What collectors and cleaners do happens when they get to it. */
    private static boolean soon(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            System.gc();
            Thread.sleep(50);
        }
        return condition.getAsBoolean();
    }

    private static long openFiles(Path file) throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.filter(handle -> leadsTo(handle, file)).count();
        }
    }

    private static boolean leadsTo(Path handle, Path file) {
        try {
            return Files.readSymbolicLink(handle).endsWith(file.getFileName());
        } catch (IOException e) {
            return false;
        }
    }

    private static long mappings(Path file) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.endsWith(file.getFileName().toString()))
                    .count();
        } catch (IOException e) {
            return -1;
        }
    }
}
