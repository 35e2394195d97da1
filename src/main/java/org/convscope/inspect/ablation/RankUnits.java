package org.convscope.inspect.ablation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;

/**
 * Switches off each unit of a layer by itself and sees how far a class falls before its softmax or sigmoid, frame by frame. Morcos et
 * al., "On the importance of single directions for generalization", 2018, set units to zero, and to their mean.
 */
public final class RankUnits implements SlicedWork<FoldedFrames<List<FrameFalls>>>, AutoCloseable {
    /**
     * @param layer id of the call
     * @param values by unit, what its map is set to
     * @param output id or name of the output
     * @param index which class of it; empty for each frame's own answer, the strongest
     */
    public record Request(
            Network network,
            String layer,
            double[] values,
            String output,
            OptionalInt index,
            List<LabelledFrame> frames) {
        public Request {
            frames = List.copyOf(frames);
        }

        /**
         * @throws ProblemException if the class does not depend on the layer
         */
        TargetObjective objective() {
            return new Target.OutputClass(output, index.orElse(0)).in(network);
        }
    }

    private final Supplier<Engine> engine;
    private final OfFrames analysis;
    private final TargetObjective objective;
    private final Network network;
    private final FoldFrames<List<FrameFalls>> fold;

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     * @throws ProblemException if there is no such class, or it does not depend on the layer
     */
    public RankUnits(
            Supplier<Engine> engine,
            Function<LabelledFrame, NetworkInput> inputs,
            Request request,
            Consumer<ProblemException> failed) {
        this.engine = engine;
        this.network = request.network();
        this.objective = request.objective();
        this.analysis = new OfFrames(
                new UnitByUnit(engine.get(), objective, request.layer(), request.values()), request.index());
        this.fold = new FoldFrames<>(
                engine,
                inputs,
                new FoldFrames.Request("Switching off on", objective.network(), request.frames(), BatchSize.ONE),
                analysis,
                failed);
    }

    /** All frames in one go, for whoever has nothing else to do. */
    public FoldedFrames<List<FrameFalls>> all(TaskMonitor monitor) {
        Optional<FoldedFrames<List<FrameFalls>>> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<FoldedFrames<List<FrameFalls>>> next(TaskMonitor monitor) {
        analysis.monitor = monitor.ofStep();
        return fold.next(monitor);
    }

    /** Forgets what the engine prepared; the network itself stays. */
    @Override
    public void close() {
        analysis.units.close();
        if (objective.network() != network) {
            engine.get().release(objective.network());
        }
    }

    /** Goes on from what the layer and its neighbours give. */
    private static final class OfFrames implements FrameAnalysis<List<FrameFalls>> {
        private final UnitByUnit units;
        private final OptionalInt index;
        private TaskMonitor monitor = TaskMonitor.NONE;

        private OfFrames(UnitByUnit units, OptionalInt index) {
            this.units = units;
            this.index = index;
        }

        @Override
        public List<String> layers() {
            return units.given();
        }

        @Override
        public List<FrameFalls> none() {
            return List.of();
        }

        @Override
        public List<FrameFalls> merge(List<FrameFalls> first, List<FrameFalls> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }

        @Override
        public Observer<List<FrameFalls>> observe(LabelledFrame frame, NetworkInput input) {
            Map<String, Tensor> outputs = new HashMap<>();
            return new Observer<>() {
                @Override
                public void output(String layer, Tensor output) {
                    outputs.put(layer, output);
                }

                @Override
                public List<FrameFalls> part() {
                    return List.of(falls(frame, units.of(outputs, monitor)));
                }
            };
        }

        private FrameFalls falls(LabelledFrame frame, UnitByUnit.Logits found) {
            int asked = index.orElseGet(() -> strongest(found.logits()));
            double value = found.logits()[asked];
            if (!Double.isFinite(value)) {
                throw Problem.inFile(
                                frame.source(), "the model gives NaN or an infinity, so nothing is known of a fall")
                        .asException();
            }
            double[] falls = new double[found.without().length];
            for (int unit = 0; unit < falls.length; unit++) {
                falls[unit] = value - found.without()[unit][asked];
            }
            return new FrameFalls(frame, asked, value, falls);
        }

        private static int strongest(double... logits) {
            int best = 0;
            for (int i = 1; i < logits.length; i++) {
                if (logits[i] > logits[best]) {
                    best = i;
                }
            }
            return best;
        }
    }
}
