package org.convscope.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Holds the current workspace and tells what changed. Updated from one thread only (the event thread in a window); read
 * from any.
 */
public final class WorkspaceModel {
    /** Told after every change, and of files that hold something else. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param changes what differs between the two, or in the files that they name; never empty
         */
        void changed(Workspace before, Workspace now, Set<Concern> changes);
    }

    private record Event(Workspace before, Workspace now, Set<Concern> changes) {}

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private volatile Workspace current;
    private boolean telling;

    public WorkspaceModel(Workspace start) {
        current = start;
    }

    /** The current one, a snapshot by itself. */
    public Workspace get() {
        return current;
    }

    /**
     * Replaces the current workspace by what {@code change} makes of it. A listener may call this too: all listeners hear
     * of the first change before any hears of the second. What a listener throws is thrown on once all have heard.
     */
    public void update(UnaryOperator<Workspace> change) {
        Workspace before = current;
        Workspace now = change.apply(before);
        if (now.equals(before)) {
            return;
        }
        current = now;
        tell(new Event(before, now, Change.between(before, now)));
    }

    /** Replaces one kind of settings of the current workspace by what {@code change} makes of them. */
    public <S> void update(SettingsKey<S> key, UnaryOperator<S> change) {
        update(now -> now.settings(key, change.apply(now.settings(key))));
    }

    /**
     * Tells that files of frames hold something else now: {@link Change#FRAME_CONTENT}, and with it {@link Change#FRAMES} and
     * {@link Change#FRAME}, as if other frames had come.
     */
    public void renewed() {
        Workspace now = current;
        tell(new Event(now, now, Set.of(Change.FRAME_CONTENT, Change.FRAMES, Change.FRAME)));
    }

    private void tell(Event added) {
        events.add(added);
        if (telling) {
            return;
        }
        telling = true;
        List<Throwable> thrown = new ArrayList<>();
        while (!events.isEmpty()) {
            Event event = events.remove();
            listeners.forEach(listener -> tell(listener, event, thrown));
        }
        telling = false;
        thrown.stream().skip(1).forEach(later -> thrown.get(0).addSuppressed(later));
        if (!thrown.isEmpty() && thrown.get(0) instanceof Error error) {
            throw error;
        } else if (!thrown.isEmpty()) {
            throw (RuntimeException) thrown.get(0);
        }
    }

    /** What one listener throws keeps no other one from hearing: half a window that shows what was is worse. */
    private static void tell(Listener listener, Event event, List<Throwable> thrown) {
        try {
            listener.changed(event.before(), event.now(), event.changes());
        } catch (RuntimeException | Error e) {
            thrown.add(e);
        }
    }

    /** Shorthand for the most frequent update. */
    public void select(UnaryOperator<Selection> change) {
        update(workspace -> workspace.selection(change.apply(workspace.selection())));
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }
}
