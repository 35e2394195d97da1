package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.List;
import org.convscope.keras.OpenModel;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Receiver;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ProblemReporter;

/**
 * Opens what is asked for and shows it, each request by itself: what is dropped while a large folder is still being listed
 * opens beside it and cancels nothing. On the event thread.
 */
public final class Openings {
    private static final String HEADING = "Not everything could be opened";

    private final TaskRunner tasks;
    private final Opener opener;
    private final OpenDocuments documents;
    private long requests;
    private long shown;

    public Openings(TaskRunner tasks, Opener opener, OpenDocuments documents) {
        this.tasks = tasks;
        this.opener = opener;
        this.documents = documents;
    }

    /**
     * @param then called once what could be opened is shown, if there is any
     */
    public void open(List<Path> paths, ProblemReporter problems, Runnable then) {
        long request = ++requests;
        Receiver<Opened> receiver = problems.receiver(
                HEADING,
                opened -> {
                    show(request, opened);
                    problems.report(HEADING, opened.problems());
                    if (!opened.isEmpty()) {
                        then.run();
                    }
                },
                Openings::close);
        tasks.submit(Lane.POOL, Owner.named("open"), "Opening", monitor -> opener.open(paths, monitor), receiver);
    }

    /** What was asked for last stays, however long an earlier request took. */
    private void show(long request, Opened opened) {
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

    private static void close(Opened opened) {
        opened.model().ifPresent(OpenModel::close);
    }
}
