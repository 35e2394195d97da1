package org.convscope.export.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.train.TrainingState;

/**
 * A training that somebody looks at. It can be paused and ended between two slices; ended early, the best epoch so far is what
 * is kept.
 */
public final class WatchedTraining implements SlicedWork<TrainingOutcome> {
    private static final int MOST_NUMBERS = 1 << 18;

    private final RecordedTraining training;
    private final Consumer<WatchedEpoch> watcher;
    private volatile Wish wish = Wish.GO_ON;

    /** What whoever looks at it wants. */
    public enum Wish {
        GO_ON,
        PAUSE,
        END
    }

    /**
     * @param begin where it begins
     * @param reader of the frames that were kept for the end
     * @param watcher told of every epoch, on the thread that trains
     * @param failed told of frames that cannot be judged
     */
    public WatchedTraining(
            RecordedTraining.Request request,
            TrainingState begin,
            Supplier<Engine> engine,
            Function<FrameSource, Frame> reader,
            Consumer<WatchedEpoch> watcher,
            Consumer<ProblemException> failed) {
        this.watcher = watcher;
        Network network = request.prepared().model().network();
        training = new RecordedTraining(request, begin, engine, reader, now -> watch(network, now), failed);
    }

    /** From any thread; heard after the slice. */
    public void wish(Wish wanted) {
        wish = wanted;
    }

    private void watch(Network network, TrainingState now) {
        Optional<Network> begun = ReadKernels.first(network)
                .map(LayerCall::id)
                .filter(layer -> numbers(network, layer) <= MOST_NUMBERS)
                .map(layer -> now.copyUpTo(network, layer));
        watcher.accept(new WatchedEpoch(now.history().get(now.history().size() - 1), begun));
    }

    private static long numbers(Network network, String layer) {
        return network.ancestors(List.of(layer)).stream()
                .flatMap(call -> call.weights().stream())
                .mapToLong(Weight::size)
                .sum();
    }

    @Override
    public Optional<TrainingOutcome> next(TaskMonitor monitor) {
        monitor.checkCancelled();
        return switch (wish) {
            case PAUSE -> Optional.of(new TrainingOutcome.Paused());
            case END -> {
                training.end();
                yield goneOn(monitor);
            }
            case GO_ON -> goneOn(monitor);
        };
    }

    private Optional<TrainingOutcome> goneOn(TaskMonitor monitor) {
        return training.next(monitor).map(written -> written);
    }
}
