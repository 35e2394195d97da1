package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code DepthwiseConv1D/2D}, and convolutions with as many groups as channels, which are the same: unit c * multiplier + m
 * comes from channel c alone.
 */
final class DepthwiseConvolution extends ArrayOperation {
    private final Operation.DepthwiseConvolution operation;
    private final StepWeights weights;
    private final boolean isGrouped;
    private final AxisWindow height;
    private final AxisWindow width;

    DepthwiseConvolution(Operation.DepthwiseConvolution operation, StepWeights weights) {
        this(operation, weights, false);
    }

    /**
     * @param isGrouped whether the kernel is a grouped convolution's: (..., 1, units)
     */
    private DepthwiseConvolution(Operation.DepthwiseConvolution operation, StepWeights weights, boolean isGrouped) {
        this.operation = operation;
        this.weights = weights;
        this.isGrouped = isGrouped;
        this.height = operation.window().height();
        this.width = operation.window().width();
    }

    /** A convolution of as many groups as there are channels. */
    static DepthwiseConvolution of(Operation.Convolution operation, StepWeights weights) {
        return new DepthwiseConvolution(
                new Operation.DepthwiseConvolution(
                        operation.filters() / operation.groups(),
                        operation.kernel(),
                        operation.strides(),
                        operation.padding(),
                        operation.dilation()),
                weights,
                true);
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        forward(scope, inputs, output, scope.bias(weights, (int) output.size(-1)));
    }

    void forward(StepScope scope, List<INDArray> inputs, INDArray output, @Nullable INDArray bias) {
        INDArray x = Convolver.image(inputs.get(0));
        INDArray y = Convolver.image(output);
        int channels = (int) x.size(3);
        INDArray kernel = scope.array("depthwise", () -> readKernel(channels));
        new Convolver(scope, Convolver.Kind.DEPTHWISE, kernel, bias)
                .run(x, PaddedWindow.of(height, (int) x.size(1)), PaddedWindow.of(width, (int) x.size(2)), y);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        INDArray x = Convolver.image(result);
        INDArray g = Convolver.image(gradient);
        int channels = (int) x.size(3);
        PaddedWindow h = PaddedWindow.of(height, (int) x.size(1));
        PaddedWindow w = PaddedWindow.of(width, (int) x.size(2));
        int multiplier = operation.multiplier();
        for (int m = 0; m < multiplier; m++) {
            int which = m;
            INDArray turned = scope.array("turned " + m, () -> turned(readKernel(channels), which));
            INDArray maps = multiplier == 1
                    ? g
                    : scope.closeLater(
                            NativeArrays.part(g, 3, m, multiplier, channels).dup('c'));
            INDArray part = m == 0 ? x : scope.temporary((int) x.size(0), (int) x.size(1), (int) x.size(2), channels);
            new BackConvolver(scope, Convolver.Kind.DEPTHWISE, turned, null).run(maps, h, w, part);
            if (m > 0) {
                NativeArrays.execute("add", List.of(x, part), x);
            }
        }
        return List.of(result);
    }

    private Tensor readKernel(int channels) {
        int[] kernel = operation.kernel();
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = isGrouped ? 1 : channels;
        shape[kernel.length + 1] = isGrouped ? channels * operation.multiplier() : operation.multiplier();
        return weights.kernel(isGrouped ? "kernel" : "depthwise_kernel", shape.length - 1, shape)
                .reshaped(height.kernel(), width.kernel(), channels, operation.multiplier());
    }

    /** The kernel of one of the multiplier's units, turned by 180 degrees: (kH, kW, C, 1). */
    private static Tensor turned(Tensor kernel, int which) {
        int taps = kernel.length(0) * kernel.length(1);
        int channels = kernel.length(2);
        int multiplier = kernel.length(3);
        float[] to = new float[taps * channels];
        for (int tap = 0; tap < taps; tap++) {
            for (int c = 0; c < channels; c++) {
                to[(taps - 1 - tap) * channels + c] = kernel.data()[(tap * channels + c) * multiplier + which];
            }
        }
        return Tensor.of(to, kernel.length(0), kernel.length(1), channels, 1);
    }
}
