package org.convscope.inspect.topimages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.target.ChannelMeans;
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
        public Observer<TopImages> observe(LabelledFrame frame, NetworkInput input) {
            CoordinateMap map = input.coordinates().orElseThrow();
            Map<String, List<TopImages.Unit>> seen = new LinkedHashMap<>();
            return new Observer<>() {
                @Override
                public void output(String layer, Tensor output) {
                    seen.put(layer, peaks(layer, output, frame, map));
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

        private List<TopImages.Unit> peaks(String layer, Tensor output, LabelledFrame frame, CoordinateMap map) {
            List<Integer> units = unitsByLayer.getOrDefault(layer, List.of());
            int channels = ChannelMeans.channels(output);
            int width = output.rank() < 3 ? 1 : output.length(-2);
            int[] places = places(output.data(), channels, units);
            ReceptiveField field = fields.of(layer);
            List<TopImages.Unit> found = new ArrayList<>();
            for (int i = 0; i < units.size(); i++) {
                int place = places[i];
                List<Peak> peaks = place < 0
                        ? List.of()
                        : List.of(new Peak(
                                frame,
                                output.data()[place * channels + units.get(i)],
                                Patch.of(field, place / width, place % width, map)));
                found.add(new TopImages.Unit(layer, units.get(i), peaks));
            }
            return found;
        }

        /** Where each unit has its largest finite value; -1 where it has none. */
        private static int[] places(float[] values, int channels, List<Integer> units) {
            int[] chosen = units.stream().mapToInt(Integer::intValue).toArray();
            int[] places = new int[chosen.length];
            float[] largest = new float[chosen.length];
            Arrays.fill(places, -1);
            for (int place = 0; place < values.length / channels; place++) {
                for (int i = 0; i < chosen.length; i++) {
                    float value = values[place * channels + chosen[i]];
                    if (Float.isFinite(value) && (places[i] < 0 || value > largest[i])) {
                        places[i] = place;
                        largest[i] = value;
                    }
                }
            }
            return places;
        }
    }
}
