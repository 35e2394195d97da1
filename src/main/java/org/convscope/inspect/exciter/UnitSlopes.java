package org.convscope.inspect.exciter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.OutputGradient;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Values and slopes of pictures that go through a network together, each with a unit of its own. */
final class UnitSlopes {
    private final Engine engine;
    private final Network network;
    private final String call;

    /**
     * @param network has one input
     */
    UnitSlopes(Engine engine, Network network, String call) {
        this.engine = engine;
        this.network = network;
        this.call = call;
    }

    /**
     * @param values the mean of each picture's own unit
     * @param slopes of these by the pictures
     */
    record Result(double[] values, Tensor slopes) {}

    /**
     * @param images (N, H, W, C)
     * @param channels one a picture
     */
    Result of(Tensor images, int[] channels, TaskMonitor monitor) {
        var means = new AtomicReference<double[]>();
        OutputGradient weights = output -> {
            Tensor given = output.get();
            means.set(ChannelMeans.of(call, given, n -> channels[n]));
            Supplier<Tensor> again = () -> given;
            return ChannelMeans.slope(call, n -> channels[n]).of(again);
        };
        String input = network.inputs().get(0);
        Tensor slopes = engine.gradients(
                        network,
                        List.of(images),
                        new GradientRequest(Map.of(call, weights), Set.of(input), Set.of()),
                        monitor.ofStep())
                .inputs()
                .get(input);
        return new Result(Objects.requireNonNull(means.get()), Objects.requireNonNull(slopes));
    }
}
