package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.core.plan.PaddedWindow;
import org.convscope.core.plan.Shapes;

/**
 * Gradients by a kernel that moves over images (N, spatial..., C) and gives maps (N, spatial..., F), over any number of spatial
 * axes: the numbers under the kernel where it gives a pixel of the maps, times that pixel's gradient, summed over all pixels.
 */
final class KernelGradient {
    /** As many numbers as are laid side by side at a time. */
    private static final int NUMBERS_AT_ONCE = 1 << 22;
    /** As many sums as are made apart and then added in order, so that they do not depend on the number of processors. */
    private static final int PARTS = 64;

    private final List<PaddedWindow> windows;
    private final int[] image;
    private final int[] maps;
    private final int taps;
    private final int rows;

    /**
     * @param windows one a spatial axis
     * @param image shape of the images
     * @param maps shape of the maps
     */
    KernelGradient(List<PaddedWindow> windows, int[] image, int[] maps) {
        this.windows = List.copyOf(windows);
        this.image = image;
        this.maps = maps;
        this.taps = windows.stream().mapToInt(PaddedWindow::kernel).reduce(1, Math::multiplyExact);
        this.rows = Shapes.product(maps, 0, maps.length - 1);
    }

    /** Of a kernel (k..., C / groups, F), row-major. */
    float[] full(HostScope scope, Tensor images, Tensor gradient, int groups) {
        int in = images.length(-1) / groups;
        int filters = gradient.length(-1);
        int out = filters / groups;
        float[] result = new float[Shapes.heapLength((long) taps * in * filters)];
        int atOnce = Math.max(1, NUMBERS_AT_ONCE / (taps * in));
        for (int from = 0; from < rows; from += atOnce) {
            int count = Math.min(atOnce, rows - from);
            for (int group = 0; group < groups; group++) {
                scope.checkCancelled();
                float[] part = new float[taps * in * out];
                scope.multiply(
                        seen(images, from, count, group * in, in).transpose(),
                        given(gradient, from, count, group * out, out),
                        part);
                for (int row = 0; row < taps * in; row++) {
                    for (int f = 0; f < out; f++) {
                        result[row * filters + group * out + f] += part[row * out + f];
                    }
                }
            }
        }
        return result;
    }

    /** What lies under the kernel: a row a pixel of the maps, (k..., channels). */
    private Matrix seen(Tensor images, int from, int count, int channel, int channels) {
        float[] numbers = images.data();
        int all = images.length(-1);
        if (channels == all && isPointwise()) {
            return Matrix.of(numbers, from * all, count, all);
        }
        float[] seen = new float[count * taps * channels];
        Chunks.each(count, Math.max(1, count / PARTS), (first, end) -> {
            int[] pixels = new int[taps];
            for (int row = first; row < end; row++) {
                pixels(from + row, pixels);
                for (int tap = 0; tap < taps; tap++) {
                    if (pixels[tap] >= 0) {
                        System.arraycopy(
                                numbers, pixels[tap] * all + channel, seen, (row * taps + tap) * channels, channels);
                    }
                }
            }
        });
        return Matrix.of(seen, 0, count, taps * channels);
    }

    private static Matrix given(Tensor gradient, int from, int count, int channel, int channels) {
        int all = gradient.length(-1);
        if (channels == all) {
            return Matrix.of(gradient.data(), from * all, count, all);
        }
        float[] part = new float[count * channels];
        for (int row = 0; row < count; row++) {
            System.arraycopy(gradient.data(), (from + row) * all + channel, part, row * channels, channels);
        }
        return Matrix.of(part, 0, count, channels);
    }

    private boolean isPointwise() {
        return windows.stream().allMatch(w -> w.kernel() == 1 && w.stride() == 1 && w.before() == 0)
                && Arrays.equals(image, 0, image.length - 1, maps, 0, maps.length - 1);
    }

