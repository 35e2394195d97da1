package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.keras.OpenModel;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.Workspace;

/**
 * Opens what is asked for and shows it, each request by itself: what is dropped while a large folder is still being listed
 * opens beside it and cancels nothing. On the event thread.
 */
public final class OpenRequests {
    private static final String HEADING = "Not everything could be opened";

    /**
     * What came of a request.
     *
     * @param renewed whether a frame among them was read before and its file holds something else now
     */
    private record Found(OpenResult opened, boolean renewed) {}

    private final TaskRunner tasks;
    private final PathOpener opener;
    private final DocumentStore documents;
    private final FrameStore frames;
    private long requests;
    private long shown;

    /**
     * @param frames asked whether files of frames that are opened again hold something else
     */
    public OpenRequests(TaskRunner tasks, PathOpener opener, DocumentStore documents, FrameStore frames) {
        this.frames = frames;
        this.tasks = tasks;
        this.opener = opener;
        this.documents = documents;
    }

    /**
     * @param asking what the user has to say to it
     * @param then called once what could be opened is shown, if there is any
     */
    public Job open(List<Path> paths, ProblemReporter problems, OpenQuestions asking, Runnable then) {
        return submit(monitor -> opener.open(paths, monitor), problems, asking, Runnable::run, then);
    }

    /**
     * What a workspace names that is in no file.
     *
     * @param showing runs what shows it
     * @param then called once that has been done
     */
    public Job open(
            Workspace workspace, ProblemReporter problems, OpenQuestions asking, Executor showing, Runnable then) {
        return submit(monitor -> opener.open(workspace, monitor), problems, asking, showing, then);
    }

    /** The images of data sets in a file, which the user chose. */
    public Job openData(Path file, List<String> dataSets, ProblemReporter problems, OpenQuestions asking) {
        return submit(monitor -> opener.openData(file, dataSets, monitor), problems, asking, Runnable::run, () -> {});
    }

    private Job submit(
            Function<TaskMonitor, OpenResult> opening,
            ProblemReporter problems,
            OpenQuestions asking,
            Executor showing,
            Runnable then) {
        long request = ++requests;
        OutcomeReceiver<Found> receiver = problems.receiver(
                HEADING,
                found -> {
                    OpenResult opened = found.opened();
                    if (opened.ends() && !asking.mayReplace()) {
                        close(opened);
                        return;
                    }
                    showing.execute(() -> show(request, opened));
                    if (found.renewed()) {
                        documents.renewed();
                    }
                    problems.report(HEADING, opened.problems());
                    opened.undecided().forEach(asking::choose);
                    if (!opened.isEmpty()) {
                        then.run();
                    }
                },
                found -> close(found.opened()));
        return tasks.submit(
                Lane.POOL, Owner.named("open"), "Opening", monitor -> find(opening.apply(monitor)), receiver);
    }

    private Found find(OpenResult opened) {
        return new Found(
                opened,
                frames.renew(
                        opened.frames().stream().map(CategorizedFrame::source).toList()));
    }

    /** What was asked for last stays, however long an earlier request took. */
    private void show(long request, OpenResult opened) {
        if (!opened.replaces()) {
            documents.show(opened);
        } else if (request > shown) {
            shown = request;
            documents.show(opened);
        } else {
            close(opened);
            documents.show(opened.framesOnly());
        }
    }

    private static void close(OpenResult opened) {
        opened.model().ifPresent(OpenModel::close);
    }
}
