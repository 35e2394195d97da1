package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.convscope.choice.BackendChoice;
import org.convscope.cli.Cli;
import org.convscope.cli.NoWindow;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.training.TrainingOutcome;
import org.convscope.file.ContentKey;
import org.convscope.input.ModelSidecar;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.Network;
import org.convscope.render.lab.TileFigure;
import org.convscope.task.Job;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.SavingChoosers;
import org.convscope.ui.ViewBench;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.LabTraining;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dark and bright frames, which a small network tells apart; the bench makes a frame's numbers of its name. */
class TrainingSessionTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void frames() throws IOException {
        Files.writeString(
                folder.resolve("design.json"), "{\"blocks\": [{\"filters\": 4, \"pool\": 2}], \"dense\": [6]}");
        for (int i = 1; i <= 20; i++) {
            write("data/dark/", i);
            write("data/bright/", 200 + i);
        }
    }

    /** As the bench makes it of its name. */
    private void write(String category, int number) throws IOException {
        Path file = folder.resolve(category + number + ".png");
        Files.createDirectories(file.getParent());
        var image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, number);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    /** Does something with the session whenever it changes. */
    private static final class Watcher implements TrainingSession.Listener {
        private @Nullable TrainingSession session;
        private Runnable whenChanged = () -> {};
        private Optional<TrainingOutcome.Written> written = Optional.empty();

        @Override
        public void changed() {
            whenChanged.run();
        }

        @Override
        public void written(TrainingOutcome.Written outcome) {
            written = Optional.of(outcome);
        }

        @Override
        public void began(Job job) {
            // no progress is shown
        }

        TrainingSession session() {
            return Objects.requireNonNull(session);
        }
    }

    private TrainingSession.Request request(int epochs) {
        return request(epochs, TrainingSession.Begin.ANEW);
    }

    private TrainingSession.Request request(int epochs, TrainingSession.Begin begin) {
        LabTraining d = LabTraining.DEFAULT;
        return new TrainingSession.Request(
                DataSetOrigin.of(folder.resolve("data")),
                new LabTraining(
                        LabTraining.TrainedNetwork.DESIGN,
                        Optional.of(folder.resolve("design.json").toString()),
                        "",
                        "",
                        8,
                        LabTraining.Cut.SHRUNK,
                        epochs,
                        4,
                        1e-2,
                        true,
                        "notebook",
                        d.validation(),
                        d.test(),
                        0,
                        1),
                Optional.empty(),
                folder.resolve("trained.h5"),
                begin);
    }

    private Watcher watched(ViewContext context) throws Exception {
        return onEventThread(() -> {
            var watcher = new Watcher();
            watcher.session = new TrainingSession(context, SavingChoosers.files(folder), watcher);
            return watcher;
        });
    }

    private static ViewContext context(ViewBench bench, Engine engine) {
        ViewContext made = bench.context();
        return new ViewContext(
                made.workspace(),
                made.tasks(),
                made.documents(),
                () -> engine,
                made.frames(),
                made.maps(),
                made.problems(),
                made.readout(),
                made.theme());
    }

    @Test
    void aTrainingIsWatchedPausedAndWritten() throws Exception {
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            Watcher watcher = watched(context(bench, engine));
            onEventThread(() -> {
                watcher.whenChanged = () -> {
                    if (watcher.session().epochs().size() == 1) {
                        watcher.session().pause();
                    }
                };
                watcher.session().start(request(6));
                return true;
            });
            bench.await(() -> watcher.session().state() == TrainingSession.State.PAUSED);
            assertThat(onEventThread(() -> bench.tasks().jobs())).isEmpty();
            int before = onEventThread(() -> watcher.session().epochs().size());
            assertThat(before).isBetween(1, 5);
            onEventThread(() -> {
                watcher.whenChanged = () -> {};
                watcher.session().goOn();
                return true;
            });
            bench.await(() -> watcher.written.isPresent());
            assertThat(watcher.session().epochs()).hasSize(6);
            assertThat(watcher.session().chance()).isEqualTo(0.5);
            assertThat(kernel(watcher, 0)).isNotEqualTo(kernel(watcher, 5));
            assertThat(maps(context(bench, engine), watcher, 0))
                    .hasSize(4 * 8 * 8)
                    .isNotEqualTo(maps(context(bench, engine), watcher, 5));
            assertThat(watcher.written.orElseThrow().test().orElseThrow().classes())
                    .singleElement()
                    .satisfies(one -> assertThat(one.accuracy()).isEqualTo(1));
            assertThat(ModelSidecar.of(model()).orElseThrow().labels()).hasSize(2);
            try (OpenModel open = KerasModels.open(model(), Optional.empty())) {
                assertThat(open.network().outputs()).hasSize(1);
            }
        }
    }

    /** All maps of a frame, as an epoch's network has them. */
    private static List<Float> maps(ViewContext context, Watcher watcher, int epoch) {
        var version = new PlayedVersion(
                "",
                watcher.session().epochs().get(epoch).begun().orElseThrow(),
                new PlayedVersion.Taking.Known(watcher.session().preprocessing()),
                Optional.empty(),
                Optional.of(ViewBench.frame(215)));
        PlayedFigures.Drawn drawn = new PlayedFigures(context).of(version, TaskMonitor.NONE);
        assertThat(drawn.kernels().tiles().orElseThrow().tiles()).hasSize(4);
        List<Float> values = new ArrayList<>();
        for (TileFigure.Tile tile : drawn.maps().tiles().orElseThrow().tiles()) {
            for (float value : tile.values().data()) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<Float> kernel(Watcher watcher, int epoch) {
        List<Float> values = new ArrayList<>();
        Network begun = watcher.session().epochs().get(epoch).begun().orElseThrow();
        for (float value : new ReadKernels().of(begun, begun.outputs().get(0)).slice(0, 0)) {
            values.add(value);
        }
        return values;
    }

    @Test
    void endedEarlyItKeepsTheBestEpochSoFar() throws Exception {
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            Watcher watcher = watched(context(bench, engine));
            onEventThread(() -> {
                watcher.whenChanged = () -> {
                    if (watcher.session().epochs().size() == 2
                            && watcher.session().state() == TrainingSession.State.RUNNING) {
                        watcher.session().end();
                    }
                };
                watcher.session().start(request(9000));
                return true;
            });
            bench.await(() -> watcher.written.isPresent());
            assertThat(watcher.written.orElseThrow().network().epoch()).isPositive();
            assertThat(watcher.session().epochs().size()).isLessThan(9000);
            assertThat(ModelSidecar.of(folder.resolve("trained.h5"))).isPresent();
        }
    }

    /** As the command says it, so that it can go on with what was trained here. */
    @Test
    void whatAnOpenModelHoldsBelongsToItsTraining() throws Exception {
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            Watcher watcher = watched(context(bench, engine));
            trained(bench, watcher, request(1));
            Path model = folder.resolve("trained.h5");
            ModelSidecar sidecar = ModelSidecar.of(model).orElseThrow();
            try (OpenModel open = KerasModels.open(model, Optional.empty())) {
                var document = new ModelDocument(
                        open, Optional.of(sidecar), sidecar.preprocessing().orElseThrow());
                TrainingSession.Request first = request(1);
                trained(
                        bench,
                        watcher,
                        new TrainingSession.Request(
                                first.dataSet(),
                                first.how(),
                                Optional.of(document),
                                folder.resolve("more.h5"),
                                first.begin()));
            }
            try (TensorFile state = TensorFile.open(folder.resolve("more.training.h5"))) {
                assertThat(state.text("training").orElseThrow())
                        .contains("from trained.h5, " + ContentKey.of(List.of(model)));
            }
        }
    }

    /** The command of the same settings. */
    private String command(int epochs, String... more) {
        var err = new ByteArrayOutputStream();
        var cli = new Cli(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new NoWindow());
        List<String> all =
                new ArrayList<>(List.of("train", folder.resolve("data").toString(), "--out", "" + model()));
        all.addAll(List.of("--preset", "" + folder.resolve("design.json"), "--size", "8", "--epochs", "" + epochs));
        all.addAll(List.of("--batch", "4", "--rate", "0.01", "--balance", "--augment", "notebook", "--seed", "1"));
        all.addAll(List.of(more));
        int code = cli.run(all.toArray(String[]::new));
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
        return said;
    }

    private Path model() {
        return folder.resolve("trained.h5");
    }

    @Test
    void theCommandGoesOnWithATrainingOfTheWindowAndTheOtherWayRound() throws Exception {
        command(4);
        byte[] whole = Files.readAllBytes(model());
        String history = Files.readString(folder.resolve("trained.history.csv"));
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            Watcher watcher = watched(context(bench, engine));
            trained(bench, watcher, request(2));
            assertThat(command(4, "--resume")).contains("2 epochs were done before");
            assertThat(Files.readAllBytes(model())).isEqualTo(whole);
            assertThat(Files.readString(folder.resolve("trained.history.csv"))).isEqualTo(history);

            command(2);
            trained(bench, watcher, request(4, TrainingSession.Begin.RESUMED));
            assertThat(Files.readAllBytes(model())).isEqualTo(whole);
            assertThat(Files.readString(folder.resolve("trained.history.csv"))).isEqualTo(history);
            assertThat(watcher.session().epochs())
                    .extracting(epoch -> epoch.begun().isPresent())
                    .containsExactly(false, false, true, true);
        }
    }

    private static void trained(ViewBench bench, Watcher watcher, TrainingSession.Request request) throws Exception {
        onEventThread(() -> {
            watcher.written = Optional.empty();
            watcher.session().start(request);
            return true;
        });
        bench.await(() -> watcher.written.isPresent());
    }
}
