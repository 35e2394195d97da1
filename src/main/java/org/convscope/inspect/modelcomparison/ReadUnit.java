package org.convscope.inspect.modelcomparison;

import java.util.List;
import java.util.Optional;
import org.convscope.array.MapFlatness;
import org.convscope.array.Tensor;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.modelcomparison.UnitPair.Missing;
import org.convscope.inspect.modelcomparison.UnitPair.Planes;
import org.convscope.inspect.modelcomparison.UnitPair.Side;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** What one unit of one of the compared models has, or why there is nothing. */
public final class ReadUnit {
    private ReadUnit() {}

    /**
     * A layer of a comparison.
     *
     * @param layer its path, joined by '/', as in {@link LayerDifference}
     */
    public static Optional<LayerCall> call(Network network, String layer) {
        return network.layers().stream()
                .filter(call -> String.join("/", call.path()).equals(layer))
                .findFirst();
    }

    /**
     * A unit's kernel, all input channels.
     *
     * @throws org.convscope.problem.ProblemException if its weights cannot be read
     */
    public static Side kernel(Network network, String layer, int unit) {
        Optional<LayerCall> call = call(network, layer);
        if (call.isEmpty()) {
            return new Missing("This model has no layer " + layer + ".");
        }
        if (!ReadKernels.hasKernels(call.get())) {
            return new Missing("A " + call.get().className() + " has no kernels that can be drawn.");
        }
        KernelStack stack = new ReadKernels().of(network, call.get().id());
        if (unit >= stack.units()) {
            return noUnit(unit, stack.units());
        }
        return new Planes(
                Tensor.of(stack.whole(unit), stack.height(), stack.width(), stack.inputs()), MapFlatness.EXACT);
    }

    private static Missing noUnit(int unit, int units) {
        return new Missing("The layer has " + units + " units here, none is #" + unit + ".");
    }

    /**
     * A unit's map for a frame.
     *
     * @throws org.convscope.problem.ProblemException as {@link ComputeMaps#compute}
     */
    public static Side map(
            ComputeMaps maps, Network network, String layer, int unit, NetworkInput frame, TaskMonitor monitor) {
        Optional<LayerCall> call = call(network, layer);
        if (call.isEmpty()) {
            return new Missing("This model has no layer " + layer + ".");
        }
        String id = call.get().id();
        Optional<String> reason = network.unavailable(id);
        if (reason.isPresent()) {
            return new Missing("The layer cannot be computed: " + reason.get());
        }
        LayerMaps computed = maps.compute(new ComputeMaps.Request(network, List.of(frame), List.of(id)), monitor)
                .get(0);
        if (unit >= computed.units()) {
            return noUnit(unit, computed.units());
        }
        return new Planes(Tensor.of(computed.map(unit), computed.height(), computed.width(), 1), computed.flatness());
    }
}
