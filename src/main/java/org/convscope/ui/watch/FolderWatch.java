package org.convscope.ui.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.Timer;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.GrowingFolder;
import org.convscope.dataset.GrowingFolder.Arrival;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.prediction.AnswerShares;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskMonitor;
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

    /**
     * What a look has found.
     *
     * @param renewed whether something was read before that holds something else now
     */
    private record Looked(GrowingFolder.Look look, boolean renewed) {}

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

    /** Looks into the folder once, unless a look is going on; the timer calls it. */
    void look() {
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
                        monitor -> look(watched, monitor),
                        new OutcomeReceiver<Looked>() {
                            @Override
                            public void done(Looked looked) {
                                isLooking = false;
                                trouble = Optional.empty();
                                take(looked.look());
                                if (looked.renewed()) {
                                    context.workspace().renewed();
                                }
                                if (looked.look().unread() > 0) {
                                    look();
                                }
                            }

                            @Override
                            public void failed(Throwable cause) {
                                isLooking = false;
                                // perhaps a disk that is back soon: said in the strip, and tried again
                                trouble = Optional.of(said(cause));
                                changed.run();
                            }

                            @Override
                            public void cancelled() {
                                isLooking = false;
                            }
                        });
    }

    private Looked look(GrowingFolder watched, TaskMonitor monitor) {
        GrowingFolder.Look look = watched.look(monitor);
        List<FrameSource> rewritten = look.rewritten().stream()
                .map(arrival -> arrival.frame().source())
                .toList();
        return new Looked(look, context.frames().renew(rewritten));
    }

    private static String said(Throwable cause) {
        return cause instanceof ProblemException known
                ? known.problem().sentence()
                : String.valueOf(cause.getMessage());
    }

    private void take(GrowingFolder.Look look) {
        Instant hourAgo = clock.instant().minus(SPAN);
        List<Arrival> written = new ArrayList<>(look.arrivals());
        written.addAll(look.rewritten());
        List<Arrival> recent = written.stream()
                .filter(arrival -> arrival.at().isAfter(hourAgo))
                .toList();
        lastHour.removeIf(arrival -> !arrival.at().isAfter(hourAgo));
        lastHour.addAll(recent);
        answers.forget(hourAgo.minus(RUNNING));
        written.stream()
                .map(Arrival::at)
                .max(Comparator.naturalOrder())
                .filter(at -> last.stream().allMatch(at::isAfter))
                .ifPresent(at -> last = Optional.of(at));
        if (!look.arrivals().isEmpty() || !look.moved().isEmpty()) {
            quietly.execute(() -> context.workspace().update(now -> with(moved(now, look.moved()), look.arrivals())));
        }
        context.problems().report(HEADING, look.problems());
        answers.ask(recent);
        changed.run();
    }

    /** Frames that have another name or folder now stay selected, compared and masked as they were. */
    private static Workspace moved(Workspace now, Map<FrameSource, CategorizedFrame> moved) {
        if (moved.isEmpty()) {
            return now;
        }
        Map<Path, Path> places = new HashMap<>();
        Map<FrameSource, CategorizedFrame> entries = new HashMap<>();
        moved.forEach((from, to) -> {
            places.put(from.file(), to.source().file());
            entries.put(to.source(), to);
        });
        Workspace there = now.moved(places);
        return there.frames(there.frames().stream()
                .map(entry -> entries.getOrDefault(entry.source(), entry))
                .toList());
    }

    private static Workspace with(Workspace now, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return now;
        }
        Workspace more = now.alsoFrames(arrivals.stream().map(Arrival::frame).toList());
        return more.selection().frame().isPresent()
                ? more
                : more.selection(more.selection().frame(arrivals.get(0).frame().source()));
    }
}
