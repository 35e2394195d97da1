package org.convscope.core.op;

import java.util.List;
import org.convscope.core.memory.NativeArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every channel times a number that was learned. */
final class ChannelScale extends Op {
    private final Weights weights;

    ChannelScale(Weights weights) {
        this.weights = weights;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] shape = Shapes.single(inputs);
        weights.requireShape("gamma", shape[shape.length - 1]);
        return shape;
    }

    private void scale(Bench bench, INDArray from, INDArray to) {
        INDArray gamma = bench.constant("gamma", () -> weights.readFlat("gamma", (int) from.size(-1)));
        NativeArrays.execute("multiply", List.of(from, gamma), to);
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        scale(bench, inputs.get(0), output);
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        INDArray result = bench.temporary(passed.inputShape());
        scale(bench, gradient, result);
        return List.of(result);
    }
}
