package org.convscope.ui.work;

import java.awt.EventQueue;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.convscope.task.TaskMonitor;

/**
 * Work that somebody looks at: a few times a second he sees how far it is, and he can leave it there.
 *
 * @param <S> what he sees
 */
public final class WatchedWork<S> {
    private final TaskMonitor monitor;
    private final long apart;
    private final BiConsumer<WatchedWork<S>, S> watcher;
    private long seen;
    private volatile boolean enough;

    /**
     * @param apart least time from one stage that is seen to the next
     * @param watcher called on the event thread while the work is wanted
     */
    public WatchedWork(TaskMonitor monitor, Duration apart, BiConsumer<WatchedWork<S>, S> watcher) {
        this.monitor = monitor;
        this.apart = apart.toNanos();
        this.watcher = watcher;
        this.seen = System.nanoTime() - this.apart;
    }

    /**
     * The work has come further. On the thread that does it.
     *
     * @param stage drawn where it is seen: the first, and each that comes late enough after one that was
     */
    public void show(Supplier<S> stage) {
        long now = System.nanoTime();
        if (now - seen < apart) {
            return;
        }
        seen = now;
        S drawn = stage.get();
        EventQueue.invokeLater(() -> {
            if (!monitor.isCancelled()) {
                watcher.accept(this, drawn);
            }
        });
    }

    /** Leaves the work where it is. From any thread. */
    public void stop() {
        enough = true;
    }

    public boolean isEnough() {
        return enough;
    }
}
