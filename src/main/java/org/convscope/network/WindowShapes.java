package org.convscope.network;

import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Shapes of what works on the spatial axes: convolutions, pooling, padding, cropping, scaling. */
final class WindowShapes {
    private WindowShapes() {}

    /** Null where the operation is of another sort. */
    static int @Nullable [] outputShape(Operation operation, int[] x) {
        if (operation instanceof Operation.Convolution c) {
            return windows(x, c.kernel(), c.strides(), c.dilation(), c.padding(), c.filters());
        }
        if (operation instanceof Operation.DepthwiseConvolution c) {
            int channels = x[spatial(x, c.kernel().length)];
            int units = channels < 0 ? -1 : multiply(channels, c.multiplier());
            return windows(x, c.kernel(), c.strides(), c.dilation(), c.padding(), units);
        }
        if (operation instanceof Operation.SeparableConvolution c) {
            return windows(x, c.kernel(), c.strides(), c.dilation(), c.padding(), c.filters());
        }
        if (operation instanceof Operation.LocallyConnected c) {
            return windows(x, c.kernel(), c.strides(), ones(c.kernel().length), Padding.VALID, c.filters());
        }
        if (operation instanceof Operation.TransposedConvolution c) {
            return transposed(x, c);
        }
        if (operation instanceof Operation.Pooling p) {
            int channels = x[spatial(x, p.size().length)];
            return windows(x, p.size(), p.strides(), ones(p.size().length), p.padding(), channels);
        }
        if (operation instanceof Operation.GlobalPooling p) {
            return global(x, p.keepDimensions());
        }
        if (operation instanceof Operation.ZeroPadding p) {
            return grown(x, p.before(), p.after(), 1);
        }
        if (operation instanceof Operation.Cropping c) {
            return grown(x, c.before(), c.after(), -1);
        }
        if (operation instanceof Operation.UpSampling u) {
            int[] shape = x.clone();
            spatial(x, u.factors().length);
            for (int i = 0; i < u.factors().length; i++) {
                shape[i] = x[i] < 0 ? -1 : multiply(x[i], u.factors()[i]);
            }
            return shape;
        }
        if (operation instanceof Operation.Resizing r) {
            spatial(x, 2);
            return new int[] {r.height(), r.width(), x[2]};
        }
        if (operation instanceof Operation.CenterCrop c) {
            spatial(x, 2);
            return new int[] {c.height(), c.width(), x[2]};
        }
        return null;
    }

    /** How many positions a window takes along an axis, -1 where free. */
    static int positions(int length, int kernel, int stride, int dilation, Padding padding) {
        if (length < 0) {
            return -1;
        }
        long reach = (kernel - 1L) * dilation + 1;
        return padding == Padding.VALID
                ? (int) Math.max(0, (length - reach + stride) / stride)
                : (int) (((long) length + stride - 1) / stride);
    }

    private static int[] windows(int[] x, int[] kernel, int[] strides, int[] dilation, Padding padding, int channels) {
        int rank = spatial(x, kernel.length);
        int[] shape = new int[rank + 1];
        for (int i = 0; i < rank; i++) {
            shape[i] = positions(x[i], kernel[i], strides[i], dilation[i], padding);
            if (shape[i] == 0) {
                throw Problem.of("its window is larger than its input, the output would be empty")
                        .expected("at least " + ((kernel[i] - 1L) * dilation[i] + 1) + " along axis " + (i + 1))
                        .found(ShapeInference.text(x))
                        .asException();
            }
        }
        shape[rank] = channels;
        return shape;
    }

    /** Keras's {@code deconv_output_length}. */
    private static int[] transposed(int[] x, Operation.TransposedConvolution c) {
        int rank = spatial(x, c.kernel().length);
        int[] shape = new int[rank + 1];
        for (int i = 0; i < rank; i++) {
            if (x[i] < 0) {
                shape[i] = -1;
                continue;
            }
            long kernel = (c.kernel()[i] - 1L) * c.dilation()[i] + 1;
            long stride = c.strides()[i];
            boolean same = c.padding() == Padding.SAME;
            long extra = c.outputPadding()[i];
            long length;
            if (extra < 0) {
                length = same ? x[i] * stride : x[i] * stride + Math.max(kernel - stride, 0);
            } else {
                length = (x[i] - 1) * stride + kernel - (same ? 2 * (kernel / 2) : 0) + extra;
            }
            if (length <= 0 || length > Integer.MAX_VALUE) {
                throw tooLarge();
            }
            shape[i] = (int) length;
        }
        shape[rank] = c.filters();
        return shape;
    }

    private static int[] global(int[] x, boolean keep) {
        if (x.length < 2) {
            throw rank("two or more", x);
        }
        int channels = x[x.length - 1];
        if (!keep) {
            return new int[] {channels};
        }
        int[] shape = ones(x.length);
        shape[x.length - 1] = channels;
        return shape;
    }

    private static int[] grown(int[] x, int[] before, int[] after, int sign) {
        int rank = spatial(x, before.length);
        int[] shape = x.clone();
        for (int i = 0; i < rank; i++) {
            long length = x[i] + sign * ((long) before[i] + after[i]);
            if (x[i] >= 0 && (length <= 0 || length > Integer.MAX_VALUE)) {
                throw Problem.of("nothing of its input would be left, or too much")
                        .found(ShapeInference.text(x))
                        .asException();
            }
            shape[i] = x[i] < 0 ? -1 : (int) length;
        }
        return shape;
    }

    /** Checks that there are so many spatial axes and a channel axis; gives the number back, which is the channels' place. */
    private static int spatial(int[] x, int axes) {
        if (x.length != axes + 1) {
            throw rank(axes + 1 + "", x);
        }
        return axes;
    }

    private static RuntimeException rank(String expected, int[] x) {
        return Problem.of("takes an input of another number of axes")
                .expected(expected + " besides the batch")
                .found(ShapeInference.text(x))
                .asException();
    }

    private static int multiply(int a, int b) {
        long product = (long) a * b;
        if (product > Integer.MAX_VALUE) {
            throw tooLarge();
        }
        return (int) product;
    }

    private static RuntimeException tooLarge() {
        return Problem.of("its output would be too large, or empty").asException();
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
