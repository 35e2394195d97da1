package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv1D} and {@code Conv2D}; a sequence (N, L, C) is computed as an image (N, 1, L, C). */
final class Convolution extends ArrayOperation {
    private static final long FEWEST_GROUPS_A_UNIT = 16;

    private final Operation.Convolution operation;
    private final StepWeights weights;
    private final AxisWindow height;
    private final AxisWindow width;
    private final DepthwiseConvolution oneChannelEach;

    Convolution(Operation.Convolution operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
        this.height = operation.window().height();
        this.width = operation.window().width();
        this.oneChannelEach = DepthwiseConvolution.of(operation, weights);
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
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        if (isDepthwise(operation, inputs.get(0).size(-1))) {
            oneChannelEach.forward(scope, inputs, output);
            return;
        }
        INDArray x = Convolver.image(inputs.get(0));
        INDArray y = Convolver.image(output);
        PaddedWindow h = PaddedWindow.of(height, (int) x.size(1));
        PaddedWindow w = PaddedWindow.of(width, (int) x.size(2));
        int in = (int) x.size(3) / operation.groups();
        int out = operation.filters() / operation.groups();
        INDArray bias = scope.bias(weights, operation.filters());
        if (operation.groups() == 1) {
            new Convolver(scope, Convolver.Kind.FULL, kernel(scope, in, 0), bias).run(x, h, w, y);
            return;
        }
        for (int group = 0; group < operation.groups(); group++) {
            INDArray part = scope.temporary((int) y.size(0), (int) y.size(1), (int) y.size(2), out);
            INDArray groupBias = bias == null
                    ? null
                    : scope.closeLater(NativeArrays.part(bias, 0, (long) group * out, 1, out)
                            .dup('c'));
            new Convolver(scope, Convolver.Kind.FULL, kernel(scope, in, group), groupBias)
                    .run(channels(scope, x, group * in, in), h, w, part);
            NativeArrays.part(y, 3, (long) group * out, 1, out).assign(part);
        }
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int[] shape = passed.inputShape();
        if (isDepthwise(operation, shape[shape.length - 1])) {
            return oneChannelEach.inputGradients(scope, passed, gradient);
        }
        INDArray result = scope.temporary(shape);
        INDArray x = Convolver.image(result);
        INDArray g = Convolver.image(gradient);
        PaddedWindow h = PaddedWindow.of(height, (int) x.size(1));
        PaddedWindow w = PaddedWindow.of(width, (int) x.size(2));
        int in = (int) x.size(3) / operation.groups();
        int out = operation.filters() / operation.groups();
        if (operation.groups() == 1) {
            new BackConvolver(scope, Convolver.Kind.FULL, turned(scope, in, 0), null).run(g, h, w, x);
            return List.of(result);
        }
        for (int group = 0; group < operation.groups(); group++) {
            INDArray part = scope.temporary((int) x.size(0), (int) x.size(1), (int) x.size(2), in);
            new BackConvolver(scope, Convolver.Kind.FULL, turned(scope, in, group), null)
                    .run(channels(scope, g, group * out, out), h, w, part);
            NativeArrays.part(x, 3, (long) group * in, 1, in).assign(part);
        }
        return List.of(result);
    }

    private INDArray kernel(StepScope scope, int in, int group) {
        return scope.array("kernel " + group, () -> readKernel(in, group));
    }

    private INDArray turned(StepScope scope, int in, int group) {
        return scope.array("turned " + group, () -> BackConvolver.turned(readKernel(in, group)));
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

    private static INDArray channels(StepScope scope, INDArray array, int from, int count) {
        return scope.closeLater(NativeArrays.part(array, 3, from, 1, count).dup('c'));
    }
}
