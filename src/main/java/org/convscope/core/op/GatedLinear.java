package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;

/** {@code glu}: the first half of the last axis times the sigmoid of the second. */
final class GatedLinear extends HostOp {
    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.single(inputs);
        int last = input[input.length - 1];
        if (last % 2 != 0) {
            throw Shapes.wrong("the last axis cannot be halved", "an even length", input);
        }
        return Shapes.with(input, input.length - 1, last / 2);
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        int half = output.length(-1);
        for (int i = 0; i < output.size(); i++) {
            int at = i / half * 2 * half + i % half;
            output.data()[i] = (float) (x[at] * ActivationCurves.sigmoid(x[at + half]));
        }
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] x = inputs.get(0).data();
        int half = gradient.length(-1);
        float[] result = new float[x.length];
        for (int i = 0; i < gradient.size(); i++) {
            int at = i / half * 2 * half + i % half;
            double gate = ActivationCurves.sigmoid(x[at + half]);
            result[at] = (float) (gradient.data()[i] * gate);
            result[at + half] = (float) (gradient.data()[i] * x[at] * gate * (1 - gate));
        }
        return List.of(Tensor.of(result, inputs.get(0).shape()));
    }
}
