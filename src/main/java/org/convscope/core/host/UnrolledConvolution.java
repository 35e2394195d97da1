package org.convscope.core.host;

import java.util.Arrays;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.core.plan.Shapes;

/**
 * A convolution of a state (N, spatial..., in) with stride 1 that keeps its size, as a product of matrices: the numbers under
 * the kernel at each place are a row.
 */
final class UnrolledConvolution implements StateProduct {
    /** As many numbers as are unrolled at a time. */
    private static final int NUMBERS_AT_ONCE = 1 << 22;

    private final HostScope scope;
    private final Tensor kernel;
    private final int[] state;
    private final int in;
    private final int out;
    private final int window;
    private final int places;

    /**
     * @param kernel (k..., in, out)
     * @param state (N, spatial..., in)
     */
    UnrolledConvolution(HostScope scope, Tensor kernel, int[] state) {
        this.scope = scope;
        this.kernel = kernel;
        this.state = state;
        this.in = kernel.length(-2);
        this.out = kernel.length(-1);
        this.window = kernel.size() / (in * out);
        this.places = Shapes.product(state, 0, state.length - 1);
    }

    @Override
    public double[] of(double[] numbers) {
        double[] result = new double[places * out];
        each((from, to) -> {
            float[] rows = new float[(to - from) * window * in];
            forEachPair(from, to, (row, tap, place) -> {
                int target = (row * window + tap) * in;
                for (int c = 0; c < in; c++) {
                    rows[target + c] = (float) numbers[place * in + c];
                }
            });
            float[] part = new float[(to - from) * out];
            scope.multiply(
                    Matrix.of(rows, 0, to - from, window * in), Matrix.of(kernel.data(), 0, window * in, out), part);
            for (int i = 0; i < part.length; i++) {
                result[from * out + i] = part[i];
            }
        });
        return result;
    }

    @Override
    public double[] back(double[] gradient) {
        double[] result = new double[places * in];
        each((from, to) -> {
            float[] given = new float[(to - from) * out];
            for (int i = 0; i < given.length; i++) {
                given[i] = (float) gradient[from * out + i];
            }
            float[] rows = new float[(to - from) * window * in];
            scope.multiply(
                    Matrix.of(given, 0, to - from, out),
                    Matrix.of(kernel.data(), 0, window * in, out).transpose(),
                    rows);
            forEachPair(from, to, (row, tap, place) -> {
                int source = (row * window + tap) * in;
                for (int c = 0; c < in; c++) {
                    result[place * in + c] += rows[source + c];
                }
            });
        });
        return result;
    }

    /** One part after the other: the parts of a gradient overlap. */
    private void each(Chunks.Work work) {
        int atOnce = Math.max(1, NUMBERS_AT_ONCE / (window * in));
        for (int from = 0; from < places; from += atOnce) {
            scope.checkCancelled();
            work.run(from, Math.min(places, from + atOnce));
        }
    }

    /** A place of the kernel that lies on the state where its middle lies on a row's place. */
    @FunctionalInterface
    private interface Pair {
        void at(int row, int tap, int place);
    }

    private void forEachPair(int from, int to, Pair pair) {
        int axes = state.length - 2;
        int[] size = Arrays.copyOfRange(state, 1, state.length - 1);
        int[] taps = Arrays.copyOf(kernel.shape(), axes);
        int[] middle = new int[axes];
        int[] at = new int[axes];
        for (int row = from; row < to; row++) {
            int rest = row;
            for (int axis = axes - 1; axis >= 0; axis--) {
                middle[axis] = rest % size[axis];
                rest /= size[axis];
            }
            for (int tap = 0; tap < window; tap++) {
                int left = tap;
                boolean inside = true;
                for (int axis = axes - 1; axis >= 0; axis--) {
                    // TensorFlow's SAME: of an even kernel the longer part comes after the middle
                    at[axis] = middle[axis] + left % taps[axis] - (taps[axis] - 1) / 2;
                    left /= taps[axis];
                    inside &= at[axis] >= 0 && at[axis] < size[axis];
                }
                if (inside) {
                    int place = rest;
                    for (int axis = 0; axis < axes; axis++) {
                        place = place * size[axis] + at[axis];
                    }
                    pair.at(row - from, tap, place);
                }
            }
        }
    }
}