    /** Of a kernel (k..., C, multiplier), row-major: unit c * multiplier + m of the maps comes from channel c alone. */
    float[] depthwise(HostScope scope, Tensor images, Tensor gradient) {
        int channels = images.length(-1);
        int units = gradient.length(-1);
        int multiplier = units / channels;
        int rowsAPart = rows / PARTS + 1;
        double[][] parts = new double[(rows - 1) / rowsAPart + 1][];
        Chunks.each(rows, rowsAPart, (from, to) -> {
            scope.checkCancelled();
            double[] sums = new double[taps * units];
            int[] pixels = new int[taps];
            for (int row = from; row < to; row++) {
                pixels(row, pixels);
                for (int tap = 0; tap < taps; tap++) {
                    for (int unit = 0; pixels[tap] >= 0 && unit < units; unit++) {
                        sums[tap * units + unit] += (double) images.data()[pixels[tap] * channels + unit / multiplier]
                                * gradient.data()[row * units + unit];
                    }
                }
            }
            parts[from / rowsAPart] = sums;
        });
        double[] all = new double[taps * units];
        for (double[] part : parts) {
            for (int i = 0; i < all.length; i++) {
                all[i] += part[i];
            }
        }
        return Sums.rounded(all);
    }

    /** The maps of a depthwise convolution without a bias. */
    Tensor depthwiseMaps(HostScope scope, Tensor images, Tensor kernel) {
        int channels = images.length(-1);
        int units = maps[maps.length - 1];
        int multiplier = units / channels;
        float[] result = new float[rows * units];
        Chunks.each(rows, rows / PARTS + 1, (from, to) -> {
            scope.checkCancelled();
            double[] sums = new double[units];
            int[] pixels = new int[taps];
            for (int row = from; row < to; row++) {
                pixels(row, pixels);
                Arrays.fill(sums, 0);
                for (int tap = 0; tap < taps; tap++) {
                    for (int unit = 0; pixels[tap] >= 0 && unit < units; unit++) {
                        sums[unit] += (double) images.data()[pixels[tap] * channels + unit / multiplier]
                                * kernel.data()[tap * units + unit];
                    }
                }
                for (int unit = 0; unit < units; unit++) {
                    result[row * units + unit] = (float) sums[unit];
                }
            }
        });
        return Tensor.of(result, maps);
    }

    /** Of a kernel (places, k... x C, F) that is another one at each place. */
    float[] local(Tensor images, Tensor gradient) {
        int channels = images.length(-1);
        int filters = gradient.length(-1);
        int places = rows / maps[0];
        double[] sums = new double[Shapes.heapLength((long) places * taps * channels * filters)];
        int[] pixels = new int[taps];
        for (int row = 0; row < rows; row++) {
            pixels(row, pixels);
            for (int i = 0; i < taps * channels; i++) {
                double x = images.data()[pixels[i / channels] * channels + i % channels];
                int to = (row % places * taps * channels + i) * filters;
                for (int f = 0; f < filters; f++) {
                    sums[to + f] += x * gradient.data()[row * filters + f];
                }
            }
        }
        return Sums.rounded(sums);
    }

    /** Which pixel of the images lies under each place of the kernel, -1 for the zeros around them. */
    private void pixels(int row, int[] pixels) {
        int frame = row;
        int[] at = new int[windows.size()];
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] = frame % maps[axis + 1];
            frame /= maps[axis + 1];
        }
        pixels[0] = frame;
        int count = 1;
        for (int axis = 0; axis < at.length; axis++) {
            PaddedWindow window = windows.get(axis);
            int length = image[axis + 1];
            int first = at[axis] * window.stride() - window.before();
            for (int i = count - 1; i >= 0; i--) {
                int outer = pixels[i];
                for (int k = window.kernel() - 1; k >= 0; k--) {
                    int place = first + k * window.dilation();
                    boolean isInside = outer >= 0 && place >= 0 && place < length;
                    pixels[i * window.kernel() + k] = isInside ? outer * length + place : -1;
                }
            }
            count *= window.kernel();
        }
    }
}
