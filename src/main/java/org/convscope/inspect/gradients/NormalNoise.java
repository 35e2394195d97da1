package org.convscope.inspect.gradients;

import java.util.stream.IntStream;

/**
 * The normal numbers of {@link java.util.Random#nextGaussian()}, in the same order and with the same bits, many at a time: the
 * uniform numbers come one after the other, what is made of them by all processors. Used by one thread.
 */
final class NormalNoise {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long ADDED = 0xBL;
    private static final long STATES = (1L << 48) - 1;
    private static final int STATE_BITS = 48;
    private static final int HIGH_BITS = 26;
    private static final int LOW_BITS = 27;
    private static final int PART = 4096;

    private long state;
    private double spare;
    private boolean hasSpare;
    private double[] places = {};

    NormalNoise(long seed) {
        this.state = (seed ^ MULTIPLIER) & STATES;
    }

    /** The next so many, which stay until the next call. */
    double[] next(int count) {
        int begin = hasSpare ? 1 : 0;
        int pairs = (count - begin + 1) / 2;
        if (places.length < begin + 2 * pairs) {
            places = new double[begin + 2 * pairs];
        }
        if (hasSpare && count > 0) {
            places[0] = spare;
        }
        for (int pair = 0; pair < pairs; pair++) {
            placeInCircle(begin + 2 * pair);
        }
        IntStream.range(0, (pairs + PART - 1) / PART).parallel().forEach(part -> {
            int end = begin + 2 * Math.min(pairs, (part + 1) * PART);
            for (int at = begin + 2 * part * PART; at < end; at += 2) {
                stretch(at);
            }
        });
        if (count > 0) {
            hasSpare = begin + 2 * pairs > count;
            spare = hasSpare ? places[count] : 0;
        }
        return places;
    }

    /** A point in the unit circle, but for its middle: Marsaglia's polar method, as Java documents it. */
    private void placeInCircle(int at) {
        double squares;
        do {
            places[at] = 2 * uniform() - 1;
            places[at + 1] = 2 * uniform() - 1;
            squares = places[at] * places[at] + places[at + 1] * places[at + 1];
        } while (squares >= 1 || squares == 0);
    }

    private void stretch(int at) {
        double squares = places[at] * places[at] + places[at + 1] * places[at + 1];
        double factor = StrictMath.sqrt(-2 * StrictMath.log(squares) / squares);
        places[at] *= factor;
        places[at + 1] *= factor;
    }

    private double uniform() {
        long high = (long) bits(HIGH_BITS) << LOW_BITS;
        return (high + bits(LOW_BITS)) * 0x1.0p-53;
    }

    private int bits(int count) {
        state = (state * MULTIPLIER + ADDED) & STATES;
        return (int) (state >>> (STATE_BITS - count));
    }
}
