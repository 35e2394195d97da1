package org.convscope.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the user closed or showed otherwise, to be taken back and done once more. All that one event changes is one step, and
 * so is what changes the same thing again within a second. On the workspace's thread.
 */
public final class WorkspaceHistory {
    private static final int MOST_STEPS = 100;
    private static final Duration ONE_GESTURE = Duration.ofSeconds(1);

    /**
     * A step that is to be taken back, or to be done once more.
     *
     * @param putBack to be run where that does not come about: the step is as it was
     */
    public record TakenStep(String words, UnaryOperator<Workspace> of, Runnable putBack) {}

    private record Done(WorkspaceStep step, Instant at) {}

    private final Executor afterEvent;
    private final InstantSource clock;
    private final Deque<Done> done = new ArrayDeque<>();
    private final Deque<WorkspaceStep> undone = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private @Nullable WorkspaceStep pending;
    private boolean isQuiet;

    /**
     * @param afterEvent runs what it is given after the event that is going on
     */
    public WorkspaceHistory(WorkspaceModel workspace, Executor afterEvent, InstantSource clock) {
        this.afterEvent = afterEvent;
        this.clock = clock;
        workspace.addListener((before, now, changes) -> {
            if (!isQuiet && !before.equals(now)) {
                heard(before, now);
            }
        });
    }

    /** Told whenever {@link #canUndo} or {@link #canRedo} may answer otherwise. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Takes the last step off; what it gives is to be done {@linkplain #quietly quietly}. */
    public Optional<TakenStep> undo() {
        flush();
        if (done.isEmpty()) {
            return Optional.empty();
        }
        WorkspaceStep step = done.removeLast().step();
        undone.addLast(step);
        tell();
        return Optional.of(new TakenStep(step.words(), step::undone, () -> {
            undone.removeLastOccurrence(step);
            done.addLast(new Done(step, Instant.MIN));
            tell();
        }));
    }

    /** Puts the step on again that was taken off last; what it gives is to be done {@linkplain #quietly quietly}. */
    public Optional<TakenStep> redo() {
        flush();
        if (undone.isEmpty()) {
            return Optional.empty();
        }
        WorkspaceStep step = undone.removeLast();
        // long ago: what is changed next is a step by itself
        var again = new Done(step, Instant.MIN);
        done.addLast(again);
        tell();
        return Optional.of(new TakenStep(step.words(), step::redone, () -> {
            if (done.removeLastOccurrence(again)) {
                undone.addLast(step);
                tell();
            }
        }));
    }

    /** What is changed meanwhile is no step: nobody has done it. */
    public void quietly(Runnable change) {
        flush();
        boolean before = isQuiet;
        isQuiet = true;
        try {
            change.run();
        } finally {
            isQuiet = before;
        }
    }

    private void heard(Workspace before, Workspace now) {
        if (pending == null) {
            afterEvent.execute(this::flush);
        }
        pending = new WorkspaceStep(pending == null ? before : pending.before(), now);
    }

    private void flush() {
        WorkspaceStep step = pending;
        pending = null;
        if (step == null || !step.isOne()) {
            return;
        }
        undone.clear();
        Done last = done.peekLast();
        Instant now = clock.instant();
        boolean goesOn = last != null
                && last.step().goesOnWith(step)
                && now.isBefore(last.at().plus(ONE_GESTURE));
        if (goesOn) {
            done.removeLast();
            done.addLast(new Done(last.step().and(step), now));
        } else {
            done.addLast(new Done(step, now));
        }
        if (done.size() > MOST_STEPS) {
            done.removeFirst();
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
