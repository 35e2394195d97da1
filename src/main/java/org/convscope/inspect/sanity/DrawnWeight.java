package org.convscope.inspect.sanity;

import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/** Random numbers in place of a weight's. Each row has a seed of its own, so that a large kernel is never there as a whole. */
record DrawnWeight(Weight of, DrawnNumbers numbers, long seed) implements Weight {
    @Override
    public String name() {
        return of.name();
    }

    @Override
    public int[] shape() {
        return of.shape();
    }

    @Override
    public Tensor read() {
        if (size() > Integer.MAX_VALUE) {
            return of.read();
        }
        int[] shape = shape();
        return Tensor.of(readRows(0, shape.length == 0 ? 1 : shape[0]), shape);
    }

    @Override
    public float[] readRows(long from, long to) {
        int[] shape = shape();
        long rows = shape.length == 0 ? 1 : Math.max(1, shape[0]);
        int length = (int) (size() / rows);
        float[] drawn = new float[Math.toIntExact((to - from) * length)];
        for (long row = from; row < to; row++) {
            var random = new Random(MixedSeed.of(seed, row));
            int first = (int) ((row - from) * length);
            for (int i = 0; i < length; i++) {
                drawn[first + i] = (float) numbers.next(random);
            }
        }
        return drawn;
    }
}
