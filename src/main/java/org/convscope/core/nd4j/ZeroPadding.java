package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code ZeroPadding1D/2D/3D}. */
final class ZeroPadding extends ArrayOperation {
    private final Operation.ZeroPadding operation;

    ZeroPadding(Operation.ZeroPadding operation) {
        this.operation = operation;
    }

    /** Where the input lies in the output. */
    private INDArray inside(INDArray output, long[] input) {
        INDArray part = output;
        for (int i = 0; i < operation.before().length; i++) {
            part = NativeArrays.part(part, i + 1, operation.before()[i], 1, input[i + 1]);
        }
        return part;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray input = inputs.get(0);
        output.assign(0f);
        inside(output, input.shape()).assign(input);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        result.assign(inside(gradient, result.shape()));
        return List.of(result);
    }
}
