package org.convscope.inspect.embedding;

/**
 * The features of frames, a row a frame, read a stripe of columns at a time, as there may be more of them than memory holds. Read by
 * one thread at a time.
 */
interface FeatureRows extends AutoCloseable {
    /** Columns of a stripe; the last may have fewer. */
    int STRIPE = 1024;

    /** How many frames. */
    int count();

    /** How many features a frame has; 0 before there is one. */
    int length();

    /**
     * The next frame's.
     *
     * @param features as many as those of the frames before
     */
    void add(float[] features);

    /** Some rows of a stripe: (to - from, columns of the stripe), row after row. */
    float[] read(int stripe, int from, int to);

    @Override
    void close();

    default int stripes() {
        return (length() + STRIPE - 1) / STRIPE;
    }

    /** How many columns a stripe has. */
    default int width(int stripe) {
        return Math.min(STRIPE, length() - stripe * STRIPE);
    }
}
