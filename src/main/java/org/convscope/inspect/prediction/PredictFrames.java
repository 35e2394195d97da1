package org.convscope.inspect.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.Column;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.Label;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.Prediction.Output;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;

/**
 * Asks a network about many frames, one a slice, so that whoever waits for something else gets it between two frames. Each
 * frame is read when its turn comes and forgotten after it.
 */
public final class PredictFrames implements SlicedWork<Predictions> {
    /**
     * @param labels what the numbers mean, as far as anybody says so
     * @param columns of the frames' labels
     */
    public record Request(Network network, List<Label> labels, List<Column> columns, List<LabelledFrame> frames) {
        public Request {
            labels = List.copyOf(labels);
            columns = List.copyOf(columns);
            frames = List.copyOf(frames);
        }
    }

    private final Supplier<Engine> engine;
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Request request;
    private final Consumer<ProblemException> failed;
    private final List<Predictions.Meaning> numbers = new ArrayList<>();
    private final List<Predictions.Row> rows = new ArrayList<>();
    private final List<Predictions.Failure> failures = new ArrayList<>();
    private int next;

    /**
     * @param inputs reads and prepares a frame, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be predicted, or not in all outputs, when it happens
     */
    public PredictFrames(
            Supplier<Engine> engine,
            Function<LabelledFrame, NetworkInput> inputs,
            Request request,
            Consumer<ProblemException> failed) {
        this.engine = engine;
        this.inputs = inputs;
        this.request = request;
        this.failed = failed;
    }

    /** All frames in one go, for whoever has nothing else to do. */
    public Predictions all(TaskMonitor monitor) {
        Optional<Predictions> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<Predictions> next(TaskMonitor monitor) {
        monitor.checkCancelled();
        if (next < request.frames().size()) {
            LabelledFrame frame = request.frames().get(next);
            monitor.progress(
                    "Predicting " + (next + 1) + " of " + request.frames().size() + ": "
                            + frame.source().name(),
                    (double) next / request.frames().size());
            predict(frame, monitor.ofStep());
            next++;
        }
        return next < request.frames().size() ? Optional.empty() : Optional.of(soFar());
    }

    /** What was predicted by now. From any thread. */
    public synchronized Predictions soFar() {
        return new Predictions(request.columns(), numbers, rows, failures);
    }

    private void predict(LabelledFrame frame, TaskMonitor monitor) {
        try {
            Prediction prediction = new Predict(engine.get())
                    .predict(new Predict.Request(request.network(), inputs.apply(frame), request.labels()), monitor);
            Predictions.Row row = new Predictions.Row(frame, values(prediction));
            add(row, prediction);
            new Predictions(List.of(), numbers, List.of(row), List.of())
                    .notFinite(row)
                    .map(Problem::asException)
                    .ifPresent(failed);
        } catch (ProblemException e) {
            add(new Predictions.Failure(frame, e.problem()));
            failed.accept(e);
        }
    }

    private synchronized void add(Predictions.Row row, Prediction prediction) {
        if (numbers.isEmpty()) {
            for (Output output : prediction.outputs()) {
                output.scores().forEach(score -> numbers.add(new Predictions.Meaning(output.name(), score.label())));
            }
        }
        rows.add(row);
    }

    private synchronized void add(Predictions.Failure failure) {
        failures.add(failure);
    }

    private static float[] values(Prediction prediction) {
        List<Score> scores = prediction.outputs().stream()
                .flatMap(output -> output.scores().stream())
                .toList();
        float[] values = new float[scores.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) scores.get(i).value();
        }
        return values;
    }
}
