package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.core.plan.StepWeights;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every channel times a number that was learned. */
final class ChannelScale extends ArrayOperation {
    private final StepWeights weights;

    ChannelScale(StepWeights weights) {
        this.weights = weights;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    private void scale(StepScope scope, INDArray from, INDArray to) {
        weights.requireShape("gamma", (int) from.size(-1));
        INDArray gamma = scope.array("gamma", () -> weights.readFlat("gamma", (int) from.size(-1)));
        NativeArrays.execute("multiply", List.of(from, gamma), to);
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        scale(scope, inputs.get(0), output);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        scale(scope, gradient, result);
        return List.of(result);
    }
}
