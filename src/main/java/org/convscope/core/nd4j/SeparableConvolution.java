package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code SeparableConv1D/2D}: a depthwise convolution, then one of single pixels. */
final class SeparableConvolution extends ArrayOperation {
    private final Operation.SeparableConvolution operation;
    private final StepWeights weights;
    private final Operation.DepthwiseConvolution first;
    private final DepthwiseConvolution depthwise;

    SeparableConvolution(Operation.SeparableConvolution operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
        this.first = new Operation.DepthwiseConvolution(
                operation.multiplier(),
                operation.kernel(),
                operation.strides(),
                operation.padding(),
                operation.dilation());
        this.depthwise = new DepthwiseConvolution(first, weights.unscaled());
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray between = scope.temporary(first.outputShape(List.of(NativeArrays.shape(inputs.get(0)))));
        depthwise.forward(scope, inputs, between, null);
        INDArray kernel = pointwise(scope, (int) between.size(-1));
        List<INDArray> operands = new ArrayList<>(List.of(Convolver.image(between), kernel));
        INDArray bias = scope.bias(weights, operation.filters());
        if (bias != null) {
            operands.add(bias);
        }
        NativeArrays.execute("conv2d", operands, Convolver.image(output), 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int[] shape = first.outputShape(passed.inputShapes());
        INDArray between = scope.temporary(shape);
        int channels = shape[shape.length - 1];
        INDArray turned = scope.array("pointwise turned", () -> BackConvolver.turned(readPointwise(channels)));
        NativeArrays.execute(
                "conv2d",
                List.of(Convolver.image(gradient), turned),
                Convolver.image(between),
                1,
                1,
                1,
                1,
                0,
                0,
                1,
                1,
                0,
                1,
                0);
        return depthwise.inputGradients(scope, passed, between);
    }

    private INDArray pointwise(StepScope scope, int channels) {
        return scope.array("pointwise_kernel", () -> readPointwise(channels));
    }

    private Tensor readPointwise(int channels) {
        int[] shape = new int[operation.kernel().length + 2];
        Arrays.fill(shape, 1);
        shape[shape.length - 2] = channels;
        shape[shape.length - 1] = operation.filters();
        return weights.kernel("pointwise_kernel", shape.length - 1, shape)
                .reshaped(1, 1, channels, operation.filters());
    }
}
