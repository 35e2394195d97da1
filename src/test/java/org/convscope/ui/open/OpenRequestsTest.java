package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.keras.OpenModel;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.Job;
import org.convscope.task.TaskRunner;
import org.convscope.ui.HeldModel;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRequestsTest {
    @TempDir
    private Path folder;

    /** What would be the event queue: run by the test itself. */
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();

    private final TaskRunner tasks = new TaskRunner(deliveries::add, 2);
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private final DocumentStore documents =
            new DocumentStore(workspace, document -> document.model().close());
    private final ConcurrentHashMap<String, HeldModel> models = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final FrameStore frames = new FrameStore(new FrameFiles()::read, 1 << 20);
    private final OpenRequests openRequests = new OpenRequests(
            tasks, new PathOpener((file, choices) -> openModel(file), new FrameFiles()), documents, frames);
    private OpenQuestions asking = NoQuestions.EXPECTED;
    private Path first;
    private Path second;
    private Path frame;

    @BeforeEach
    void files() throws IOException {
        first = Files.writeString(folder.resolve("slow.h5"), "a model");
        second = Files.writeString(folder.resolve("fast.h5"), "a model");
        frame = Files.writeString(folder.resolve("ice.pgm"), "P2 2 1 255 0 9 ");
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    private OpenModel openModel(Path file) {
        if (file.equals(first)) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        var input = new LayerCall(
                "in",
                List.of("in"),
                0,
                "InputLayer",
                LayerCall.Origin.INPUT,
                new Operation.Activate(),
                Activation.RELU,
                List.of(),
                new int[] {4, 4, 1},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST);
        var held = new HeldModel(file, new Network("n", "", List.of(input), List.of("in"), List.of("in")));
        models.put(file.getFileName().toString(), held);
        return held;
    }

    private void open(Path... paths) {
        ProblemReporter none = (heading, problems) -> assertThat(problems).isEmpty();
        openRequests.open(List.of(paths), none, asking, () -> {});
    }

    private void deliverNext() throws InterruptedException {
        Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).as("something to deliver").isNotNull();
        delivery.run();
    }

    @Test
    void framesDroppedWhileAModelOpensJoinItAndCancelNothing() throws Exception {
        open(first);
        open(frame);
        deliverNext();
        assertThat(workspace.get().frames()).hasSize(1);
        slow.countDown();
        deliverNext();
        assertThat(workspace.get().model()).contains(first.toAbsolutePath());
        assertThat(workspace.get().frames()).hasSize(1);
    }

    @Test
    void theModelAskedForLastStaysAndTheSlowerOneIsClosedItsFramesJoin() throws Exception {
        open(first, frame);
        open(second);
        deliverNext();
        slow.countDown();
        deliverNext();
        assertThat(documents.model().map(document -> document.model().file())).isEqualTo(Optional.of(second));
        assertThat(workspace.get().frames()).hasSize(1);
        assertThat(held("slow.h5").isClosed()).isTrue();
        assertThat(held("fast.h5").isClosed()).isFalse();
    }

    @Test
    void aModelThatIsCancelledBeforeItIsShownIsClosed() throws Exception {
        open(second);
        Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        tasks.jobs().forEach(Job::cancel);
        delivery.run();
        assertThat(documents.model()).isEmpty();
        assertThat(held("fast.h5").isClosed()).isTrue();
    }

    /** As a watched folder brings them, or a drop. */
    @Test
    void framesThatComeWhileAWorkspaceOpensStayInTheStrip() throws Exception {
        Path saved = folder.resolve("saved.convscope");
        Path own = Files.writeString(folder.resolve("own.pgm"), "P2 2 1 255 0 9 ");
        Path watched = Files.writeString(folder.resolve("watched.pgm"), "P2 2 1 255 0 9 ");
        WorkspaceFiles.save(Workspace.EMPTY.model(Optional.of(first)).frames(List.of(frame(own))), saved);
        Path gone = Files.writeString(folder.resolve("gone.pgm"), "P2 2 1 255 0 9 ");
        workspace.update(now -> now.frames(List.of(frame(gone))));
        open(saved);
        open(frame);
        deliverNext();
        workspace.update(now -> now.alsoFrames(List.of(frame(watched))));
        slow.countDown();
        deliverNext();
        assertThat(documents.model()).isPresent();
        assertThat(workspace.get().frames())
                .extracting(CategorizedFrame::source)
                .containsExactly(FrameSource.of(own), FrameSource.of(frame), FrameSource.of(watched));
    }

    @Test
    void framesOfAnEarlierWorkspaceDoNotJoinTheOneAskedForLast() throws Exception {
        Path early = folder.resolve("early.convscope");
        Path late = folder.resolve("late.convscope");
        WorkspaceFiles.save(Workspace.EMPTY.frames(List.of(frame(frame))), early);
        WorkspaceFiles.save(Workspace.EMPTY.model(Optional.of(first)), late);
        open(early);
        Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        open(late);
        delivery.run();
        assertThat(workspace.get().frames()).hasSize(1);
        slow.countDown();
        deliverNext();
        assertThat(workspace.get().frames()).isEmpty();
    }

    private static CategorizedFrame frame(Path file) {
        return new CategorizedFrame(FrameSource.of(file), "");
    }

    /** Undo of closing a model, another one of those that are kept, missing files that are found. */
    @Test
    void whatCameAndWasSelectedWhileAModelComesBackStays() throws Exception {
        List<String> said = new ArrayList<>();
        change(now -> now.model(Optional.of(first.toAbsolutePath())), said);
        workspace.update(now -> now.alsoFrames(List.of(frame(frame))).view(ViewId.MAPS));
        slow.countDown();
        deliverNext();
        assertThat(said).containsExactly("shown");
        assertThat(workspace.get().model()).contains(first.toAbsolutePath());
        assertThat(workspace.get().frames()).hasSize(1);
        assertThat(workspace.get().view()).isEqualTo(ViewId.MAPS);
    }

    @Test
    void aChangeThatTheUserDeclinesOrCancelsIsDropped() throws Exception {
        List<String> said = new ArrayList<>();
        slow.countDown();
        asking = NoQuestions.DECLINED;
        change(now -> now.model(Optional.of(first.toAbsolutePath())), said);
        deliverNext();
        assertThat(said).containsExactly("dropped");
        assertThat(held("slow.h5").isClosed()).isTrue();

        said.clear();
        asking = NoQuestions.EXPECTED;
        change(now -> now.model(Optional.of(second.toAbsolutePath())), said);
        Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        tasks.jobs().forEach(Job::cancel);
        delivery.run();
        deliverNext();
        assertThat(said).containsExactly("dropped");
        assertThat(workspace.get().model()).isEmpty();
    }

    private void change(UnaryOperator<Workspace> change, List<String> said) {
        ProblemReporter none = (heading, problems) -> assertThat(problems).isEmpty();
        openRequests.change(
                new AskedChange(change, Runnable::run, () -> said.add("shown"), () -> said.add("dropped")),
                none,
                asking);
    }

    private HeldModel held(String name) {
        return Optional.ofNullable(models.get(name)).orElseThrow();
    }

    @Test
    void aFrameRewrittenAndOpenedAgainIsToldAndReadAnew() throws Exception {
        FrameSource source = FrameSource.of(frame);
        List<Set<Concern>> told = new ArrayList<>();
        open(frame);
        deliverNext();
        assertThat(frames.load(source).get(1, 0, 0)).isEqualTo(9);
        workspace.addListener((before, now, changes) -> told.add(changes));
        open(frame);
        deliverNext();
        assertThat(told).isEmpty();

        Files.writeString(frame, "P2 2 1 255 0 42 ");
        open(frame);
        deliverNext();
        assertThat(told).singleElement().satisfies(changes -> assertThat(changes)
                .contains(Change.FRAME_CONTENT));
        assertThat(frames.load(source).get(1, 0, 0)).isEqualTo(42);
    }

    /** What the user does not want to lose stays, and nothing is left open of what would have taken its place. */
    @Test
    void nothingIsReplacedWithoutTheUsersConsent() throws Exception {
        open(second);
        deliverNext();
        asking = NoQuestions.DECLINED;
        slow.countDown();
        open(first);
        deliverNext();
        assertThat(workspace.get().model()).contains(second.toAbsolutePath());
        assertThat(held("slow.h5").isClosed()).isTrue();
        assertThat(held("fast.h5").isClosed()).isFalse();

        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\nice.pgm,1\n");
        open(labels);
        deliverNext();
        assertThat(workspace.get().dataSet()).isEmpty();
        open(frame);
        deliverNext();
        assertThat(workspace.get().frames()).hasSize(1);
    }
}
