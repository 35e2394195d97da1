package org.convscope.inspect.cone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.ShapeInference;
import org.convscope.network.Weight;

/** Builds small networks with random weights; a layer takes the one before, unless told otherwise. */
final class Sketch {
    private final List<LayerCall> calls = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final Random random = new Random(17);

    Sketch input(String name, int... shape) {
        inputs.add(name);
        calls.add(call(name, new Operation.Input(shape), Activation.LINEAR, List.of(), shape, List.of()));
        return this;
    }

    Sketch conv(String name, int filters, int size, int stride, int dilation, Padding padding) {
        var operation = new Operation.Convolution(filters, both(size), both(stride), padding, both(dilation), 1);
        int channels = last().outputShape()[2];
        return add(
                name,
                operation,
                Activation.RELU,
                from(),
                weight("kernel", size, size, channels, filters),
                weight("bias", filters));
    }

    Sketch conv(String name, int filters, int size) {
        return conv(name, filters, size, 1, 1, Padding.SAME);
    }

    Sketch depthwise(String name, int size, int stride, Padding padding) {
        var operation = new Operation.DepthwiseConvolution(1, both(size), both(stride), padding, both(1));
        int channels = last().outputShape()[2];
        return add(name, operation, Activation.LINEAR, from(), weight("depthwise_kernel", size, size, channels, 1));
    }

    Sketch separable(String name, int filters, int size) {
        var operation = new Operation.SeparableConvolution(filters, 2, both(size), both(1), Padding.SAME, both(1));
        int channels = last().outputShape()[2];
        return add(
                name,
                operation,
                Activation.LINEAR,
                from(),
                weight("depthwise_kernel", size, size, channels, 2),
                weight("pointwise_kernel", 1, 1, 2 * channels, filters));
    }

    Sketch pool(String name, Operation.Reduction reduction, int size, int stride, Padding padding) {
        return add(
                name, new Operation.Pooling(reduction, both(size), both(stride), padding), Activation.LINEAR, from());
    }

    Sketch normalization(String name) {
        int channels = last().outputShape()[2];
        return add(
                name,
                new Operation.BatchNormalization(3, 1e-3),
                Activation.LINEAR,
                from(),
                weight("gamma", channels),
                weight("beta", channels),
                weight("moving_mean", channels),
                positive("moving_variance", channels));
    }

    Sketch dense(String name, int units) {
        int[] shape = last().outputShape();
        return add(
                name,
                new Operation.Dense(units),
                Activation.LINEAR,
                from(),
                weight("kernel", shape[shape.length - 1], units),
                weight("bias", units));
    }

    /** Goes on from another layer. */
    List<String> from(String... names) {
        return names.length == 0 ? List.of(last().id()) : List.of(names);
    }

    /** Lets the next layer take another than the last. */
    Sketch again(String name, String of) {
        return add(name, new Operation.Identity(), Activation.LINEAR, List.of(of));
    }

    Sketch add(String name, Operation operation, Activation activation, List<String> from, Weight... weights) {
        List<int[]> shapes = from.stream().map(id -> find(id).outputShape()).toList();
        int[] shape = ShapeInference.outputShape(operation, activation, shapes);
        calls.add(call(name, operation, activation, from, shape, Arrays.asList(weights)));
        return this;
    }

    Sketch add(String name, Operation operation, String... from) {
        return add(name, operation, Activation.LINEAR, from(from));
    }

    Weight weight(String name, int... shape) {
        return held(name, shape, -1);
    }

    Weight positive(String name, int... shape) {
        return held(name, shape, 0.5);
    }

    /** Between {@code lowest} and 1, brought down by how many numbers are added up. */
    private Weight held(String name, int[] shape, double lowest) {
        float[] numbers = new float[(int) Tensor.sizeOf(shape)];
        double scale = shape.length > 1 ? Math.sqrt(3.0 * shape[shape.length - 1] / numbers.length) : 1;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) ((lowest + random.nextDouble() * (1 - lowest)) * scale);
        }
        Tensor tensor = Tensor.of(numbers, shape);
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
                return tensor;
            }

            @Override
            public float[] readRows(long from, long to) {
                int row = numbers.length / shape[0];
                return Arrays.copyOfRange(numbers, (int) from * row, (int) to * row);
            }
        };
    }

    private static LayerCall call(
            String name,
            Operation operation,
            Activation activation,
            List<String> from,
            int[] shape,
            List<Weight> weights) {
        return new LayerCall(
                name,
                List.of(name),
                0,
                operation.getClass().getSimpleName(),
                from.isEmpty() ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                activation,
                from,
                shape,
                weights,
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private LayerCall last() {
        return calls.get(calls.size() - 1);
    }

    private LayerCall find(String id) {
        return calls.stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
    }

    private static int[] both(int length) {
        return new int[] {length, length};
    }

    Network build() {
        return new Network("sketch", "2.15.0", calls, inputs, List.of(last().id()));
    }
}
