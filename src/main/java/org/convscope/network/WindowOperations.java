package org.convscope.network;

import java.util.Arrays;
import java.util.List;

/** Operations whose window slides over the spatial axes, or covers them all; members of {@link Operation}. */
public interface WindowOperations {

    /**
     * {@code Conv1D}, {@code Conv2D}, {@code Conv3D}. Weights: kernel (k..., in / groups, filters), bias (filters) if used.
     */
    record Convolution(int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int groups)
            implements ConvolvingOperation {
        @Override
        public SlidingWindow window() {
            return new SlidingWindow(kernel, strides, dilation, padding);
        }

        @Override
        public int units(int channels) {
            return filters;
        }

        @Override
        public KernelLayout kernelLayout() {
            return KernelLayout.INPUTS_UNITS;
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = window().input(inputs);
            int channels = input[input.length - 1];
            if (groups < 1 || (channels >= 0 && channels % groups != 0)) {
                throw InputShapes.wrong("the channels do not divide into " + groups + " groups", "", input);
            }
            return ConvolvingOperation.super.outputShape(inputs);
        }
    }

    /** {@code DepthwiseConv1D}, {@code DepthwiseConv2D}. Weights: depthwise_kernel (k..., in, multiplier), bias if used. */
    record DepthwiseConvolution(int multiplier, int[] kernel, int[] strides, Padding padding, int[] dilation)
            implements ConvolvingOperation {
        @Override
        public SlidingWindow window() {
            return new SlidingWindow(kernel, strides, dilation, padding);
        }

        @Override
        public int units(int channels) {
            return channels < 0 ? -1 : InputShapes.length((long) channels * multiplier, new int[] {channels});
        }

        @Override
        public KernelLayout kernelLayout() {
            return KernelLayout.CHANNELS_MULTIPLIER;
        }
    }

    /**
     * {@code SeparableConv1D}, {@code SeparableConv2D}. Weights: depthwise_kernel (k..., in, multiplier), pointwise_kernel
     * (1..., in * multiplier, filters), bias if used.
     */
    record SeparableConvolution(
            int filters, int multiplier, int[] kernel, int[] strides, Padding padding, int[] dilation)
            implements ConvolvingOperation {
        @Override
        public SlidingWindow window() {
            return new SlidingWindow(kernel, strides, dilation, padding);
        }

        @Override
        public int units(int channels) {
            return filters;
        }

        @Override
        public KernelLayout kernelLayout() {
            return KernelLayout.CHANNELS_MULTIPLIER;
        }
    }

    /**
     * {@code Conv1DTranspose}, {@code Conv2DTranspose}, {@code Conv3DTranspose}. Weights: kernel (k..., filters, in), bias if
     * used. The window slides over the output.
     *
     * @param outputPadding one entry a spatial axis, -1 where Keras derives it
     */
    record TransposedConvolution(
            int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int[] outputPadding)
            implements ConvolvingOperation {
        @Override
        public SlidingWindow window() {
            return new SlidingWindow(kernel, strides, dilation, padding);
        }

        @Override
        public int units(int channels) {
            return filters;
        }

        @Override
        public KernelLayout kernelLayout() {
            return KernelLayout.UNITS_INPUTS;
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] output = window().input(inputs).clone();
            for (int i = 0; i < kernel.length; i++) {
                output[i + 1] = window().axis(i).transposedLength(output[i + 1], outputPadding[i]);
            }
            output[kernel.length + 1] = filters;
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            return axis < kernel.length ? window().axis(axis).transposedField() : LocalField.EVERYTHING;
        }
    }

    /** {@code LocallyConnected1D/2D} (Keras 2). Weights: kernel (positions, k... x in, filters), bias (positions..., filters). */
    record LocallyConnected(int filters, int[] kernel, int[] strides) implements ConvolvingOperation {
        @Override
        public SlidingWindow window() {
            return SlidingWindow.undilated(kernel, strides, Padding.VALID);
        }

        @Override
        public int units(int channels) {
            return filters;
        }

        @Override
        public KernelLayout kernelLayout() {
            return KernelLayout.PLACES;
        }
    }

    /** {@code MaxPooling1D/2D/3D}, {@code AveragePooling1D/2D/3D}. */
    record Pooling(Operation.Reduction reduction, int[] size, int[] strides, Padding padding)
            implements WindowedOperation {
        @Override
        public SlidingWindow window() {
            return SlidingWindow.undilated(size, strides, padding);
        }

        @Override
        public int units(int channels) {
            return channels;
        }

        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = window().input(inputs);
            for (int i = 0; i < size.length; i++) {
                window().axis(i).requireReach(input[i + 1]);
            }
            return WindowedOperation.super.outputShape(inputs);
        }
    }

    /** {@code GlobalMaxPooling...}, {@code GlobalAveragePooling...}: over all spatial axes. */
    record GlobalPooling(Operation.Reduction reduction, boolean keepDimensions) implements MixingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            if (input.length < 3) {
                throw InputShapes.wrong("there is nothing to pool over", "at least 3 axes", input);
            }
            int channels = input[input.length - 1];
            if (!keepDimensions) {
                return new int[] {input[0], channels};
            }
            int[] output = new int[input.length];
            Arrays.fill(output, 1);
            output[0] = input[0];
            output[input.length - 1] = channels;
            return output;
        }
    }
}
