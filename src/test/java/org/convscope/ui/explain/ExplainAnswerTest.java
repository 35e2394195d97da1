package org.convscope.ui.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.census.AreaUnderRoc;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.TaskRunner;
import org.convscope.ui.ViewBench;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.Selection;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainAnswerTest {
    private static final Path CENSUS = Path.of("src/test/resources/org/convscope/inspect/census");
    private static final FrameSource FRAME = FrameSource.of(CENSUS.resolve("frames/ice/f1.img"));

    @TempDir
    private Path folder;

    private final ViewBench bench = new ViewBench();
    private final TaskRunner tasks = new TaskRunner(EventQueue::invokeLater, 1);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Path> opened = new LinkedBlockingQueue<>();
    private final Engine engine = EngineFactory.start(BackendChoice.CPU, EngineChoice.AUTO);
    private OpenModel open = KerasModels.open(CENSUS.resolve("census.h5"), Optional.empty());
    private final UnitAreas areas = new UnitAreas();
    private boolean agreeing = true;
    private volatile Optional<ModelDocument> shown = Optional.empty();
    private WorkspaceModel model = new WorkspaceModel(Workspace.EMPTY);

    @AfterEach
    void close() {
        tasks.close();
        bench.close();
        open.close();
        engine.close();
    }

    private final class Choosers implements FileChoosers {
        @Override
        public List<Path> open() {
            return List.of();
        }

        @Override
        public Optional<Path> openOne(String title, Path start) {
            return Optional.empty();
        }

        @Override
        public List<Path> openFolder(String title) {
            return List.of(folder);
        }

        @Override
        public boolean agrees(String question, String go) {
            told.add(question);
            return agreeing;
        }

        @Override
        public Optional<Path> openDataSet() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, String ending) {
            return Optional.empty();
        }
    }

    private ExplainAnswer explain(Workspace workspace) {
        Optional<ModelSidecar> sidecar = ModelSidecar.of(open.file());
        return explain(
                workspace,
                new ModelDocument(
                        open,
                        sidecar,
                        sidecar.flatMap(ModelSidecar::preprocessing).orElseThrow()));
    }

    private ExplainAnswer explain(Workspace workspace, ModelDocument document) {
        ViewContext fake = bench.context();
        shown = Optional.of(document);
        model = new WorkspaceModel(workspace);
        var context = new ViewContext(
                model,
                tasks,
                () -> shown,
                () -> engine,
                new FrameStore(new FrameFiles()::read, 1 << 20),
                fake.maps(),
                (heading, problems) -> problems.forEach(problem -> told.add(problem.sentence())),
                fake.readout(),
                fake.theme());
        return new ExplainAnswer(context, areas, new Choosers(), opened::add, told::add);
    }

    private static Workspace workspace() {
        List<CategorizedFrame> frames = List.of(
                new CategorizedFrame(FRAME, "ice"),
                new CategorizedFrame(FrameSource.of(CENSUS.resolve("frames/ice/f2.img")), "ice"),
                new CategorizedFrame(FrameSource.of(CENSUS.resolve("frames/good/f1.img")), "good"));
        Selection none = Workspace.EMPTY.selection();
        return Workspace.EMPTY.frames(frames).selection(none.frame(FRAME));
    }

    private void start(ExplainAnswer explain) throws Exception {
        EventQueue.invokeAndWait(() -> explain.start(Optional.empty()));
    }

    @Test
    void thePageIsWrittenAndOpened() throws Exception {
        start(explain(workspace()));

        Path page = opened.poll(2, TimeUnit.MINUTES);
        assertThat(page).isEqualTo(folder.resolve("why-f1.img/index.html")).isNotEmptyFile();
        assertThat(told.poll(2, TimeUnit.MINUTES)).isEqualTo("The page is " + page);
        assertThat(told).isEmpty();
        JsonObject written = JsonParser.parseString(Files.readString(page.resolveSibling("explain.json")))
                .getAsJsonObject();
        JsonObject nearest = written.getAsJsonObject("nearest");
        assertThat(nearest.get("compared").getAsInt()).isEqualTo(2);
        assertThat(nearest.getAsJsonArray("frames").toString())
                .contains("\"category\":\"ice\"", "\"category\":\"good\"");
    }

    @Test
    void whatTheWindowCountedOfTheUnitsStandsOnThePage() throws Exception {
        Optional<ModelSidecar> sidecar = ModelSidecar.of(open.file());
        var document = new ModelDocument(
                open, sidecar, sidecar.flatMap(ModelSidecar::preprocessing).orElseThrow());
        String layer = open.network().convolutions().stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .id();
        List<UnitCensus> units = Stream.of(0.75, Double.NaN)
                .map(area -> new AreaUnderRoc(area, 0, 1, 1))
                .map(area -> new UnitCensus(layer, 0, 4, 0, 0, 0, false, OptionalInt.empty(), area, 1))
                .toList();
        areas.show(Optional.of(
                UnitAreas.Counted.here(document, new CensusPlan.Between("ice", CensusPlan.Between.not("ice")), units)));
        start(explain(workspace(), document));

        Path page = opened.poll(2, TimeUnit.MINUTES);
        assertThat(page).isNotNull();
        JsonObject written = JsonParser.parseString(Files.readString(page.resolveSibling("explain.json")))
                .getAsJsonObject();
        assertThat(written.toString()).contains("\"census\":\"counted in the window, ice against not ice\"");
        assertThat(page).content().contains("In the census its AUC is 0.75.");
    }

    @Test
    void anotherAnswerCanBeAskedFor() throws Exception {
        ExplainAnswer explain = explain(workspace());
        EventQueue.invokeAndWait(() -> explain.start(Optional.of(new Target.OutputClass("ice", 0))));

        Path page = opened.poll(2, TimeUnit.MINUTES);
        assertThat(page).isNotNull();
        assertThat(page.resolveSibling("explain.json")).content().contains("\"output\": \"ice\"");
    }

    @Test
    void aFolderThatIsThereIsAskedAbout() throws Exception {
        Files.createDirectories(folder.resolve("why-f1.img"));
        agreeing = false;
        start(explain(workspace()));

        assertThat(told).singleElement().asString().contains("is there already");
        assertThat(tasks.jobs()).isEmpty();
        assertThat(folder.resolve("why-f1.img/index.html")).doesNotExist();
    }

    @Test
    void aModelOfSeveralInputsIsRefused() throws Exception {
        open.close();
        open = KerasModels.open(Path.of("src/test/resources/saliency/inputs.h5"), Optional.empty());
        start(explain(workspace(), new ModelDocument(open, Optional.empty(), Preprocessing.RAW)));

        assertThat(told).singleElement().asString().contains("one input", "2 inputs");
    }

    @Test
    void whatSomebodyWaitsForGoesBeforeTheRestOfThePage() throws Exception {
        ExplainAnswer explain = explain(workspace());
        Path page = folder.resolve("why-f1.img/index.html");
        var wasWritten = new LinkedBlockingQueue<Boolean>();
        EventQueue.invokeAndWait(() -> {
            explain.start(Optional.empty());
            tasks.submit(
                    Lane.ENGINE,
                    Owner.named("somebody"),
                    "Waiting",
                    monitor -> Files.exists(page),
                    bench.context().problems().receiver("somebody", wasWritten::add));
        });

        assertThat(wasWritten.poll(2, TimeUnit.MINUTES)).isFalse();
        assertThat(opened.poll(2, TimeUnit.MINUTES)).isEqualTo(page);
    }

    @Test
    void aPageWhoseModelIsClosedEndsAndSaysSo() throws Exception {
        ExplainAnswer explain = explain(workspace());
        EventQueue.invokeAndWait(() -> {
            explain.start(Optional.empty());
            shown = Optional.empty();
            model.update(now -> now.model(Optional.of(Path.of("another.h5"))));
        });

        assertThat(told.poll(2, TimeUnit.MINUTES)).contains("f1.img", "its page was not finished");
        bench.await(() -> tasks.jobs().isEmpty());
        assertThat(told).isEmpty();
        assertThat(opened).isEmpty();
    }

    @Test
    void nothingHappensWithoutAFrame() throws Exception {
        start(explain(Workspace.EMPTY));

        assertThat(tasks.jobs()).isEmpty();
        assertThat(told).isEmpty();
    }
}
