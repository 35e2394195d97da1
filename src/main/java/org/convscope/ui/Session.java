package org.convscope.ui;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.BackendReport;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.core.WarmUp;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.maps.MapCache;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.ui.open.AskedChange;
import org.convscope.ui.open.DocumentStore;
import org.convscope.ui.open.ModelRereading;
import org.convscope.ui.open.ModelSource;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.open.OpenRequests;
import org.convscope.ui.open.PathOpener;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ModelRelease;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.Change;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceHistory;
import org.convscope.workspace.WorkspaceModel;

/** What works behind the window: tasks, engine, caches, what is open. Made on the event thread, shows nothing itself. */
final class Session implements AutoCloseable {
    private static final int MOST_POOL_THREADS = 4;

    private final WorkspaceModel workspace;
    private final TaskRunner tasks = new TaskRunner(
            EventQueue::invokeLater,
            Math.max(2, Math.min(MOST_POOL_THREADS, Runtime.getRuntime().availableProcessors() - 1)));
    private final FrameStore frames;
    private final MapCache maps = MapCache.ofDefaultSize();
    private final Supplier<Engine> engine;
    private final DocumentStore documents;
    private final OpenRequests openRequests;
    private final ModelRereading rereading;
    private final WorkspaceHistory history;

    /**
     * @param engine the same at every call; its first use loads the backend
     * @param computing that engine's
     */
    Session(ModelSource models, Supplier<Engine> engine, ComputeChoice computing) {
        this.workspace = new WorkspaceModel(Workspace.EMPTY.computing(computing));
        this.engine = engine;
        var reader = new FrameFiles();
        this.frames = FrameStore.ofDefaultSize(reader::read);
        this.documents = new DocumentStore(
                workspace, this::release, network -> new ModelRelease(tasks, engine, maps).release(network));
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.FRAMES)) {
                Set<FrameSource> closed = sources(before);
                Set<FrameSource> open = sources(now);
                frames.open(open);
                closed.removeAll(open);
                closed.forEach(frame -> maps.release(frame.toString()));
            }
        });
        this.history = new WorkspaceHistory(workspace, EventQueue::invokeLater, InstantSource.system());
        this.rereading = new ModelRereading(tasks, models, documents);
        this.openRequests = new OpenRequests(tasks, new PathOpener(models, reader), documents, frames);
    }

    private static Set<FrameSource> sources(Workspace workspace) {
        Set<FrameSource> sources = new HashSet<>();
        workspace.frames().forEach(entry -> sources.add(entry.source()));
        return sources;
    }

    WorkspaceModel workspace() {
        return workspace;
    }

    TaskRunner tasks() {
        return tasks;
    }

    FrameStore frames() {
        return frames;
    }

    MapCache maps() {
        return maps;
    }

    Supplier<Engine> engine() {
        return engine;
    }

    /** What was closed or shown otherwise. */
    WorkspaceHistory history() {
        return history;
    }

    /** For other declarations, or another start. */
    ModelRereading rereading() {
        return rereading;
    }

    DocumentStore documents() {
        return documents;
    }

    /**
     * The one way in: menu, command line, drop. What cannot be opened is reported, the rest opens.
     *
     * @param asking what the user has to say to it
     * @param then called once the rest is shown, if there is any
     */
    Job open(List<Path> paths, ProblemReporter problems, OpenQuestions asking, Runnable then) {
        return openRequests.open(paths, problems, asking, then);
    }

    /** What the changed workspace names; what cannot be opened is reported, the rest opens. */
    Job change(AskedChange change, ProblemReporter problems, OpenQuestions asking) {
        return openRequests.change(change, problems, asking);
    }

    /** The images of data sets in a file, which the user chose. */
    Job openData(Path file, List<String> dataSets, ProblemReporter problems, OpenQuestions asking) {
        return openRequests.openData(file, dataSets, problems, asking);
    }

    /** Loads the backend and warms it up while the user looks around. */
    void warmUp(OutcomeReceiver<BackendReport> receiver) {
        tasks.submit(
                Lane.ENGINE,
                Priority.BACKGROUND,
                Owner.named("backend"),
                "Loading the backend",
                monitor -> engine.get().backend(),
                new OutcomeReceiver<>() {
                    @Override
                    public void done(BackendReport report) {
                        receiver.done(report);
                        tasks.submitSliced(
                                Lane.ENGINE,
                                Priority.BACKGROUND,
                                Owner.named("warm-up"),
                                "Warming up",
                                new WarmUp(engine),
                                OutcomeReceiver.logging("Warming up"));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        receiver.failed(cause);
                    }
                });
    }

    private static Optional<String> refusal(BackendChoice backend, EngineChoice engine) {
        return EngineFactory.refusal(backend).or(() -> EngineFactory.refusal(backend, engine));
    }

    /**
     * Finds out whether a backend and an engine can be had on this machine.
     *
     * @param answer gets on the event thread why not, a clause; empty where it can
     */
    void lookForBackend(ComputeChoice choice, Consumer<Optional<String>> answer) {
        tasks.submit(
                Lane.POOL,
                Owner.named("backend choice"),
                "Looking for the backend",
                monitor -> refusal(choice.backend(), choice.engine()),
                new OutcomeReceiver<Optional<String>>() {
                    @Override
                    public void done(Optional<String> reason) {
                        answer.accept(reason);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        answer.accept(Optional.of(String.valueOf(cause.getMessage())));
                    }
                });
    }

    private void release(ModelDocument document) {
        new ModelRelease(tasks, engine, maps).release(document);
    }

    @Override
    public void close() {
        tasks.close();
        documents.model().ifPresent(document -> {
            maps.release(document.network());
            maps.release(document.model().network());
            document.model().close();
        });
    }
}
