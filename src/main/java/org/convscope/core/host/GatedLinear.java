package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.InputShapes;

/** {@code glu}: the first half of an axis times the sigmoid of the second. */
final class GatedLinear extends HostOperation {
    private final int axis;

    GatedLinear(int axis) {
        this.axis = axis;
    }

    /** How many numbers lie side by side in each half. */
    private int half(int[] output) {
        return Shapes.product(output, InputShapes.axis(axis, output.length), output.length);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        int half = half(output.shape());
        for (int i = 0; i < output.size(); i++) {
            int at = i / half * 2 * half + i % half;
            output.data()[i] = (float) (x[at] * ActivationCurves.sigmoid(x[at + half]));
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        float[] x = inputs.get(0).data();
        int half = half(gradient.shape());
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
