package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;

/**
 * x * scale + offset, each one number or one a channel: {@code Rescaling}. A scale of zero gives the offset whatever x is, so that a
 * unit that is switched off hides NaN and infinities of its map, too.
 */
final class Affine extends HostOperation {
    private final double[] scale;
    private final double[] offset;

    Affine(double[] scale, double[] offset) {
        this.scale = scale.clone();
        this.offset = offset.clone();
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        float[] y = output.data();
        int channels = output.length(-1);
        for (int c = 0; c < channels; c++) {
            float factor = (float) scale[c % scale.length];
            float more = (float) offset[c % offset.length];
            for (int i = c; i < y.length; i += channels) {
                // in float32 steps, as Keras does it
                y[i] = factor == 0 ? more : x[i] * factor + more;
            }
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        int channels = gradient.length(-1);
        float[] g = gradient.data().clone();
        for (int i = 0; i < g.length; i++) {
            float factor = (float) scale[i % channels % scale.length];
            g[i] = factor == 0 ? 0 : g[i] * factor;
        }
        return List.of(Tensor.of(g, gradient.shape()));
    }
}
