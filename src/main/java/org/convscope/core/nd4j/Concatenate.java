package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.core.plan.Shapes;
import org.convscope.problem.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code Concatenate} along one axis. */
final class Concatenate extends ArrayOperation {
    private final int axis;

    Concatenate(int axis) {
        this.axis = axis;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        if (inputs.isEmpty()) {
            throw Problem.of("it has no inputs").asException();
        }
        int[] first = inputs.get(0);
        int at = Shapes.axis(axis, first.length);
        int sum = 0;
        for (int[] input : inputs) {
            if (input.length != first.length || !Arrays.equals(Shapes.with(input, at, 0), Shapes.with(first, at, 0))) {
                throw Problem.of("the inputs do not fit together")
                        .found(Shapes.text(first) + " and " + Shapes.text(input))
                        .asException();
            }
            sum = Math.addExact(sum, input[at]);
        }
        return Shapes.with(first, at, sum);
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        NativeArrays.execute("concat", inputs, output, Shapes.axis(axis, output.rank()));
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int at = Shapes.axis(axis, gradient.rank());
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
