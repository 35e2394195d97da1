package org.convscope.keras.weights;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/**
 * The kernel of a {@code LocallyConnected} layer as one matrix, from all numbers of an input to all of an output, channels last
 * in both. Keras 2 stores it in three ways, its setting {@code implementation}: a kernel for each position, that matrix itself
 * with numbers that count for nothing, or the matrix's numbers that count, in the order of output and input.
 *
 * @param stored as the file has it
 * @param input (rows, columns) or (steps), likewise the others
 * @param same whether positions reach over the border ({@code conv_connected_inputs} in Keras 2's {@code conv_utils})
 * @param channelsFirst how the layer orders its axes
 */
public record LocalMatrix(
        Weight stored,
        int implementation,
        int[] input,
        int[] output,
        int[] kernel,
        int[] strides,
        int channels,
        int filters,
        boolean same,
        boolean channelsFirst)
        implements Weight {
    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public int[] shape() {
        return new int[] {size(input) * channels, size(output) * filters};
    }

    private static int size(int[] lengths) {
        int size = 1;
        for (int length : lengths) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /** Where a channel of a position stands in a frame as the layer itself orders it. */
    private int place(int position, int channel, int positions, int all) {
        return channelsFirst ? channel * positions + position : position * all + channel;
    }

    /** Called with each pair of a position of the output and one of the input that it sees. */
    private interface Pairs {
        void pair(int output, int input, int inKernel);
    }

    private void eachPair(Pairs pairs) {
        int windows = size(kernel);
        for (int out = 0; out < size(output); out++) {
            for (int k = 0; k < windows; k++) {
                int position = 0;
                int left = out;
                int inKernel = k;
                int step = 1;
                boolean inside = true;
                for (int axis = input.length - 1; axis >= 0; axis--) {
                    int begin = left % output[axis] * strides[axis] - (same ? kernel[axis] / 2 : 0);
                    int at = begin + inKernel % kernel[axis];
                    inside &= at >= 0 && at < input[axis];
                    position += at * step;
                    step *= input[axis];
                    left /= output[axis];
                    inKernel /= kernel[axis];
                }
                if (inside) {
                    pairs.pair(out, position, k);
                }
            }
        }
    }

    @Override
    public Tensor read() {
        float[] own = stored.read().data();
        int[] shape = shape();
        float[] matrix = new float[Math.toIntExact(size())];
        int windows = size(kernel);
        long[] order = implementation == 3 ? order(shape) : new long[0];
        eachPair((out, in, k) -> {
            for (int c = 0; c < channels; c++) {
                int row = place(in, c, size(input), channels);
                int patch = channelsFirst ? c * windows + k : k * channels + c;
                for (int f = 0; f < filters; f++) {
                    long column = place(out, f, size(output), filters);
                    long at =
                            switch (implementation) {
                                case 1 -> ((long) out * windows * channels + patch) * filters + f;
                                case 2 -> row * (long) shape[1] + column;
                                default -> Arrays.binarySearch(order, column * shape[0] + row);
                            };
                    matrix[(in * channels + c) * shape[1] + out * filters + f] = own[Math.toIntExact(at)];
                }
            }
        });
        return Tensor.of(matrix, shape);
    }

    /** Pairs of output and input, sorted, as one number each. */
    private long[] order(int[] shape) {
        int[] count = {0};
        eachPair((out, in, k) -> count[0] += channels * filters);
        long[] order = new long[count[0]];
        int[] next = {0};
        eachPair((out, in, k) -> {
            for (int c = 0; c < channels; c++) {
                for (int f = 0; f < filters; f++) {
                    order[next[0]++] = (long) place(out, f, size(output), filters) * shape[0]
                            + place(in, c, size(input), channels);
                }
            }
        });
        Arrays.sort(order);
        return order;
    }
}
