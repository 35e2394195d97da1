package org.convscope.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.LayerCall.Origin;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Builds small networks by hand. Each layer takes the one before, unless told otherwise. */
public final class TestNetwork {
    private final List<LayerCall> calls = new ArrayList<>();
    private boolean trainable = true;
    private Layout layout = Layout.CHANNELS_LAST;

    public TestNetwork input(int... shape) {
        return add("input", "InputLayer", Origin.INPUT, new Operation.Input(shape), List.of(), shape, List.of());
    }

    public TestNetwork frozen() {
        trainable = false;
        return this;
    }

    public TestNetwork notFrozen() {
        trainable = true;
        return this;
    }

    public TestNetwork channelsFirst() {
        layout = Layout.CHANNELS_FIRST;
        return this;
    }

    /** Same padding, stride 1, square. */
    public TestNetwork conv(String name, int filters, int size) {
        return conv(name, filters, size, 1, Padding.SAME);
    }

    public TestNetwork conv(String name, int filters, int size, int stride, Padding padding) {
        int[] in = lastShape();
        var operation = new Operation.Convolution(
                filters, new int[] {size, size}, new int[] {stride, stride}, padding, new int[] {1, 1}, 1);
        int[] out = {window(in[0], size, stride, padding), window(in[1], size, stride, padding), filters};
        List<Weight> weights = List.of(sized("kernel", size, size, in[2], filters), sized("bias", filters));
        return add(name, "Conv2D", Origin.LAYER, operation, List.of(last()), out, weights);
    }

    /** Valid convolution with given weights. */
    public TestNetwork conv(String name, Tensor kernel, Tensor bias) {
        return conv(name, kernel, held("bias", bias));
    }

    /** Valid convolution whose bias cannot be read. */
    public TestNetwork convOfUnreadableBias(String name, Tensor kernel) {
        return conv(name, kernel, new Unreadable("bias", new int[] {kernel.shape()[3]}));
    }

    private TestNetwork conv(String name, Tensor kernel, Weight bias) {
        int[] in = lastShape();
        int[] k = kernel.shape();
        var operation = new Operation.Convolution(
                k[3], new int[] {k[0], k[1]}, new int[] {1, 1}, Padding.VALID, new int[] {1, 1}, 1);
        int[] out = {in[0] - k[0] + 1, in[1] - k[1] + 1, k[3]};
        List<Weight> weights = List.of(held("kernel", kernel), bias);
        return add(name, "Conv2D", Origin.LAYER, operation, List.of(last()), out, weights);
    }

    public TestNetwork transposed(String name, Tensor kernel, int stride) {
        int[] in = lastShape();
        int[] k = kernel.shape();
        var operation = new Operation.TransposedConvolution(
                k[2], new int[] {k[0], k[1]}, new int[] {stride, stride}, Padding.SAME, new int[] {1, 1}, new int[] {
                    -1, -1
                });
        int[] out = {in[0] * stride, in[1] * stride, k[2]};
        return add(
                name,
                "Conv2DTranspose",
                Origin.LAYER,
                operation,
                List.of(last()),
                out,
                List.of(held("kernel", kernel)));
    }

