package org.convscope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;

/** Small networks for tests of views. */
public final class TestModels {
    private TestModels() {}

    /** Two blocks of one 3x3 convolution of four units each, with a pooling between; input 8 x 8 x 1. */
    public static Network twoBlocks() {
        List<LayerCall> calls = new ArrayList<>();
        calls.add(call("input", new Operation.Input(new int[] {8, 8, 1}), List.of(), 8, 1));
        calls.add(convolution("block1_conv1", "input", 8, 1));
        calls.add(call(
                "block1_pool",
                new Operation.Pooling(Operation.Reduction.MAX, new int[] {2, 2}, new int[] {2, 2}, Padding.VALID),
                List.of("block1_conv1"),
                4,
                4));
        calls.add(convolution("block2_conv1", "block1_pool", 4, 4));
        calls.add(call("block2_relu", new Operation.Activate(), List.of("block2_conv1"), 4, 4));
        return new Network("two blocks", "2.15.0", calls, List.of("input"), List.of("block2_relu"));
    }

    private static LayerCall convolution(String id, String input, int size, int inputs) {
        var operation =
                new Operation.Convolution(4, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
        LayerCall plain = call(id, operation, List.of(input), size, 4);
        Weight kernel = weight("kernel", 3, 3, inputs, 4);
        return new LayerCall(
                id,
                plain.path(),
                0,
                "Conv2D",
                LayerCall.Origin.LAYER,
                operation,
                Activation.LINEAR,
                plain.inputs(),
                plain.outputShape(),
                List.of(kernel),
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static LayerCall call(String id, Operation operation, List<String> inputs, int size, int units) {
        boolean input = operation instanceof Operation.Input;
        return new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                input ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                Activation.LINEAR,
                inputs,
                new int[] {size, size, units},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static Weight weight(String name, int... shape) {
        float[] numbers = new float[(int) Tensor.sizeOf(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return new Weight() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int[] shape() {
                return shape.clone();
            }

            @Override
            public Tensor read() {
                return Tensor.of(numbers.clone(), shape);
            }

            @Override
            public float[] readRows(long from, long to) {
                int row = numbers.length / shape[0];
                return Arrays.copyOfRange(numbers, (int) from * row, (int) to * row);
            }
        };
    }
}
