package org.convscope.core.host;

import java.util.function.IntToDoubleFunction;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;

/** Sums over some axes, in double precision. */
final class Sums {
    private static final int PARTS = 64;
    private static final int FEWEST_IN_PART = 1 << 14;

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
        return axis(numbers, numbers.rank() - 1);
    }

    /** Over all axes but one. */
    static float[] axis(Tensor numbers, int axis) {
        return rounded(of(numbers.size(), Places.of(numbers.shape(), axis), i -> numbers.data()[i]));
    }

    /** The place of one axis that a number belongs to. */
    record Places(int inner, int length) {
        static Places of(int[] shape, int axis) {
            return new Places(Shapes.product(shape, axis + 1, shape.length), shape[axis]);
        }

        int of(int number) {
            return number / inner % length;
        }
    }

    /**
     * One sum a place, by all processors; in parts of a fixed size, so that it does not depend on how many there are.
     *
     * @param size how many numbers there are
     * @param terms what number i gives
     */
    static double[] of(int size, Places places, IntToDoubleFunction terms) {
        int inPart = Math.max(FEWEST_IN_PART, size / PARTS + 1);
        double[][] parts = new double[(size - 1) / inPart + 1][];
        Chunks.each(size, inPart, (from, to) -> {
            double[] sums = new double[places.length()];
            for (int i = from; i < to; i++) {
                sums[places.of(i)] += terms.applyAsDouble(i);
            }
            parts[from / inPart] = sums;
        });
        double[] all = new double[places.length()];
        for (double[] part : parts) {
            for (int place = 0; place < all.length; place++) {
                all[place] += part[place];
            }
        }
        return all;
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
}
