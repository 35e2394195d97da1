package org.convscope.inspect.exciter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.OutputGradient;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Values and slopes of pictures that go through a network together, each with a unit of its own. Used by one thread at a time. */
final class UnitSlopes {
    private final Engine engine;
    private final Network network;
    private final String call;
    /** Arrays of the last step: new ones in each would be pages that the process touches for the first time. */
    private float[] output = {};

    private float[] slope = {};

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
        var weights = new UnitMeans(channels);
        String input = network.inputs().get(0);
        Tensor slopes = engine.gradients(
                        network,
                        List.of(images),
                        new GradientRequest(Map.of(call, weights), Set.of(input), Set.of()),
                        monitor.ofStep())
                .inputs()
                .get(input);
        return new Result(Objects.requireNonNull(weights.means), Objects.requireNonNull(slopes));
    }

    /** The slope of the units' means, which it finds on the way. */
    private final class UnitMeans implements OutputGradient {
        private final int[] channels;
        private volatile double @Nullable [] means;

        private UnitMeans(int[] channels) {
            this.channels = channels;
        }

        @Override
        public float[] array(int length) {
            output = output.length == length ? output : new float[length];
            return output;
        }

        @Override
        public Tensor of(Supplier<Tensor> given) {
            Tensor found = given.get();
            means = ChannelMeans.of(call, found, n -> channels[n]);
            if (slope.length == found.size()) {
                Arrays.fill(slope, 0);
            } else {
                slope = new float[found.size()];
            }
            return ChannelMeans.slope(call, found, n -> channels[n], slope);
        }
    }
}
