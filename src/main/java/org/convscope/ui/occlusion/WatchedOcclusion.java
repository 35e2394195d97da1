package org.convscope.ui.occlusion;

import java.awt.EventQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.convscope.inspect.occlusion.OcclusionWatcher;
import org.convscope.task.TaskMonitor;

/** A map that somebody looks at while it becomes finer: a few times a second, and he can leave it as it is. */
final class WatchedOcclusion implements OcclusionWatcher {
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(400);

    private final TaskMonitor monitor;
    private final Function<Stage, OcclusionSheet> drawn;
    private final BiConsumer<WatchedOcclusion, OcclusionSheet> watcher;
    private long seen = System.nanoTime() - APART;
    private volatile boolean enough;

    /**
     * @param watcher called on the event thread while the map is wanted
     */
    WatchedOcclusion(
            TaskMonitor monitor,
            Function<Stage, OcclusionSheet> drawn,
            BiConsumer<WatchedOcclusion, OcclusionSheet> watcher) {
        this.monitor = monitor;
        this.drawn = drawn;
        this.watcher = watcher;
    }

    @Override
    public boolean goesOn(Stage stage) {
        long now = System.nanoTime();
        if (now - seen >= APART && stage.share() < 1) {
            seen = now;
            OcclusionSheet sheet = drawn.apply(stage);
            EventQueue.invokeLater(() -> {
                if (!monitor.isCancelled()) {
                    watcher.accept(this, sheet);
                }
            });
        }
        return !enough;
    }

    /** Leaves the map as it is. From any thread. */
    void stop() {
        enough = true;
    }
}