    public TestNetwork depthwise(String name, Tensor kernel) {
        int[] k = kernel.shape();
        var operation = new Operation.DepthwiseConvolution(
                k[3], new int[] {k[0], k[1]}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1});
        int[] in = lastShape();
        int[] out = {in[0], in[1], k[2] * k[3]};
        List<Weight> weights = List.of(held("depthwise_kernel", kernel));
        return add(name, "DepthwiseConv2D", Origin.LAYER, operation, List.of(last()), out, weights);
    }

    public TestNetwork pool(String name, int size) {
        int[] in = lastShape();
        int[] sizes = {size, size};
        var operation = new Operation.Pooling(Operation.Reduction.MAX, sizes, sizes, Padding.VALID);
        int[] out = {window(in[0], size, size, Padding.VALID), window(in[1], size, size, Padding.VALID), in[2]};
        return add(name, "MaxPooling2D", Origin.LAYER, operation, List.of(last()), out, List.of());
    }

    public TestNetwork batchNormalization(String name) {
        int channels = lastShape()[2];
        List<Weight> weights = List.of(
                sized("gamma", channels),
                sized("beta", channels),
                sized("moving_mean", channels),
                sized("moving_variance", channels));
        var operation = new Operation.BatchNormalization(3, 1e-3);
        return add(name, "BatchNormalization", Origin.LAYER, operation, List.of(last()), lastShape(), weights);
    }

    public TestNetwork relu(String name) {
        calls.add(new LayerCall(
                name,
                List.of(name),
                0,
                "ReLU",
                Origin.LAYER,
                new Operation.Activate(),
                Activation.RELU,
                List.of(last()),
                lastShape(),
                List.of(),
                trainable,
                layout));
        return this;
    }

    public TestNetwork flatten(String name) {
        int[] out = {(int) Tensor.sizeOf(lastShape())};
        return add(name, "Flatten", Origin.LAYER, new Operation.Flatten(), List.of(last()), out, List.of());
    }

    public TestNetwork dense(String name, int units) {
        int[] in = lastShape();
        List<Weight> weights = List.of(sized("kernel", in[0], units), sized("bias", units));
        int[] out = {units};
        return add(name, "Dense", Origin.LAYER, new Operation.Dense(units), List.of(last()), out, weights);
    }

    public TestNetwork lambda(String name) {
        var operation = new Operation.Unavailable("a Lambda holds Python code");
        return add(name, "Lambda", Origin.LAYER, operation, List.of(last()), lastShape(), List.of());
    }

    /** Any other layer of the file. */
    public TestNetwork layer(String name, Operation operation, List<String> inputs, int... shape) {
        return add(name, operation.getClass().getSimpleName(), Origin.LAYER, operation, inputs, shape, List.of());
    }

    public Network build() {
        return new Network("model", "2.15.0", calls, List.of(calls.get(0).id()), List.of(last()));
    }

    /** VGG16 with its published layer names, for 5 classes. */
    public static Network vgg16(int size, int dense) {
        TestNetwork builder = new TestNetwork().input(size, size, 1).frozen();
        int[] convolutions = {2, 2, 3, 3, 3};
        int[] filters = {64, 128, 256, 512, 512};
        for (int block = 1; block <= 5; block++) {
            if (block == 4) {
                builder.notFrozen();
            }
            for (int i = 1; i <= convolutions[block - 1]; i++) {
                builder.conv("block" + block + "_conv" + i, filters[block - 1], 3);
            }
            builder.pool("block" + block + "_pool", 2);
        }
        return builder.flatten("flatten")
                .dense("fc1", dense)
                .dense("fc2", dense)
                .dense("predictions", 5)
                .build();
    }

    private TestNetwork add(
            String name,
            String className,
            Origin origin,
            Operation operation,
            List<String> inputs,
            int[] shape,
            List<Weight> weights) {
        calls.add(new LayerCall(
                name,
                List.of(name),
                0,
                className,
                origin,
                operation,
                Activation.LINEAR,
                inputs,
                shape,
                weights,
                trainable,
                layout));
        return this;
    }

    private String last() {
        return calls.get(calls.size() - 1).id();
    }

    private int[] lastShape() {
        return calls.get(calls.size() - 1).outputShape();
    }

    private static int window(int length, int size, int stride, Padding padding) {
        if (length < 0) {
            return length;
        }
        return padding == Padding.SAME ? (length + stride - 1) / stride : (length - size) / stride + 1;
    }

    /** A weight that has a size but no numbers: it must not be read. */
    private static Weight sized(String name, int... shape) {
        return new Held(name, shape, null);
    }

    private static Weight held(String name, Tensor tensor) {
        return new Held(name, tensor.shape(), tensor);
    }

    private record Held(String name, int[] shape, @Nullable Tensor tensor) implements Weight {
        @Override
        public Tensor read() {
            if (tensor == null) {
                throw new AssertionError(name + " must not be read");
            }
            return tensor;
        }

        @Override
        public float[] readRows(long from, long to) {
            int row = (int) (size() / shape[0]);
            return Arrays.copyOfRange(read().data(), (int) from * row, (int) to * row);
        }
    }

    private record Unreadable(String name, int[] shape) implements Weight {
        @Override
        public Tensor read() {
            throw Problem.of("'" + name + "' cannot be read").asException();
        }

        @Override
        public float[] readRows(long from, long to) {
            return read().data();
        }
    }
}
