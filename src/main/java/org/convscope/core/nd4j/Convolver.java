package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.Shapes;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions of (N, H, W, C) arrays with any padding and dilation, brought into the forms in which oneDNN takes them. */
final class Convolver {
    private static final int EXPLICIT = 0;
    private static final int SAME = 1;
    private static final int CHANNELS_LAST = 1;
    private static final int KERNEL_HWIO = 0;

    /** Which of libnd4j's operations; depthwise takes a kernel (kH, kW, C, multiplier). */
    enum Kind {
        FULL("conv2d"),
        DEPTHWISE("depthwise_conv2d");

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }
    }

    private final StepScope scope;
    private final Kind kind;
    private final INDArray kernel;
    private final @Nullable INDArray bias;

    Convolver(StepScope scope, Kind kind, INDArray kernel, @Nullable INDArray bias) {
        this.scope = scope;
        this.kind = kind;
        this.kernel = kernel;
        this.bias = bias;
    }

    /** A sequence (N, L, C) as an image (N, 1, L, C); an image as it is. */
    static INDArray image(INDArray array) {
        return array.rank() == 3 ? NativeArrays.view(array, Shapes.asImage(NativeArrays.shape(array))) : array;
    }

    void run(INDArray input, PaddedWindow height, PaddedWindow width, INDArray output) {
        if (height.dilation() > 1 || width.dilation() > 1) {
            runDilated(input, height, width, output);
            return;
        }
        int h = (int) input.size(1);
        int w = (int) input.size(2);
        if (height.before() == height.after() && width.before() == width.after()) {
            call(input, height, width, EXPLICIT, output);
        } else if (height.isSame(h) && width.isSame(w)) {
            call(input, height, width, SAME, output);
        } else {
            INDArray padded = padded(input, height, width, 1, 1);
            call(padded, height.withoutPadding(), width.withoutPadding(), EXPLICIT, output);
        }
    }

    private void call(INDArray input, PaddedWindow height, PaddedWindow width, int padding, INDArray output) {
        List<INDArray> inputs = new ArrayList<>(List.of(input, kernel));
        if (bias != null) {
            inputs.add(bias);
        }
        int padH = padding == SAME ? 0 : height.before();
        int padW = padding == SAME ? 0 : width.before();
        NativeArrays.execute(
                kind.operation,
                inputs,
                output,
                height.kernel(),
                width.kernel(),
                height.stride(),
                width.stride(),
                padH,
                padW,
                1,
                1,
                padding,
                CHANNELS_LAST,
                KERNEL_HWIO);
    }

    /** oneDNN's dilated convolution is refused by libnd4j: each of the dH x dW interleaved images is an ordinary one. */
    private void runDilated(INDArray input, PaddedWindow height, PaddedWindow width, INDArray output) {
        if (height.stride() > 1 || width.stride() > 1) {
            throw Problem.of("a convolution with both strides and dilation cannot be computed")
                    .asException();
        }
        int dh = height.dilation();
        int dw = width.dilation();
        INDArray padded = padded(input, height, width, dh, dw);
        int n = (int) input.size(0);
        int h = (int) padded.size(1) / dh;
        int w = (int) padded.size(2) / dw;
        int c = (int) input.size(3);
        INDArray apart = scope.closeLater(NativeArrays.view(padded, n, h, dh, w, dw, c)
                .permute(0, 2, 4, 1, 3, 5)
                .dup('c'));
        int oh = h - height.kernel() + 1;
        int ow = w - width.kernel() + 1;
        int f = (int) output.size(3);
        INDArray maps = scope.temporary(n * dh * dw, oh, ow, f);
        call(
                NativeArrays.view(apart, n * dh * dw, h, w, c),
                height.withoutPadding().withoutDilation(),
                width.withoutPadding().withoutDilation(),
                EXPLICIT,
                maps);
        INDArray together = scope.closeLater(NativeArrays.view(maps, n, dh, dw, oh, ow, f)
                .permute(0, 3, 1, 4, 2, 5)
                .dup('c'));
        INDArray whole = NativeArrays.view(together, n, oh * dh, ow * dw, f);
        INDArray rows = NativeArrays.part(whole, 1, 0, 1, output.size(1));
        output.assign(NativeArrays.part(rows, 2, 0, 1, output.size(2)));
    }

    /** Zeros around, and after that so many more that the lengths are multiples. */
    private INDArray padded(INDArray input, PaddedWindow height, PaddedWindow width, int multipleH, int multipleW) {
        int h = (int) input.size(1);
        int w = (int) input.size(2);
        int fullH = roundUp(h + height.before() + height.after(), multipleH);
        int fullW = roundUp(w + width.before() + width.after(), multipleW);
        if (fullH == h && fullW == w) {
            return input;
        }
        INDArray larger = scope.temporary((int) input.size(0), fullH, fullW, (int) input.size(3));
        larger.assign(0f);
        INDArray rows = NativeArrays.part(larger, 1, height.before(), 1, h);
        NativeArrays.part(rows, 2, width.before(), 1, w).assign(input);
        return larger;
    }

    private static int roundUp(int length, int multiple) {
        return (length + multiple - 1) / multiple * multiple;
    }
}
