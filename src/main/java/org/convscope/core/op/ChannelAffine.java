package org.convscope.core.op;

import java.util.function.Supplier;
import org.convscope.array.Tensor;

/**
 * y = (x - mean) * scale + offset, a channel: what batch normalisation is in inference.
 *
 * @param factors read when first needed
 */
record ChannelAffine(Supplier<Factors> factors) {
    /** One number a channel each. */
    record Factors(double[] mean, double[] scale, double[] offset) {}

    /**
     * A kernel that gives outputs already scaled.
     *
     * @param axis the kernel's axis that has the units; or the last one, if units are counted over the last two
     */
    Tensor scaled(Tensor kernel, int axis) {
        double[] scale = factors.get().scale();
        int inner = Shapes.product(kernel.shape(), axis + 1, kernel.rank());
        float[] data = kernel.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (data[i] * scale[i / inner % scale.length]);
        }
        return Tensor.of(data, kernel.shape());
    }

    /** The scale alone. */
    Tensor scale() {
        double[] scale = factors.get().scale();
        float[] data = new float[scale.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) scale[i];
        }
        return Tensor.of(data, data.length);
    }

    /** The bias that goes with the scaled kernel. */
    Tensor applyTo(Tensor bias) {
        Factors f = factors.get();
        float[] data = bias.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) ((data[i] - f.mean[i]) * f.scale[i] + f.offset[i]);
        }
        return Tensor.of(data, bias.shape());
    }
}
