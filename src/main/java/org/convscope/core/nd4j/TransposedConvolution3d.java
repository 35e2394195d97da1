package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
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
                weights.unscaled().without("bias"));
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
