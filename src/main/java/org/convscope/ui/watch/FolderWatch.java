package org.convscope.ui.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.Timer;
import org.convscope.dataset.GrowingFolder;
import org.convscope.dataset.GrowingFolder.Arrival;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.prediction.AnswerShares;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Watches a folder: frames that arrive come into the strip, and the open model is asked about them in the background. On the
 * event thread.
 */
final class FolderWatch {
    static final Duration SPAN = Duration.ofHours(1);
    static final Duration RUNNING = Duration.ofMinutes(5);
    private static final int INTERVAL_MILLISECONDS = 2000;
    private static final int MOMENTS = 120;
    private static final String HEADING = "Not every file of the watched folder is a frame";

    private final ViewContext context;
    private final Executor quietly;
    private final InstantSource clock;
    private final Runnable changed;
    private final Owner owner = Owner.named("watched folder");
    private final Timer timer = new Timer(INTERVAL_MILLISECONDS, event -> look());
    private final WatchedAnswers answers;
    private final List<Arrival> lastHour = new ArrayList<>();
    private @Nullable GrowingFolder folder;
    private Optional<Instant> last = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private boolean isLooking;

    /**
     * @param quietly runs what the user has not done
     * @param changed called when anything that is said of it has changed
     */
    FolderWatch(ViewContext context, Executor quietly, InstantSource clock, Runnable changed) {
        this.context = context;
        this.quietly = quietly;
        this.clock = clock;
        this.changed = changed;
        this.answers = new WatchedAnswers(context, changed);
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL) || changes.contains(Change.PREPROCESSING)) {
                answers.clear();
                answers.ask(lastHour);
                changed.run();
            }
        });
    }

    /** Watches a folder, and no other any more. */
    void start(Path newFolder) {
        stop();
        folder = new GrowingFolder(newFolder, new FrameFiles(), clock);
        timer.start();
        changed.run();
        look();
    }

    void stop() {
        timer.stop();
        context.tasks().cancel(owner);
        answers.clear();
        lastHour.clear();
        folder = null;
        last = Optional.empty();
        trouble = Optional.empty();
        isLooking = false;
        changed.run();
    }

    /** The folder that is watched. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder).map(GrowingFolder::folder);
    }

    /** When the last frame was written. */
    Optional<Instant> last() {
        return last;
    }

    /** How many frames were written in the last hour. */
    int frames() {
        return lastHour.size();
    }

    /** Why the folder cannot be looked into, or the model not be asked, a sentence; empty where all is well. */
    Optional<String> trouble() {
        return trouble.or(() -> answers.obstacle().map(reason -> "No answers: " + reason));
    }

    /** How many frames the model is still to be asked about. */
    int waiting() {
        return answers.waiting();
    }

    AnswerShares shares() {
        return AnswerShares.of(answers.given(), clock.instant(), SPAN, MOMENTS, RUNNING);
    }

    /** The answers in the order in which they came first. */
    List<String> words() {
        return answers.words().toList();
    }

    private void look() {
        GrowingFolder watched = folder;
        // the last look may not have come to its end, on a slow disk
        if (watched == null || isLooking) {
            return;
        }
        isLooking = true;
        context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Looking for new frames",
                        watched::look,
                        new OutcomeReceiver<GrowingFolder.Look>() {
                            @Override
                            public void done(GrowingFolder.Look look) {
                                isLooking = false;
                                trouble = Optional.empty();
                                take(look);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                isLooking = false;
                                // perhaps a disk that is back soon: said in the strip, and tried again
                                trouble = Optional.of(String.valueOf(cause.getMessage()));
                                changed.run();
                            }

                            @Override
                            public void cancelled() {
                                isLooking = false;
                            }
                        });
    }

    private void take(GrowingFolder.Look look) {
        Instant hourAgo = clock.instant().minus(SPAN);
        List<Arrival> recent = look.arrivals().stream()
                .filter(arrival -> arrival.at().isAfter(hourAgo))
                .toList();
        lastHour.removeIf(arrival -> !arrival.at().isAfter(hourAgo));
        lastHour.addAll(recent);
        answers.forget(hourAgo.minus(RUNNING));
        look.arrivals().stream()
                .map(Arrival::at)
                .max(Comparator.naturalOrder())
                .filter(at -> last.stream().allMatch(at::isAfter))
                .ifPresent(at -> last = Optional.of(at));
        if (!look.arrivals().isEmpty()) {
            quietly.execute(() -> context.workspace().update(now -> with(now, look.arrivals())));
        }
        context.problems().report(HEADING, look.problems());
        answers.ask(recent);
        changed.run();
    }

    private static Workspace with(Workspace now, List<Arrival> arrivals) {
        Workspace more = now.alsoFrames(arrivals.stream().map(Arrival::frame).toList());
        return more.selection().frame().isPresent()
                ? more
                : more.selection(more.selection().frame(arrivals.get(0).frame().source()));
    }
}
