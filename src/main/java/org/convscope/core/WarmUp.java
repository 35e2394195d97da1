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
 * Has the engine compute a tiny network many times, forwards and back, one round a slice: the first rounds of anything load
 * classes, run interpreted and share the processor with the JIT compiler. The result is how many rounds there were.
 */
public final class WarmUp implements SlicedWork<Integer> {
    private static final int ROUNDS = 40;
    private static final int SIDE = 16;
    private static final int UNITS = 16;

    private final Supplier<Engine> engine;
    private final Network network;
    private int done;

    public WarmUp(Supplier<Engine> engine) {
        this.engine = engine;
        int[] one = {1, 1};
        int[] two = {2, 2};
        var convolution = new Operation.Convolution(UNITS, new int[] {3, 3}, one, Padding.SAME, one, 1);
        var pooling = new Operation.Pooling(Operation.Reduction.MAX, two, two, Padding.VALID);
        LayerCall input = call("input", new Operation.Input(new int[] {SIDE, SIDE, 1}), List.of(), SIDE, 1);
        LayerCall first = call("first", convolution, List.of("input"), SIDE, UNITS, kernel(1), bias());
        LayerCall pool = call("pool", pooling, List.of("first"), SIDE / 2, UNITS);
        LayerCall second = call("second", convolution, List.of("pool"), SIDE / 2, UNITS, kernel(UNITS), bias());
        this.network = new Network(
                "warm-up", "", List.of(input, first, pool, second), List.of(input.id()), List.of(second.id()));
    }

    @Override
    public Optional<Integer> next(TaskMonitor monitor) {
        monitor.progress("Warming up", (double) done / ROUNDS);
        TaskMonitor round = monitor.ofStep();
        List<Tensor> inputs = List.of(Tensor.zeros(1, SIDE, SIDE, 1));
        engine.get().run(network, inputs, List.of("first", "second"), round);
        engine.get().inputGradients(network, inputs, "second", Tensor.zeros(1, SIDE / 2, SIDE / 2, UNITS), round);
        if (++done < ROUNDS) {
            return Optional.empty();
        }
        engine.get().release(network);
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

    private static Weight kernel(int channels) {
        return new Zeros("kernel", new int[] {3, 3, channels, UNITS});
    }

    private static Weight bias() {
        return new Zeros("bias", new int[] {UNITS});
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
