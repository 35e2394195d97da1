package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convscope.frame.io.FrameFiles;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.ProblemException;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ModelReading;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The open model read again with what the user declares, and what of it stays in sidecar and workspace. */
class ModelRereadingTest {
    private final LinkedBlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final TaskRunner tasks = new TaskRunner(deliveries::add, 1);
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private final Queue<ModelDocument> closed = new ArrayDeque<>();
    private final DocumentStore documents = new DocumentStore(workspace, closed::add);
    private final ModelSource source = (file, choices) -> KerasModels.open(file, Optional.empty(), choices);
    private final ModelRereading rereading = new ModelRereading(tasks, source, documents);
    private final PathOpener opener = new PathOpener(source, new FrameFiles());

    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void copy() throws Exception {
        model = Files.copy(Path.of("src/test/resources/declared/outer.h5"), folder.resolve("outer.h5"));
    }

    @AfterEach
    void end() {
        tasks.close();
        documents.model().map(ModelDocument::model).ifPresent(OpenModel::close);
        closed.forEach(document -> document.model().close());
    }

    private ModelDocument opened() {
        documents.show(opener.open(List.of(model), TaskMonitor.NONE));
        return documents.model().orElseThrow();
    }

    /** Gives what went wrong; empty where nothing did. */
    private Optional<Throwable> read(ModelDocument document, Optional<ModelReading> own) throws Exception {
        List<Throwable> failures = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        rereading.read(document, own, new OutcomeReceiver<>() {
            @Override
            public void done(ModelDocument result) {
                answered.countDown();
            }

            @Override
            public void failed(Throwable cause) {
                failures.add(cause);
                answered.countDown();
            }
        });
        while (answered.getCount() > 0) {
            Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
            assertThat(delivery).isNotNull();
            delivery.run();
        }
        return failures.stream().findFirst();
    }

    @Test
    void aDeclaredLayerIsComputedAndTheOldModelClosed() throws Exception {
        ModelDocument before = opened();
        assertThat(before.network().unavailable("head")).isPresent();
        List<Concern> told = new ArrayList<>();
        workspace.select(selection -> selection.layer("base/conv1"));
        workspace.addListener((was, now, changes) -> told.addAll(changes));

        assertThat(read(before, Optional.of(ModelReading.NONE.declare("scale", "x/255"))))
                .isEmpty();

        ModelDocument now = documents.model().orElseThrow();
        assertThat(now.network().unavailable("head")).isEmpty();
        assertThat(now.network().declared("scale")).contains("x/255");
        assertThat(told).contains(Change.MODEL);
        assertThat(closed).containsExactly(before);
        assertThat(workspace.get().selection().layer()).contains("base/conv1");
        assertThat(rereading.reading(now).declarations()).containsEntry("scale", "x/255");
    }

    @Test
    void whatDoesNotFitLeavesTheModelAsItWas() throws Exception {
        ModelDocument before = opened();
        Optional<Throwable> failure = read(before, Optional.of(ModelReading.NONE.declare("scale", "slice:[..., :2]")));
        assertThat(failure).isPresent();
        assertThat(failure.get()).isInstanceOf(ProblemException.class).hasMessageContaining("does not fit");
        assertThat(documents.model()).contains(before);
        assertThat(closed).isEmpty();
        assertThat(workspace.get().reading()).isEmpty();
    }

    @Test
    void aSidecarsDeclarationsHoldInTheWindowAndYoursGoBeforeThem() throws Exception {
        Files.writeString(
                folder.resolve("outer.convscope.json"),
                "{\"declarations\": {\"scale\": \"x/2\"}, \"start\": \"base\"}");
        ModelDocument before = opened();
        assertThat(before.network().declarations().start()).contains("base");
        assertThat(before.network().outputs()).containsExactly("pool");
        ModelReading sidecars = rereading.reading(before);
        assertThat(sidecars).isEqualTo(new ModelReading(Map.of("scale", "x/2"), Optional.of("base"), Map.of()));

        assertThat(read(before, Optional.of(sidecars.start(Optional.empty())))).isEmpty();
        ModelDocument whole = documents.model().orElseThrow();
        assertThat(whole.network().declarations().text()).isEqualTo("scale = x/2");

        assertThat(read(whole, Optional.empty())).isEmpty();
        assertThat(documents.model().orElseThrow().network().declarations().start())
                .contains("base");
    }

    @Test
    void aSidecarThatDoesNotFitIsToldAndTheModelOpens() throws Exception {
        Files.writeString(folder.resolve("outer.convscope.json"), "{\"declarations\": {\"scales\": \"x/2\"}}");
        OpenResult opened = opener.open(List.of(model), TaskMonitor.NONE);
        documents.show(opened);
        assertThat(opened.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("'scales'", "no layer of this name"));
        assertThat(documents.model().orElseThrow().network().declarations().isEmpty())
                .isTrue();
    }

    @Test
    void aWorkspaceBringsTheUsersOwnBack() throws Exception {
        assertThat(read(
                        opened(),
                        Optional.of(new ModelReading(Map.of("scale", "x/255"), Optional.of("base/conv1"), Map.of()))))
                .isEmpty();
        Path file = folder.resolve("all" + WorkspaceFiles.ENDING);
        WorkspaceFiles.save(workspace.get(), file);
        documents.closeAll();
        assertThat(workspace.get().reading()).isEmpty();

        documents.show(opener.open(List.of(file), TaskMonitor.NONE));

        assertThat(documents.model().orElseThrow().network().declarations().start())
                .contains("base/conv1");
        assertThat(workspace.get().reading().orElseThrow().declarations()).containsEntry("scale", "x/255");
    }
}
