package org.convscope.ui.exciters;

import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.convscope.export.WriteExciters;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.task.TaskMonitor;

/** The climb of one picture that somebody looks at: a few times a second he sees how far it is, and he can end it there. */
final class WatchedClimb implements ClimbListener {
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(250);

    /**
     * How far it is.
     *
     * @param losses what climbs, before each step so far
     */
    record Stage(BufferedImage picture, double[] losses) {}

    private final FindExciters.Request request;
    private final TaskMonitor monitor;
    private final BiConsumer<WatchedClimb, Stage> watcher;
    private final double[] losses;
    private long seen;
    private volatile boolean enough;

    /**
     * @param watcher called on the event thread while the climb is wanted, first with what the first step began with
     */
    WatchedClimb(FindExciters.Request request, TaskMonitor monitor, BiConsumer<WatchedClimb, Stage> watcher) {
        this.request = request;
        this.monitor = monitor;
        this.watcher = watcher;
        this.losses = new double[request.settings().steps()];
    }

    @Override
    public void climbed(Step step) {
        losses[step.step()] = step.losses()[0];
        long now = System.nanoTime();
        if (step.step() > 0 && now - seen < APART) {
            return;
        }
        seen = now;
        BufferedImage picture = WriteExciters.tile(step.images().slice(0), request.settings(), request.scale());
        var stage = new Stage(picture, Arrays.copyOf(losses, step.step() + 1));
        EventQueue.invokeLater(() -> {
            if (!monitor.isCancelled()) {
                watcher.accept(this, stage);
            }
        });
    }

    /** How many steps there are to be. */
    int steps() {
        return losses.length;
    }

    /** Ends the climb where it is. From any thread. */
    void stop() {
        enough = true;
    }

    @Override
    public boolean isEnough() {
        return enough;
    }
}
