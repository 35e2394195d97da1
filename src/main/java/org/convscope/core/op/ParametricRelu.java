package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;

/** {@code PReLU}: a slope for negative numbers that was learned. */
final class ParametricRelu extends HostOp {
    private final Weights weights;

    ParametricRelu(Weights weights) {
        this.weights = weights;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.single(inputs);
        int[] alpha = weights.weight("alpha").shape();
        if (!java.util.Arrays.equals(Shapes.broadcast(input, alpha), input)) {
            throw Shapes.wrong("its slopes do not fit the input", Shapes.text(alpha) + " a frame", input);
        }
        return input;
    }

    private float[] slopes(Bench bench, int[] shape) {
        Tensor alpha = bench.hostConstant("alpha", () -> weights.weight("alpha").read());
        float[] wide = new float[Shapes.product(shape, 0, shape.length)];
        Strided.broadcast(alpha.shape(), shape).copy(alpha.data(), wide);
        return wide;
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        float[] slopes = slopes(bench, output.shape());
        for (int i = 0; i < x.length; i++) {
            output.data()[i] = x[i] > 0 ? x[i] : slopes[i] * x[i];
        }
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] x = inputs.get(0).data();
        float[] slopes = slopes(bench, gradient.shape());
        float[] g = gradient.data().clone();
        for (int i = 0; i < g.length; i++) {
            g[i] *= x[i] > 0 ? 1 : slopes[i];
        }
        return List.of(Tensor.of(g, gradient.shape()));
    }
}
