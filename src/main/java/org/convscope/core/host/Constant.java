package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;

/** Numbers of the model itself, one frame long, so that they are broadcast over the frames. */
final class Constant extends HostOperation {
    private final Tensor value;

    /**
     * @param value without the batch
     */
    Constant(Tensor value) {
        int[] shape = new int[value.rank() + 1];
        shape[0] = 1;
        System.arraycopy(value.shape(), 0, shape, 1, value.rank());
        this.value = value.reshaped(shape);
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        System.arraycopy(value.data(), 0, output.data(), 0, output.size());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        return List.of();
    }
}
