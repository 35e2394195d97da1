package org.convscope.core.onednn;

import org.convscope.array.Tensor;

/** A convolution's kernel as the one of its way back, which is a convolution too: turned by half, units and channels exchanged. */
final class TurnedKernel {
    private TurnedKernel() {}

    /**
     * @param given of the convolution
     * @param turned the way back
     */
    static PrimitiveWeights of(PrimitiveWeights given, ConvolutionShape turned) {
        return new PrimitiveWeights(
                given.owner(),
                given.role() + " turned",
                turned.kernelOfConvolution(),
                () -> of(given.kernel().get()),
                null);
    }

    /** From (rows, columns, channels, units) to (rows, columns, units, channels). */
    private static Tensor of(Tensor kernel) {
        int pixels = kernel.length(0) * kernel.length(1);
        int channels = kernel.length(2);
        int units = kernel.length(3);
        float[] turned = new float[kernel.size()];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int unit = 0; unit < units; unit++) {
                    int to = ((pixels - 1 - pixel) * units + unit) * channels + channel;
                    turned[to] = kernel.data()[(pixel * channels + channel) * units + unit];
                }
            }
        }
        return Tensor.of(turned, kernel.length(0), kernel.length(1), units, channels);
    }
}
