package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
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

    /**
     * A request.
     *
     * @param upToDate what is to be shown of what was opened, with what has come since it was asked for
     * @param showing runs what shows it
     * @param shown called once something is shown
     * @param dropped called where nothing is
     */
    private record Asked(
            long number, UnaryOperator<OpenResult> upToDate, Executor showing, Runnable shown, Runnable dropped) {}

    private final TaskRunner tasks;
    private final PathOpener opener;
    private final DocumentStore documents;
    private final FrameStore frames;

    /** The request that an open frame came by; frames that came otherwise, as those of a watched folder, are not in it. */
    private final Map<FrameSource, Long> cameBy = new HashMap<>();

    private long requests;
    private long lastShown;

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
        return submit(monitor -> opener.open(paths, monitor), problems, asking, asked(then));
    }

    /** The images of data sets in a file, which the user chose. */
    public Job openData(Path file, List<String> dataSets, ProblemReporter problems, OpenQuestions asking) {
        return submit(monitor -> opener.openData(file, dataSets, monitor), problems, asking, asked(() -> {}));
    }

    private Asked asked(Runnable then) {
        long number = ++requests;
        Set<CategorizedFrame> before = new HashSet<>(documents.workspace().frames());
        return new Asked(number, opened -> withFramesSince(number, before, opened), Runnable::run, then, () -> {});
    }

    /** Opens what the changed workspace names. */
    public Job change(AskedChange change, ProblemReporter problems, OpenQuestions asking) {
        Workspace wanted = change.of().apply(documents.workspace());
        var asked = new Asked(
                ++requests,
                opened -> changed(change, wanted, opened),
                change.showing(),
                change.shown(),
                change.dropped());
        return submit(monitor -> opener.open(wanted, monitor), problems, asking, asked);
    }

    private Job submit(
            Function<TaskMonitor, OpenResult> opening, ProblemReporter problems, OpenQuestions asking, Asked asked) {
        var receiver = new OutcomeReceiver<Found>() {
            @Override
            public void done(Found found) {
                OpenResult opened = found.opened();
                if (opened.ends() && !asking.mayReplace()) {
                    close(opened);
                    asked.dropped().run();
                    return;
                }
                asked.showing().execute(() -> show(asked, opened));
                if (found.renewed()) {
                    documents.renewed();
                }
                problems.report(HEADING, opened.problems());
                opened.undecided().forEach(asking::choose);
                opened.censuses().forEach(asking::take);
                if (!opened.isEmpty()) {
                    asked.shown().run();
                }
            }

            @Override
            public void failed(Throwable cause) {
                problems.failed(HEADING, cause);
                asked.dropped().run();
            }

            @Override
            public void cancelled() {
                asked.dropped().run();
            }

            @Override
            public void late(Found found) {
                close(found.opened());
            }
        };
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
    private void show(Asked asked, OpenResult opened) {
        if (!opened.replaces()) {
            documents.show(opened);
        } else if (asked.number() > lastShown) {
            lastShown = asked.number();
            documents.show(asked.upToDate().apply(opened));
        } else {
            close(opened);
            documents.show(opened.framesOnly());
        }
        opened.frames().forEach(frame -> cameBy.putIfAbsent(frame.source(), asked.number()));
        Set<FrameSource> open = new HashSet<>();
        documents.workspace().frames().forEach(frame -> open.add(frame.source()));
        cameBy.keySet().retainAll(open);
    }

    /** A workspace's frames, and those that came while it was opened, but not by what was asked for before. */
    private OpenResult withFramesSince(long number, Set<CategorizedFrame> before, OpenResult opened) {
        if (opened.workspace().isEmpty()) {
            return opened;
        }
        Workspace own = opened.workspace().get();
        List<CategorizedFrame> since = documents.workspace().frames().stream()
                .filter(frame -> !before.contains(frame))
                .filter(frame -> cameBy.getOrDefault(frame.source(), Long.MAX_VALUE) > number)
                .toList();
        return opened.showing(own, own.frames(opened.frames()).alsoFrames(since).frames());
    }

    /** The change of what is open now, unless it leads to another model than the one that was opened. */
    private OpenResult changed(AskedChange change, Workspace wanted, OpenResult opened) {
        Workspace now = change.of().apply(documents.workspace());
        return now.model().equals(wanted.model())
                ? opened.showing(now.reading(opened.workspace().flatMap(Workspace::reading)), now.frames())
                : opened;
    }

    private static void close(OpenResult opened) {
        opened.model().ifPresent(OpenModel::close);
    }
}
