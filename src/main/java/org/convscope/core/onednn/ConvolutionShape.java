package org.convscope.core.onednn;

import java.util.Arrays;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.convscope.network.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * A convolution as oneDNN has it: images (N, C, H, W) or volumes (N, C, D, H, W). A transposed convolution is the one whose
 * way back it is, with input and output exchanged.
 *
 * @param input (N, spatial..., C), what it takes forwards
 * @param output likewise
 * @param groups of channels that are convolved apart
 * @param before zeros before each spatial axis
 * @param after zeros after each
 */
record ConvolutionShape(
        int[] input, int[] output, int groups, int[] kernel, int[] strides, int[] dilation, int[] before, int[] after) {

    /**
     * @param input of at least one spatial axis; sequences become images of one row
     * @param padding zeros around the input besides those of the window; null for none
     */
    static ConvolutionShape of(
            SlidingWindow window, int groups, int[] input, int[] output, Operation.@Nullable ZeroPadding padding) {
        return made(window, groups, input, output, padding);
    }

    /** The convolution whose way back leads from {@code input} to {@code output}. */
    static ConvolutionShape transposed(SlidingWindow window, int[] input, int[] output) {
        return made(window, 1, output, input, null);
    }

    private static ConvolutionShape made(
            SlidingWindow window, int groups, int[] input, int[] output, Operation.@Nullable ZeroPadding padding) {
        int axes = window.axes();
        int[] before = new int[axes];
        int[] after = new int[axes];
        for (int i = 0; i < axes; i++) {
            AxisWindow axis = window.axis(i);
            int more = padding == null ? 0 : padding.before()[i] + padding.after()[i];
            int length = input[i + 1] + more;
            before[i] = axis.before(length) + (padding == null ? 0 : padding.before()[i]);
            after[i] = axis.after(length) + (padding == null ? 0 : padding.after()[i]);
        }
        if (axes == 1) {
            return new ConvolutionShape(
                    asImage(input),
                    asImage(output),
                    groups,
                    with(1, window.kernel()),
                    with(1, window.strides()),
                    with(1, window.dilation()),
                    with(0, before),
                    with(0, after));
        }
        return new ConvolutionShape(
                input, output, groups, window.kernel(), window.strides(), window.dilation(), before, after);
    }

    private static int[] with(int first, int[] second) {
        return new int[] {first, second[0]};
    }

    /** (N, L, C) as (N, 1, L, C); others as they are. */
    static int[] asImage(int[] shape) {
        return shape.length == 3 ? new int[] {shape[0], 1, shape[1], shape[2]} : shape;
    }

    /** One pixel of one number for each channel of images (N, H, W, C). */
    static ConvolutionShape ofEachChannel(int[] images) {
        int[] ones = {1, 1};
        int[] none = {0, 0};
        return new ConvolutionShape(images, images, images[3], ones, ones, ones, none, none);
    }

    /** The same for so many frames. */
    ConvolutionShape ofFrames(int count) {
        int[] in = input.clone();
        int[] out = output.clone();
        in[0] = count;
        out[0] = count;
        return new ConvolutionShape(in, out, groups, kernel, strides, dilation, before, after);
    }

    /** The way back as a convolution of the output with the turned kernel, where that moves pixel by pixel. */
    ConvolutionShape turned() {
        return new ConvolutionShape(
                /* input= */ output,
                /* output= */ input,
                groups,
                kernel,
                strides,
                dilation,
                otherSide(before),
                otherSide(after));
    }

    private int[] otherSide(int[] padding) {
        int[] others = new int[padding.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = kernel[i] - 1 - padding[i];
        }
        return others;
    }

    int inputChannels() {
        return input[input.length - 1];
    }

    int outputChannels() {
        return output[output.length - 1];
    }

    long[] oneDnnStrides() {
        return longs(strides);
    }

    /** oneDNN counts the pixels between those of the kernel. */
    long[] oneDnnDilation() {
        long[] gaps = longs(dilation);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i]--;
        }
        return gaps;
    }

    long[] paddingBefore() {
        return longs(before);
    }

    long[] paddingAfter() {
        return longs(after);
    }

    private static long[] longs(int[] numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    /** The kernel's dimensions: ([groups,] out, in, spatial...). */
    long[] kernelDims() {
        int lead = groups == 1 ? 2 : 3;
        long[] dims = new long[lead + kernel.length];
        if (groups > 1) {
            dims[0] = groups;
        }
        dims[lead - 2] = outputChannels() / groups;
        dims[lead - 1] = inputChannels() / groups;
        for (int i = 0; i < kernel.length; i++) {
            dims[lead + i] = kernel[i];
        }
        return dims;
    }

    /** How a kernel (spatial..., in / groups, out) of Keras lies. */
    Layout kernelOfConvolution() {
        int out = outputChannels();
        return kernelLayout(1, out, out / groups, (long) inputChannels() / groups * out);
    }

    /** How a kernel (spatial..., channels, multiplier) of a depthwise convolution lies. */
    Layout kernelOfDepthwise() {
        int multiplier = outputChannels() / groups;
        return kernelLayout(1, 1, multiplier, outputChannels());
    }

    /** How a kernel (spatial..., in, out) lies that a transposed convolution has: its input has this one's output channels. */
    Layout kernelOfTransposed() {
        int maps = outputChannels();
        return kernelLayout(1, maps, 0, (long) maps * inputChannels());
    }

    /** A kernel of this convolution with its input's and output's channels exchanged, as the way back has them. */
    Layout exchanged(Layout kernelLayout) {
        long[] dims = kernelDims();
        int[] order = new int[dims.length];
        for (int axis = 0; axis < order.length; axis++) {
            order[axis] = axis;
        }
        order[0] = 1;
        order[1] = 0;
        return kernelLayout.permuted(order);
    }

    /**
     * @param perOut how far the numbers of neighbouring output channels lie apart, likewise the others
     * @param pixel how many numbers one pixel of the kernel has
     */
    private Layout kernelLayout(long perOut, long perIn, long perGroup, long pixel) {
        long[] dims = kernelDims();
        long[] strides = new long[dims.length];
        int lead = groups == 1 ? 2 : 3;
        if (groups > 1) {
            strides[0] = perGroup;
        }
        strides[lead - 2] = perOut;
        strides[lead - 1] = perIn;
        long stride = pixel;
        for (int axis = dims.length - 1; axis >= lead; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return Layout.strided(dims, strides);
    }

    /** Whether there are several channels, each of which is convolved apart and gives one. */
    boolean isOfChannelsApart() {
        return groups > 1 && groups == inputChannels() && groups == outputChannels();
    }

    /** Whether the kernel is 3 x 3 pixels that lie and move one by one. */
    boolean isPlain3x3() {
        return isPlain() && Arrays.equals(kernel, new int[] {3, 3});
    }

    /** Whether the kernel's pixels are those of an image, and lie and move one by one. */
    boolean isPlain() {
        int[] ones = {1, 1};
        return Arrays.equals(strides, ones) && Arrays.equals(dilation, ones) && groups == 1;
    }
}
