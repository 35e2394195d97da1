package org.convscope.core.nd4j;

import org.convscope.array.Tensor;
import org.convscope.core.plan.PaddedWindow;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The transpose of a convolution: from the output's side to the input's. It is again a convolution, with the kernel turned
 * by 180 degrees, of an image with stride - 1 zeros between its pixels. With stride 1 that is as fast as forward, where
 * libnd4j's conv2d_bp takes 3 to 5 times and its deconv2d 5 to 40 times as long.
 */
final class BackConvolver {
    private final StepScope scope;
    private final Convolver convolver;

    /**
     * @param turned kernel as {@link #turned} gives it
     */
    BackConvolver(StepScope scope, Convolver.Kind kind, INDArray turned, @Nullable INDArray bias) {
        this.scope = scope;
        this.convolver = new Convolver(scope, kind, turned, bias);
    }

    /** A kernel (kH, kW, in, out) turned by 180 degrees, and as (kH, kW, out, in). */
    static Tensor turned(Tensor kernel) {
        int kh = kernel.length(0);
        int kw = kernel.length(1);
        int in = kernel.length(2);
        int out = kernel.length(3);
        float[] from = kernel.data();
        float[] to = new float[from.length];
        for (int y = 0; y < kh; y++) {
            for (int x = 0; x < kw; x++) {
                int source = (y * kw + x) * in * out;
                int target = ((kh - 1 - y) * kw + kw - 1 - x) * in * out;
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        to[target + o * in + i] = from[source + i * out + o];
                    }
                }
            }
        }
        return Tensor.of(to, kh, kw, out, in);
    }

    /**
     * @param height the forward convolution's window on the image that this gives
     * @param image gets the result
     */
    void run(INDArray maps, PaddedWindow height, PaddedWindow width, INDArray image) {
        INDArray spread = maps;
        if (height.stride() > 1 || width.stride() > 1) {
            spread = scope.temporary(
                    (int) maps.size(0),
                    ((int) maps.size(1) - 1) * height.stride() + 1,
                    ((int) maps.size(2) - 1) * width.stride() + 1,
                    (int) maps.size(3));
            spread.assign(0f);
            INDArray rows = NativeArrays.part(spread, 1, 0, height.stride(), maps.size(1));
            NativeArrays.part(rows, 2, 0, width.stride(), maps.size(2)).assign(maps);
        }
        convolver.run(
                spread,
                back(height, (int) spread.size(1), (int) image.size(1)),
                back(width, (int) spread.size(2), (int) image.size(2)),
                image);
    }

    private static PaddedWindow back(PaddedWindow forward, int spread, int length) {
        int before = forward.extent() - 1 - forward.before();
        int after = length + forward.extent() - 1 - spread - before;
        return new PaddedWindow(forward.kernel(), 1, forward.dilation(), before, after);
    }
}
