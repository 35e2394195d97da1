package org.convscope.ui.dataset;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.dataset.DataSet;
import org.convscope.export.Provenance;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.kept.StoredPredictions;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;

/** Keeps predictions beyond the end of the window, and brings them back; all files in the background. On the event thread. */
final class PredictionKeeper {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());

    private final ViewContext context;
    private final KeptPredictions store;
    private final Owner looking = Owner.named("kept predictions");
    private WeakReference<DataSetPredictions> kept = new WeakReference<>(null);

    PredictionKeeper(ViewContext context, KeptPredictions store) {
        this.context = context;
        this.store = store;
    }

    /** Whether these are kept already, or come from there. */
    boolean isKept(ScoredPredictions judgement) {
        return judgement.subject().isEmpty() || kept.refersTo(judgement.predictions());
    }

    /** Begins to keep what was predicted; where that cannot be, it stays unkept and the log says why. */
    void keep(ScoredPredictions judgement) {
        if (judgement.predictions().rows().isEmpty()) {
            return;
        }
        judgement.subject().ifPresent(subject -> context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        Owner.named("keeping predictions"),
                        "Keeping predictions",
                        monitor -> {
                            store.keep(
                                    store.key(subject.dataSet(), subject.model()),
                                    StoredPredictions.of(
                                            judgement.predictions(),
                                            subject::stamp,
                                            judgement.provenance().entries(),
                                            Instant.now()));
                            return judgement.predictions();
                        },
                        new OutcomeReceiver<DataSetPredictions>() {
                            @Override
                            public void done(DataSetPredictions written) {
                                kept = new WeakReference<>(written);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                log("The predictions are not kept", cause);
                            }
                        }));
    }

    /**
     * Looks for what the open model said about a data set before, with the preprocessing in force.
     *
     * @param found gets what holds still of it, if there is any
     */
    void look(DataSet dataSet, Consumer<ScoredPredictions> found) {
        ModelDocument model = context.documents().model().orElse(null);
        if (model == null || dataSet.frames().isEmpty()) {
            forget();
            return;
        }
        context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        looking,
                        "Looking for kept predictions",
                        monitor -> find(dataSet, model),
                        new OutcomeReceiver<Optional<ScoredPredictions>>() {
                            @Override
                            public void done(Optional<ScoredPredictions> judgement) {
                                judgement.ifPresent(found);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                log("Kept predictions were not looked for", cause);
                            }
                        });
    }

    private Optional<ScoredPredictions> find(DataSet dataSet, ModelDocument model) {
        return store.find(store.key(dataSet.origin(), model)).flatMap(stored -> {
            StoredPredictions.Current current = stored.current(dataSet);
            if (current.predictions().rows().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(ScoredPredictions.kept(
                    current.predictions(), model, new Provenance(stored.provenance()), remark(stored, current)));
        });
    }

    private static String remark(StoredPredictions stored, StoredPredictions.Current current) {
        String when = "kept from " + TIME.format(stored.predicted());
        int changed = current.changed();
        return changed == 0
                ? when
                : when + ", without " + DataSetWords.frames(changed, changed) + " whose "
                        + (changed == 1 ? "file has" : "files have") + " changed";
    }

    /** What was being looked for is not wanted any more. */
    void forget() {
        context.tasks().cancel(looking);
    }

    private static void log(String what, Throwable cause) {
        System.Logger log = System.getLogger(PredictionKeeper.class.getName());
        if (cause instanceof ProblemException known) {
            log.log(System.Logger.Level.WARNING, what + ": " + known.problem().sentence());
        } else {
            log.log(System.Logger.Level.WARNING, what, cause);
        }
    }
}
