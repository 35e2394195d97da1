package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Conv1DTranspose} and {@code Conv2DTranspose}: the way back through a convolution whose input is the output here. */
final class TransposedConvolution extends ArrayOperation {
    private final Operation.TransposedConvolution operation;
    private final StepWeights weights;
    private final AxisWindow height;
    private final AxisWindow width;

    TransposedConvolution(Operation.TransposedConvolution operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
        this.height = operation.window().height();
        this.width = operation.window().width();
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray x = Convolver.image(inputs.get(0));
        INDArray y = Convolver.image(output);
        int in = (int) x.size(3);
        INDArray turned = scope.array("turned", () -> BackConvolver.turned(readKernel(in)));
        new BackConvolver(scope, Convolver.Kind.FULL, turned, scope.bias(weights, operation.filters()))
                .run(x, PaddedWindow.of(height, (int) y.size(1)), PaddedWindow.of(width, (int) y.size(2)), y);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        INDArray x = Convolver.image(result);
        INDArray g = Convolver.image(gradient);
        int in = (int) x.size(3);
        INDArray kernel = scope.array("kernel", () -> readKernel(in));
        PaddedWindow h = PaddedWindow.of(height, (int) g.size(1));
        PaddedWindow w = PaddedWindow.of(width, (int) g.size(2));
        if ((h.dilation() > 1 || w.dilation() > 1) && (h.stride() > 1 || w.stride() > 1)) {
            throw Problem.of("the gradient through a strided and dilated transposed convolution cannot be computed")
                    .asException();
        }
        new Convolver(scope, Convolver.Kind.FULL, kernel, null).run(g, h, w, x);
        return List.of(result);
    }

    private Tensor readKernel(int in) {
        int[] kernel = operation.kernel();
        int[] shape = Arrays.copyOf(kernel, kernel.length + 2);
        shape[kernel.length] = operation.filters();
        shape[kernel.length + 1] = in;
        return weights.kernel("kernel", kernel.length, shape)
                .reshaped(height.kernel(), width.kernel(), operation.filters(), in);
    }
}
