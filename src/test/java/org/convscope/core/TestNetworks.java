package org.convscope.core;

import java.util.List;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;

/** Small networks made by hand. */
public final class TestNetworks {
    private TestNetworks() {}

    /** A weight that is there already. */
    public record Held(String name, Tensor tensor) implements Weight {
        @Override
        public int[] shape() {
            return tensor.shape();
        }

        @Override
        public Tensor read() {
            return tensor;
        }

        @Override
        public float[] readRows(long from, long to) {
            int row = tensor.size() / tensor.length(0);
            return java.util.Arrays.copyOfRange(tensor.data(), (int) from * row, (int) to * row);
        }
    }

    public static LayerCall input(String id, int... shape) {
        return call(id, new Operation.Input(shape), Activation.LINEAR, List.of(), shape, List.of());
    }

    public static LayerCall call(
            String id,
            Operation operation,
            Activation activation,
            List<String> inputs,
            int[] outputShape,
            List<Weight> weights) {
        boolean isInput = operation instanceof Operation.Input;
        return new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                isInput ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                activation,
                inputs,
                outputShape,
                weights,
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    public static Network of(List<LayerCall> calls) {
        List<String> inputs = calls.stream()
                .filter(call -> call.origin() == LayerCall.Origin.INPUT)
                .map(LayerCall::id)
                .toList();
        return new Network(
                "test",
                "2.15.0",
                calls,
                inputs,
                List.of(calls.get(calls.size() - 1).id()));
    }

    /** Equally likely between -1 and 1. */
    static Tensor numbers(long seed, int... shape) {
        var random = new SplittableRandom(seed);
        float[] numbers = new float[(int) Tensor.sizeOf(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.of(numbers, shape);
    }
}
