package org.convscope.core.plan;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/**
 * y = (x - mean) * scale + offset, a channel: what batch normalisation is in inference.
 *
 * @param factors read when first needed
 */
public record ChannelAffine(Supplier<Factors> factors) {
    /** What a batch normalisation does to each of so many channels. */
    public static ChannelAffine of(Operation.BatchNormalization operation, StepWeights weights, int channels) {
        return new ChannelAffine(() -> {
            float[] gamma = weights.readFlatOr("gamma", channels, 1).data();
            float[] beta = weights.readFlatOr("beta", channels, 0).data();
            float[] mean = weights.readFlat("moving_mean", channels).data();
            float[] variance = weights.readFlat("moving_variance", channels).data();
            double[] means = new double[channels];
            double[] scale = new double[channels];
            double[] offset = new double[channels];
            for (int c = 0; c < channels; c++) {
                means[c] = mean[c];
                scale[c] = gamma[c] / Math.sqrt(variance[c] + operation.epsilon());
                offset[c] = beta[c];
            }
            return new Factors(means, scale, offset);
        });
    }

    /** One number a channel each. */
    public record Factors(double[] mean, double[] scale, double[] offset) {}

    /**
     * A kernel that gives outputs already scaled.
     *
     * @param axis the kernel's axis that has the units; or the last one, if units are counted over the last two
     */
    public Tensor scaled(Tensor kernel, int axis) {
        double[] scale = factors.get().scale();
        int inner = Shapes.product(kernel.shape(), axis + 1, kernel.rank());
        float[] data = kernel.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (data[i] * scale[i / inner % scale.length]);
        }
        return Tensor.of(data, kernel.shape());
    }

    /** The scale alone. */
    public Tensor scale() {
        double[] scale = factors.get().scale();
        float[] data = new float[scale.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) scale[i];
        }
        return Tensor.of(data, data.length);
    }

    /** The bias that goes with the scaled kernel. */
    public Tensor applyTo(Tensor bias) {
        Factors f = factors.get();
        float[] data = bias.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) ((data[i] - f.mean[i]) * f.scale[i] + f.offset[i]);
        }
        return Tensor.of(data, bias.shape());
    }
}
