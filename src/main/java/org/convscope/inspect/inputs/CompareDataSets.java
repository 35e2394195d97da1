package org.convscope.inspect.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Brings the same frames to a network under several preprocessings, one after the other, a frame a slice. */
public final class CompareDataSets implements SlicedWork<List<PreprocessedDataSet>> {
    /**
     * A preprocessing.
     *
     * @param name for people
     */
    public record Named(String name, Preprocessing preprocessing) {}

    private final Supplier<Engine> engine;
    private final Function<FrameSource, Frame> reader;
    private final PredictFrames.Request request;
    private final List<Named> preprocessings;
    private final Consumer<ProblemException> failed;
    private final List<PreprocessedDataSet> done = new ArrayList<>();
    private @Nullable CountedInputs counted;
    private @Nullable PredictFrames predicting;

    /**
     * @param reader decodes a frame, on several threads at once
     * @param request the network and the frames, each of which should be there once
     * @param preprocessings at least one
     * @param failed told of every frame that could not be brought to the network, or not be answered, under each of them
     */
    public CompareDataSets(
            Supplier<Engine> engine,
            Function<FrameSource, Frame> reader,
            PredictFrames.Request request,
            List<Named> preprocessings,
            Consumer<ProblemException> failed) {
        this.engine = engine;
        this.reader = reader;
        this.request = request;
        this.preprocessings = List.copyOf(preprocessings);
        this.failed = failed;
    }

    /** All frames in one go, for whoever has nothing else to do. */
    public List<PreprocessedDataSet> all(TaskMonitor monitor) {
        Optional<List<PreprocessedDataSet>> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<List<PreprocessedDataSet>> next(TaskMonitor monitor) {
        Named now = preprocessings.get(done.size());
        CountedInputs counting = counted == null ? counting(now.preprocessing()) : counted;
        counted = counting;
        PredictFrames working = predicting == null ? new PredictFrames(engine, counting, request, failed) : predicting;
        predicting = working;
        Optional<DataSetPredictions> predictions = working.next(new PartMonitor(monitor, now.name(), done.size()));
        if (predictions.isPresent()) {
            done.add(new PreprocessedDataSet(now.name(), now.preprocessing(), predictions.get(), counting.counts()));
            counted = null;
            predicting = null;
        }
        return done.size() == preprocessings.size() ? Optional.of(List.copyOf(done)) : Optional.empty();
    }

    private CountedInputs counting(Preprocessing preprocessing) {
        var prepare = new PrepareInput(request.network(), preprocessing);
        return new CountedInputs((LabelledFrame frame) -> prepare.of(reader.apply(frame.source()), ""));
    }

    /** One preprocessing's share of the whole. */
    private final class PartMonitor implements TaskMonitor {
        private final TaskMonitor whole;
        private final String name;
        private final int before;

        PartMonitor(TaskMonitor whole, String name, int before) {
            this.whole = whole;
            this.name = name;
            this.before = before;
        }

        @Override
        public void progress(String message, double fraction) {
            whole.progress(
                    name + ": " + message, fraction < 0 ? fraction : (before + fraction) / preprocessings.size());
        }

        @Override
        public boolean isCancelled() {
            return whole.isCancelled();
        }
    }
}
