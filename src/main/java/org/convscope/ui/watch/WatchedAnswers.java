package org.convscope.ui.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.dataset.GrowingFolder.Arrival;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.prediction.AnswerShares;
import org.convscope.inspect.prediction.AnswerWord;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;

/** What the open model says about frames that arrive, asked in the background, some at a time. On the event thread. */
final class WatchedAnswers {
    private static final int AT_ONCE = 32;
    private static final String TITLE = "Predicting new frames";

    private final ViewContext context;
    private final Runnable answered;
    private final Owner owner = Owner.named("watched frames");
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final List<AnswerShares.Given> given = new ArrayList<>();
    private boolean isAsking;

    /**
     * @param answered called when there are more answers
     */
    WatchedAnswers(ViewContext context, Runnable answered) {
        this.context = context;
        this.answered = answered;
    }

    /** In the order asked. */
    List<AnswerShares.Given> given() {
        return List.copyOf(given);
    }

    /** How many frames are still to be asked about. */
    int waiting() {
        return waiting.size();
    }

    /** Asks about these frames too. */
    void ask(Collection<Arrival> arrivals) {
        waiting.addAll(arrivals);
        askNext();
    }

    /** Forgets everything, as another model would answer otherwise. */
    void clear() {
        context.tasks().cancel(owner);
        isAsking = false;
        waiting.clear();
        given.clear();
    }

    /** Forgets answers that are older, and frames that waited in vain, as where no model is open. */
    void forget(Instant before) {
        waiting.removeIf(one -> one.at().isBefore(before));
        given.removeIf(one -> one.at().isBefore(before));
    }

    /** Why the open model cannot be asked; empty where it can. */
    Optional<String> obstacle() {
        Optional<Network> network = context.documents().model().map(ModelDocument::network);
        return network.isEmpty()
                ? Optional.of("no model is open")
                : PrepareInput.obstacle(network.get()).map(Problem::standing).or(() -> network.get().outputs().stream()
                        .flatMap(output -> network.get().unavailable(output).stream())
                        .findFirst());
    }

    private void askNext() {
        if (isAsking || waiting.isEmpty() || obstacle().isPresent()) {
            return;
        }
        Map<FrameSource, Instant> times = new HashMap<>();
        List<LabelledFrame> frames = new ArrayList<>();
        while (!waiting.isEmpty() && frames.size() < AT_ONCE) {
            Arrival next = waiting.remove();
            FrameSource source = next.frame().source();
            times.put(source, next.at());
            frames.add(new LabelledFrame(source, source.name(), List.of()));
        }
        ModelDocument model = context.documents().model().orElseThrow();
        var prepare = new PrepareInput(model.network(), model.preprocessing());
        var request = new PredictFrames.Request(
                model.network(),
                model.sidecar().map(sidecar -> sidecar.labels()).orElse(List.of()),
                List.of(),
                frames);
        // those that cannot be asked about have no part in the shares
        var work = new PredictFrames(
                context.engine(),
                frame -> prepare.of(context.frames().read(frame.source()), ""),
                request,
                failure -> {});
        isAsking = true;
        context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        TITLE,
                        work,
                        new OutcomeReceiver<DataSetPredictions>() {
                            @Override
                            public void done(DataSetPredictions predictions) {
                                take(predictions, times);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                isAsking = false;
                                context.problems().failed("New frames were not predicted", cause);
                            }

                            @Override
                            public void cancelled() {
                                isAsking = false;
                                waiting.clear();
                                answered.run();
                            }
                        });
    }

    private void take(DataSetPredictions predictions, Map<FrameSource, Instant> times) {
        isAsking = false;
        predictions.rows().stream()
                .flatMap(row -> given(predictions, row, times).stream())
                .forEach(given::add);
        answered.run();
        askNext();
    }

    private static Optional<AnswerShares.Given> given(
            DataSetPredictions predictions, DataSetPredictions.Row row, Map<FrameSource, Instant> times) {
        Instant at = times.getOrDefault(row.frame().source(), Instant.EPOCH);
        return AnswerWord.of(predictions.prediction(row)).map(answer -> new AnswerShares.Given(at, answer));
    }

    /** The answers that were ever given, in the order in which they came first. */
    Stream<String> words() {
        return given.stream().map(AnswerShares.Given::answer).distinct();
    }
}
