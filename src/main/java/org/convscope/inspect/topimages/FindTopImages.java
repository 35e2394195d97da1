package org.convscope.inspect.topimages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.OutputView;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;

/**
 * Finds the frames that excite units most, and where in them, as Zeiler and Fergus ("Visualizing and understanding convolutional
 * networks", 2014) show them. One pass over the frames serves all units of all layers.
 */
public final class FindTopImages {
    private final Supplier<Engine> engine;
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Consumer<ProblemException> failed;

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     */
    public FindTopImages(
            Supplier<Engine> engine, Function<LabelledFrame, NetworkInput> inputs, Consumer<ProblemException> failed) {
        this.engine = engine;
        this.inputs = inputs;
        this.failed = failed;
    }

    /**
     * @param units of one or several layers
     * @param count how many frames of each unit
     */
    public record Request(Network network, List<Target> units, int count, List<LabelledFrame> frames) {
        public Request {
            units = List.copyOf(units);
            frames = List.copyOf(frames);
        }
    }

    /**
     * The work, which may be done in pieces.
     *
     * @throws ProblemException if there is no such layer or unit, or it cannot be computed
     */
    public FoldFrames<TopImages> of(Request request) {
        return new FoldFrames<>(
                engine,
                inputs,
                new FoldFrames.Request("Looking at", request.network(), request.frames(), BatchSize.BY_MEMORY),
                new Peaks(request),
                failed);
    }

    /** Each unit's largest value on each frame. */
    private static final class Peaks implements FrameAnalysis<TopImages> {
        private final int count;
        private final Map<String, List<Integer>> unitsByLayer = new LinkedHashMap<>();
        private final ReceptiveFields fields;

        private Peaks(Request request) {
            count = request.count();
            fields = new ReceptiveFields(request.network());
            for (Target unit : request.units()) {
                TargetObjective found = unit.in(request.network());
                unitsByLayer
                        .computeIfAbsent(found.call(), layer -> new ArrayList<>())
                        .add(found.channel());
            }
        }

        @Override
        public List<String> layers() {
            return List.copyOf(unitsByLayer.keySet());
        }

        @Override
        public TopImages none() {
            return new TopImages(List.of());
        }

        @Override
        public TopImages merge(TopImages first, TopImages second) {
            return first.merge(second, count);
        }

        @Override
        public boolean looksInPlace() {
            return true;
        }

        @Override
        public Observer<TopImages> observe(LabelledFrame frame, NetworkInput input) {
            CoordinateMap map = input.coordinates().orElseThrow();
            Map<String, List<TopImages.Unit>> seen = new LinkedHashMap<>();
            return new Observer<>() {
                @Override
                public void output(String layer, Tensor output) {
                    output(layer, OutputView.of(output), 0);
                }

                @Override
                public void output(String layer, OutputView batch, int entry) {
                    int[] shape = batch.shape();
                    int width = shape.length < 3 ? 1 : shape[shape.length - 2];
                    seen.put(layer, peaks(layer, UnitPeaks.of(batch, entry), width, frame, map));
                }

                @Override
                public TopImages part() {
                    // layers come in order of execution, not in that of the request
                    return new TopImages(unitsByLayer.keySet().stream()
                            .flatMap(layer -> seen.getOrDefault(layer, List.of()).stream())
                            .toList());
                }
            };
        }

        private List<TopImages.Unit> peaks(
                String layer, UnitPeaks largest, int width, LabelledFrame frame, CoordinateMap map) {
            ReceptiveField field = fields.of(layer);
            List<TopImages.Unit> found = new ArrayList<>();
            for (int unit : unitsByLayer.getOrDefault(layer, List.of())) {
                int place = largest.places()[unit];
                List<Peak> peaks = place < 0
                        ? List.of()
                        : List.of(new Peak(
                                frame, largest.values()[unit], Patch.of(field, place / width, place % width, map)));
                found.add(new TopImages.Unit(layer, unit, peaks));
            }
            return found;
        }
    }
}
