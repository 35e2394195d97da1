package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;

/** {@code where}: of two numbers the first where a third is not 0, with numpy's broadcasting. */
final class Select extends HostOperation {

    private static float[] spread(Tensor tensor, int[] shape) {
        float[] wide = new float[Shapes.product(shape, 0, shape.length)];
        Strided.broadcast(tensor.shape(), shape).copy(tensor.data(), wide);
        return wide;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] chosen = spread(inputs.get(0), output.shape());
        float[] first = spread(inputs.get(1), output.shape());
        float[] second = spread(inputs.get(2), output.shape());
        for (int i = 0; i < chosen.length; i++) {
            output.data()[i] = chosen[i] != 0 ? first[i] : second[i];
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        int[] shape = gradient.shape();
        float[] chosen = spread(inputs.get(0), shape);
        float[] first = new float[chosen.length];
        float[] second = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            (chosen[i] != 0 ? first : second)[i] = gradient.data()[i];
        }
        Tensor ofFirst = Tensor.zeros(inputs.get(1).shape());
        Strided.broadcast(ofFirst.shape(), shape).addTo(first, ofFirst.data());
        Tensor ofSecond = Tensor.zeros(inputs.get(2).shape());
        Strided.broadcast(ofSecond.shape(), shape).addTo(second, ofSecond.data());
        return List.of(Tensor.zeros(inputs.get(0).shape()), ofFirst, ofSecond);
    }
}
