package org.convscope.inspect.prediction;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;

/**
 * Asks a network about many frames, one a slice, so that whoever waits for something else gets it between two frames. Each
 * frame's numbers are those that it has alone.
 */
public final class PredictFrames implements SlicedWork<DataSetPredictions> {
    /**
     * @param labels what the numbers mean, as far as anybody says so
     * @param columns of the frames' labels
     */
    public record Request(
            Network network, List<OutputLabel> labels, List<LabelColumn> columns, List<LabelledFrame> frames) {
        public Request {
            labels = List.copyOf(labels);
            columns = List.copyOf(columns);
            frames = List.copyOf(frames);
        }
    }

    private final Request request;
    private final FoldFrames<DataSetPredictions> fold;

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be predicted, or not in all outputs, when it happens
     */
    public PredictFrames(
            Supplier<Engine> engine,
            Function<LabelledFrame, NetworkInput> inputs,
            Request request,
            Consumer<ProblemException> failed) {
        this.request = request;
        this.fold = new FoldFrames<>(
                engine,
                inputs,
                new FoldFrames.Request("Predicting", request.network(), request.frames(), BatchSize.ONE),
                new OutputsOfFrames(request.network(), request.labels(), failed),
                failed);
    }

    /** Why a network cannot be asked about frames; empty where it can. */
    public static Optional<Problem> obstacle(Network network) {
        return PrepareInput.obstacle(network).or(() -> network.outputs().stream()
                .flatMap(output -> network.unavailable(output).stream()
                        .map(reason -> Problem.of("the model's output '" + output + "' cannot be computed: " + reason)))
                .findFirst());
    }

    /** All frames in one go, for whoever has nothing else to do. */
    public DataSetPredictions all(TaskMonitor monitor) {
        return predictions(fold.all(monitor));
    }

    @Override
    public Optional<DataSetPredictions> next(TaskMonitor monitor) {
        return fold.next(monitor).map(this::predictions);
    }

    /** What was predicted by now. From any thread. */
    public DataSetPredictions soFar() {
        return predictions(fold.soFar());
    }

    private DataSetPredictions predictions(FoldedFrames<DataSetPredictions> folded) {
        return new DataSetPredictions(
                request.columns(), folded.part().numbers(), folded.part().rows(), folded.failures());
    }
}
