package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several arrays of one shape on a new axis. */
final class Stack extends ArrayOperation {
    private final Operation.ExpandDimensions expand;
    private final Concatenate join;

    Stack(int axis) {
        this.expand = new Operation.ExpandDimensions(axis);
        this.join = new Concatenate(axis);
    }

    private List<int[]> expanded(List<int[]> inputs) {
        return inputs.stream().map(shape -> expand.outputShape(List.of(shape))).toList();
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        List<INDArray> views = new ArrayList<>();
        for (INDArray input : inputs) {
            views.add(NativeArrays.view(input, expand.outputShape(List.of(NativeArrays.shape(input)))));
        }
        join.forward(scope, views, output);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        var wide = new Passed(expanded(passed.inputShapes()), List.of(), null);
        List<INDArray> gradients = new ArrayList<>();
        for (INDArray part : join.inputGradients(scope, wide, gradient)) {
            gradients.add(scope.reshaped(part, passed.inputShape()));
        }
        return gradients;
    }
}
