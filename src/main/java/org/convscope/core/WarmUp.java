package org.convscope.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;

/**
 * Has the engine compute tiny networks many times, forwards and back, one round a slice: the first rounds of anything load
 * classes, run interpreted and share the processor with the JIT compiler. Every few rounds the network is a new one, so that
 * planning is warm as well. The result is how many rounds there were.
 */
public final class WarmUp implements SlicedWork<Integer> {
    private static final int ROUNDS = 40;
    private static final int ROUNDS_OF_A_NETWORK = 5;
    private static final int SIDE = 16;
    private static final int UNITS = 64;

    private final Supplier<Engine> engine;
    private Network network = network();
    private int done;

    public WarmUp(Supplier<Engine> engine) {
        this.engine = engine;
    }

    private static Network network() {
        int[] one = {1, 1};
        int[] two = {2, 2};
        int[] three = {3, 3};
        var convolution = new Operation.Convolution(UNITS, three, one, Padding.SAME, one, 1);
        var depthwise = new Operation.DepthwiseConvolution(1, three, one, Padding.SAME, one);
        var normalization = new Operation.BatchNormalization(3, 1e-3, 0.99);
        var pooling = new Operation.Pooling(Operation.Reduction.MAX, two, two, Padding.VALID);
        LayerCall input = call("input", new Operation.Input(new int[] {SIDE, SIDE, 1}), List.of(), SIDE, 1);
        LayerCall first =
                call("first", convolution, List.of("input"), SIDE, UNITS, kernel("kernel", 1, UNITS), row("bias"));
        LayerCall pool = call("pool", pooling, List.of("first"), SIDE / 2, UNITS);
        LayerCall channels = call(
                "channels",
                depthwise,
                List.of("pool"),
                SIDE / 2,
                UNITS,
                kernel("depthwise_kernel", UNITS, 1),
                row("bias"));
        LayerCall normal = call(
                "normal",
                normalization,
                List.of("channels"),
                SIDE / 2,
                UNITS,
                row("gamma"),
                row("beta"),
                row("moving_mean"),
                row("moving_variance"));
        LayerCall sum =
                call("sum", new Operation.Merge(Operation.Merging.ADD), List.of("normal", "pool"), SIDE / 2, UNITS);
        LayerCall second = call(
                "second", convolution, List.of("sum"), SIDE / 2, UNITS, kernel("kernel", UNITS, UNITS), row("bias"));
        return new Network(
                "warm-up",
                "",
                List.of(input, first, pool, channels, normal, sum, second),
                List.of(input.id()),
                List.of(second.id()));
    }

    @Override
    public Optional<Integer> next(TaskMonitor monitor) {
        monitor.progress("Warming up", (double) done / ROUNDS);
        TaskMonitor round = monitor.ofStep();
        List<Tensor> inputs = List.of(Tensor.zeros(1, SIDE, SIDE, 1));
        engine.get().run(network, inputs, List.of("first", "channels", "second"), round);
        engine.get().inputGradients(network, inputs, "second", Tensor.zeros(1, SIDE / 2, SIDE / 2, UNITS), round);
        if (++done % ROUNDS_OF_A_NETWORK == 0) {
            engine.get().release(network);
            network = network();
        }
        if (done < ROUNDS) {
            return Optional.empty();
        }
        FreshHeap.touch(); // for the first maps
        return Optional.of(done);
    }

    private static LayerCall call(
            String id, Operation operation, List<String> inputs, int side, int units, Weight... weights) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                inputs.isEmpty() ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                operation instanceof Operation.Convolution ? Activation.RELU : Activation.LINEAR,
                inputs,
                new int[] {side, side, units},
                List.of(weights),
                false,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static Weight kernel(String name, int channels, int units) {
        return new Zeros(name, new int[] {3, 3, channels, units});
    }

    private static Weight row(String name) {
        return new Zeros(name, new int[] {UNITS});
    }

    private record Zeros(String name, int[] shape) implements Weight {
        @Override
        public Tensor read() {
            return Tensor.zeros(shape);
        }

        @Override
        public float[] readRows(long from, long to) {
            return new float[Math.toIntExact((to - from) * (size() / shape[0]))];
        }
    }
}
