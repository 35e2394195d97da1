package org.convscope.core.op;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv1D} and {@code Conv2D}; a sequence (N, L, C) is computed as an image (N, 1, L, C). */
final class Convolution extends Op {
    private static final long FEWEST_GROUPS_A_UNIT = 16;

    private final Operation.Convolution operation;
    private final Weights weights;
    private final Window height;
    private final Window width;
    private final DepthwiseConvolution oneChannelEach;

    Convolution(Operation.Convolution operation, Weights weights) {
        this.operation = operation;
        this.weights = weights;
        this.height = Window.height(operation.kernel(), operation.strides(), operation.dilation(), operation.padding());
        this.width = Window.width(operation.kernel(), operation.strides(), operation.dilation(), operation.padding());
        this.oneChannelEach = DepthwiseConvolution.of(operation, weights);
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(Shapes.single(inputs), operation.kernel().length + 2);
        int channels = input[input.length - 1];
        if (operation.groups() < 1 || channels % operation.groups() != 0) {
            throw Shapes.wrong("the channels do not divide into " + operation.groups() + " groups", "", input);
        }
        int[] output = Shapes.with(input, input.length - 1, operation.filters());
        output[input.length - 2] = width.outputLength(input[input.length - 2]);
        if (input.length == 4) {
            output[1] = height.outputLength(input[1]);
        }
        return output;
    }

    /**
     * Whether it is computed as a depthwise convolution. libnd4j's operation for those takes longer than the groups one by
     * one where a few channels have several units each (measured: 3 to 192 channels, four times as long).
     */
    static boolean isDepthwise(Operation.Convolution operation, long channels) {
        if (operation.groups() == 1 || operation.groups() != channels || operation.filters() % channels != 0) {
            return false;
        }
        long multiplier = operation.filters() / channels;
        return multiplier == 1 || channels >= FEWEST_GROUPS_A_UNIT * multiplier;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        if (isDepthwise(operation, inputs.get(0).size(-1))) {
            oneChannelEach.forward(bench, inputs, output);
            return;
        }
        INDArray x = Convolver.image(inputs.get(0));
        INDArray y = Convolver.image(output);
        Span h = height.on((int) x.size(1));
        Span w = width.on((int) x.size(2));
        int in = (int) x.size(3) / operation.groups();
        int out = operation.filters() / operation.groups();
        INDArray bias = weights.bias(bench, operation.filters());
        if (operation.groups() == 1) {
            new Convolver(bench, Convolver.Kind.FULL, kernel(bench, in, 0), bias).run(x, h, w, y);
            return;
        }
        for (int group = 0; group < operation.groups(); group++) {
            INDArray part = bench.temporary((int) y.size(0), (int) y.size(1), (int) y.size(2), out);
            INDArray groupBias = bias == null
                    ? null
                    : bench.closeLater(NativeArrays.part(bias, 0, (long) group * out, 1, out)
                            .dup('c'));
            new Convolver(bench, Convolver.Kind.FULL, kernel(bench, in, group), groupBias)
                    .run(channels(bench, x, group * in, in), h, w, part);
            NativeArrays.part(y, 3, (long) group * out, 1, out).assign(part);
        }
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        int[] shape = passed.inputShape();
        if (isDepthwise(operation, shape[shape.length - 1])) {
            return oneChannelEach.inputGradients(bench, passed, gradient);
        }
        INDArray result = bench.temporary(shape);
        INDArray x = Convolver.image(result);
        INDArray g = Convolver.image(gradient);
        Span h = height.on((int) x.size(1));
        Span w = width.on((int) x.size(2));
        int in = (int) x.size(3) / operation.groups();
        int out = operation.filters() / operation.groups();
        if (operation.groups() == 1) {
            new BackConvolver(bench, Convolver.Kind.FULL, turned(bench, in, 0), null).run(g, h, w, x);
            return List.of(result);
        }
        for (int group = 0; group < operation.groups(); group++) {
            INDArray part = bench.temporary((int) x.size(0), (int) x.size(1), (int) x.size(2), in);
            new BackConvolver(bench, Convolver.Kind.FULL, turned(bench, in, group), null)
                    .run(channels(bench, g, group * out, out), h, w, part);
            NativeArrays.part(x, 3, (long) group * in, 1, in).assign(part);
        }
        return List.of(result);
    }

    private INDArray kernel(Bench bench, int in, int group) {
        return bench.constant("kernel " + group, () -> readKernel(in, group));
    }

    private INDArray turned(Bench bench, int in, int group) {
        return bench.constant("turned " + group, () -> BackConvolver.turned(readKernel(in, group)));
    }

    /** One group's part of the kernel, (kH, kW, in, out). */
    private Tensor readKernel(int in, int group) {
        int[] kernel = operation.kernel();
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = in;
        shape[kernel.length + 1] = operation.filters();
        Tensor all = weights.kernel("kernel", shape.length - 1, shape);
        int out = operation.filters() / operation.groups();
        float[] part = new float[all.size() / operation.groups()];
        for (int row = 0; row * out < part.length; row++) {
            System.arraycopy(all.data(), row * operation.filters() + group * out, part, row * out, out);
        }
        return Tensor.of(part, height.kernel(), width.kernel(), in, out);
    }

    private static INDArray channels(Bench bench, INDArray array, int from, int count) {
        return bench.closeLater(NativeArrays.part(array, 3, from, 1, count).dup('c'));
    }
}
