package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.convscope.network.InputShapes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Concatenate} along one axis. */
final class Concatenate extends ArrayOperation {
    private final int axis;

    Concatenate(int axis) {
        this.axis = axis;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        NativeArrays.execute("concat", inputs, output, InputShapes.axis(axis, output.rank()));
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int at = InputShapes.axis(axis, gradient.rank());
        List<INDArray> gradients = new ArrayList<>();
        long from = 0;
        for (int[] shape : passed.inputShapes()) {
            INDArray part = scope.temporary(shape);
            part.assign(NativeArrays.part(gradient, at, from, 1, shape[at]));
            gradients.add(part);
            from += shape[at];
        }
        return gradients;
    }
}
