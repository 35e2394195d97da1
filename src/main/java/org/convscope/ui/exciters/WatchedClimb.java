package org.convscope.ui.exciters;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.convscope.export.WriteExciters;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.work.WatchedWork;

/** The climb of one picture that somebody looks at, who can end it there. */
final class WatchedClimb implements ClimbListener {
    private static final Duration APART = Duration.ofMillis(250);

    /**
     * How far it is.
     *
     * @param losses what climbs, before each step so far
     * @param steps how many there are to be
     */
    record Stage(BufferedImage picture, double[] losses, int steps) {}

    private final FindExciters.Request request;
    private final WatchedWork<Stage> watched;
    private final double[] losses;

    /**
     * @param watcher called on the event thread while the climb is wanted, first with what the first step began with
     */
    WatchedClimb(FindExciters.Request request, TaskMonitor monitor, BiConsumer<WatchedWork<Stage>, Stage> watcher) {
        this.request = request;
        this.watched = new WatchedWork<>(monitor, APART, watcher);
        this.losses = new double[request.settings().steps()];
    }

    @Override
    public void climbed(Step step) {
        losses[step.step()] = step.losses()[0];
        watched.show(() -> new Stage(
                WriteExciters.tile(step.images().slice(0), request.settings(), request.scale()),
                Arrays.copyOf(losses, step.step() + 1),
                losses.length));
    }

    @Override
    public boolean isEnough() {
        return watched.isEnough();
    }
}
