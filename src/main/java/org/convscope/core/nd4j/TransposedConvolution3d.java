package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.core.plan.AxisWindow;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv3DTranspose}: what {@link Convolution3d} does backwards, and the other way round. */
final class TransposedConvolution3d extends ArrayOperation {
    private final Operation.TransposedConvolution operation;
    private final StepWeights weights;
    private final Convolution3d convolution;

    /**
     * @throws org.convscope.problem.ProblemException if something is to be folded into the kernel
     */
    TransposedConvolution3d(Operation.TransposedConvolution operation, StepWeights weights) {
        if (weights.isFollowed()) {
            throw Problem.of("nothing is folded into a three-dimensional transposed convolution")
                    .asException();
        }
        this.operation = operation;
        this.weights = weights;
        int[] kernel = weights.weight("kernel").shape();
        this.convolution = new Convolution3d(
                new Operation.Convolution(
                        kernel[kernel.length - 1],
                        operation.kernel(),
                        operation.strides(),
                        operation.padding(),
                        operation.dilation(),
                        1),
                weights.renamed("kernel", "kernel"));
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] shape = Shapes.withRank(Shapes.single(inputs), 5).clone();
        for (int axis = 0; axis < 3; axis++) {
            shape[axis + 1] = length(axis, shape[axis + 1]);
        }
        shape[4] = operation.filters();
        return shape;
    }

    /** Keras's {@code deconv_output_length}. */
    private int length(int axis, int input) {
        AxisWindow window =
                AxisWindow.of(axis, operation.kernel(), operation.strides(), operation.dilation(), operation.padding());
        int extra = operation.outputPadding()[axis];
        boolean same = window.padding() == Padding.SAME;
        int length = extra < 0
                ? input * window.stride() + (same ? 0 : Math.max(window.extent() - window.stride(), 0))
                : (input - 1) * window.stride() + window.extent() - (same ? 2 * (window.extent() / 2) : 0) + extra;
        if (length < 1 || window.outputLength(length) != input) {
            throw Problem.of("its output padding does not fit its stride")
                    .expected("less than " + window.stride())
                    .found(extra)
                    .asException();
        }
        return length;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray volume = convolution.back(scope, List.of(NativeArrays.shape(output)), inputs.get(0));
        INDArray bias = scope.bias(weights, operation.filters());
        if (bias == null) {
            output.assign(volume);
        } else {
            NativeArrays.execute("add", List.of(volume, bias), output);
        }
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        convolution.forward(scope, List.of(gradient), result);
        return List.of(result);
    }
}
