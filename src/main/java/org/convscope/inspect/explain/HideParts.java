package org.convscope.inspect.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.HiddenShapes;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.inspect.occlusion.RingsTogether;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Hides rings around those of ice and in between where the geometry is known, else coarse patches. */
final class HideParts {
    /** Patches on a side. */
    private static final int PATCHES = 8;

    private final Engine engine;

    HideParts(Engine engine) {
        this.engine = engine;
    }

    HiddenRings of(Network network, NetworkInput frame, Target target, TaskMonitor monitor) {
        InputPlaces places = new InputPlaces(frame.coordinates().orElseThrow(), frame.geometry());
        if (!frame.geometry().isComplete()) {
            return patches(
                    network,
                    frame,
                    target,
                    places,
                    "Nothing says where a resolution lies on the frame (wavelength, distance, pixel size and beam"
                            + " centre), so patches were hidden and not rings.",
                    monitor);
        }
        List<Double> edges = IceEdges.of(places);
        return edges.size() < 2
                ? patches(
                        network,
                        frame,
                        target,
                        places,
                        "The frame sees no resolution beyond 20 Å, so patches were hidden and not rings.",
                        monitor)
                : rings(network, frame, target, places, new OcclusionShape.Rings(edges), monitor);
    }

    private HiddenRings patches(
            Network network, NetworkInput frame, Target target, InputPlaces places, String why, TaskMonitor monitor) {
        int side = Math.max(places.map().inputHeight(), places.map().inputWidth());
        int patch = Math.max(1, (side + PATCHES - 1) / PATCHES);
        var shape = new OcclusionShape.Patches(patch, patch, OcclusionFill.BLUR);
        OcclusionMaps maps = compute(network, frame, target, shape, places, monitor);
        return new HiddenRings(shape, places, maps, new long[0], OptionalDouble.empty(), why);
    }

    private HiddenRings rings(
            Network network,
            NetworkInput frame,
            Target target,
            InputPlaces places,
            OcclusionShape.Rings rings,
            TaskMonitor monitor) {
        OcclusionMaps maps = compute(network, frame, target, rings, places, monitor);
        long[] pixels = new long[rings.edgesAngstrom().size() - 1];
        Arrays.stream(HiddenShapes.partOfPixels(rings, places))
                .filter(ring -> ring >= 0)
                .forEach(ring -> pixels[ring]++);
        Set<Integer> ice = IntStream.range(0, pixels.length)
                .filter(ring -> pixels[ring] > 0 && !IceEdges.ice(rings, ring).isEmpty())
                .boxed()
                .collect(Collectors.toSet());
        OptionalDouble allIce = ice.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(maps.values()[0]
                        - value(
                                network,
                                target,
                                RingsTogether.without(frame.inputs().get(0), rings, ice, places),
                                monitor));
        return new HiddenRings(rings, places, maps, pixels, allIce, "");
    }

    private OcclusionMaps compute(
            Network network,
            NetworkInput frame,
            Target target,
            OcclusionShape shape,
            InputPlaces places,
            TaskMonitor monitor) {
        var request = new ComputeOcclusion.Request(network, frame.inputs(), target, shape, List.of(places));
        return new ComputeOcclusion(engine).compute(request, monitor);
    }

    private double value(Network network, Target target, Tensor input, TaskMonitor monitor) {
        TargetObjective objective = target.in(network);
        try {
            return objective
                    .values(Objects.requireNonNull(
                            engine.run(objective.network(), List.of(input), List.of(objective.call()), monitor)
                                    .get(objective.call())))[0];
        } finally {
            if (objective.network() != network) {
                engine.release(objective.network());
            }
        }
    }
}
