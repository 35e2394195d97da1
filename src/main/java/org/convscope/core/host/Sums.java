package org.convscope.core.host;

import org.convscope.array.Tensor;

/** Sums over some axes, in double precision. */
final class Sums {
    private Sums() {}

    static float[] rounded(double[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) numbers[i];
        }
        return rounded;
    }

    /** Over all axes but the last. */
    static float[] channels(Tensor numbers) {
        int channels = numbers.length(-1);
        double[] sums = new double[channels];
        for (int i = 0; i < numbers.size(); i++) {
            sums[i % channels] += numbers.data()[i];
        }
        return rounded(sums);
    }

    /** Over all axes but one. */
    static float[] axis(Tensor numbers, int axis) {
        int inner = 1;
        for (int i = axis + 1; i < numbers.rank(); i++) {
            inner *= numbers.length(i);
        }
        double[] sums = new double[numbers.length(axis)];
        for (int i = 0; i < numbers.size(); i++) {
            sums[i / inner % sums.length] += numbers.data()[i];
        }
        return rounded(sums);
    }

    /** Over the axes along which a shape was broadcast to the numbers' own: the transpose of numpy's broadcasting. */
    static float[] broadcast(Tensor numbers, int... shape) {
        Strided walk = Strided.broadcast(shape, numbers.shape());
        double[] sums = new double[(int) Tensor.sizeOf(shape)];
        int[] starts = walk.rowStarts();
        for (int i = 0; i < numbers.size(); i++) {
            sums[starts[i / walk.rowLength()] + i % walk.rowLength() * walk.rowStep()] += numbers.data()[i];
        }
        return rounded(sums);
    }

    /** Of two arrays of one shape, number by number. */
    static Tensor product(Tensor a, Tensor b) {
        float[] product = new float[a.size()];
        for (int i = 0; i < product.length; i++) {
            product[i] = a.data()[i] * b.data()[i];
        }
        return Tensor.of(product, a.shape());
    }
}
