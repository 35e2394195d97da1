package org.convscope.ui.lab;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.convscope.keras.StoredArchitecture;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.train.checkpoint.CheckpointPlace;
import org.convscope.train.checkpoint.CheckpointSeries;
import org.convscope.train.checkpoint.CheckpointWatch;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** One training elsewhere at a time, looked at in the background whenever somebody says so. On the event thread. */
final class WatchSession {
    private final ViewContext context;
    private final InstantSource clock;
    private final Runnable changed;
    private final Owner owner = Owner.named("watching");
    private @Nullable CheckpointWatch watch;
    private Optional<Path> place = Optional.empty();
    private CheckpointSeries series = CheckpointSeries.EMPTY;
    private String obstacle = "";
    private boolean isLooking;

    /**
     * @param changed told when something else is seen
     */
    WatchSession(ViewContext context, InstantSource clock, Runnable changed) {
        this.context = context;
        this.clock = clock;
        this.changed = changed;
    }

    Optional<Path> place() {
        return place;
    }

    CheckpointSeries series() {
        return series;
    }

    /** Why nothing more is seen for now; empty if nothing is in the way. */
    String obstacle() {
        return obstacle;
    }

    /** Watches something else, or nothing. */
    void watch(Optional<Path> wanted) {
        if (wanted.equals(place)) {
            return;
        }
        end();
        place = wanted;
        watch = wanted.map(path -> {
                    Optional<Path> open = context.documents()
                            .model()
                            .map(ModelDocument::model)
                            .map(model -> model.file());
                    return new CheckpointWatch(
                            new CheckpointPlace(path), () -> open.flatMap(WatchSession::architecture), clock);
                })
                .orElse(null);
        look();
        changed.run();
    }

    private static Optional<JsonObject> architecture(Path model) {
        try {
            return Optional.of(StoredArchitecture.read(model));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private void end() {
        CheckpointWatch before = watch;
        watch = null;
        series = CheckpointSeries.EMPTY;
        obstacle = "";
        isLooking = false;
        if (before != null) {
            context.tasks().cancel(owner);
            context.tasks()
                    .submit(
                            Lane.POOL,
                            Priority.BACKGROUND,
                            Owner.named("end of watching"),
                            "Forgetting what was watched",
                            monitor -> {
                                before.close();
                                return before;
                            },
                            context.problems().receiver("The watching", done -> {}));
        }
    }

    /** Looks once more, unless it is looking. */
    void look() {
        CheckpointWatch now = watch;
        if (now == null || isLooking) {
            return;
        }
        isLooking = true;
        context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Watching a training",
                        now::look,
                        new OutcomeReceiver<CheckpointSeries>() {
                            @Override
                            public void done(CheckpointSeries seen) {
                                seen(seen, "");
                            }

                            @Override
                            public void failed(Throwable cause) {
                                if (cause instanceof ProblemException known) {
                                    seen(series, known.problem().standing());
                                } else {
                                    seen(series, "Something unexpected went wrong: " + cause);
                                }
                            }

                            @Override
                            public void cancelled() {
                                isLooking = false;
                            }
                        });
    }

    private void seen(CheckpointSeries now, String inTheWay) {
        isLooking = false;
        if (!now.equals(series) || !inTheWay.equals(obstacle)) {
            series = now;
            obstacle = inTheWay;
            changed.run();
        }
    }
}
