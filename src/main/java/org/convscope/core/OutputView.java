package org.convscope.core;

import java.util.Optional;
import org.convscope.array.Tensor;

/**
 * A layer's output (N, ..., C) where it lies: so many places of each frame, with C channels each. Channels may lie in blocks, each of
 * which has all places of a frame one after another; numbers of the last block beyond the last channel mean nothing.
 */
public interface OutputView {
    /** So many places' products are added up in single precision, these sums in double; parts of a multiple of it end no sum early. */
    int PLACES_IN_SINGLE = 1920;

    /** With the batch first and the channels last. */
    int[] shape();

    /** How many channels a block has: all of them where they are not in blocks. */
    int blockLength();

    /**
     * Copies numbers of a frame, from several threads at once.
     *
     * @param entry which frame
     * @param block which channels
     * @param place the first of the places
     * @param places how many of them
     * @param numbers gets (places, block length) numbers from its start on
     */
    void read(int entry, int block, int place, int places, float[] numbers);

    /** As {@link #read}, the bits of each number. */
    void readBits(int entry, int block, int place, int places, int[] bits);

    /**
     * Sums over places of a frame of the products of two channels' numbers, each less its mean: of channels a, b >= a, (a, a),
     * (a, a + 1) ... (a + 1, a + 1) ... By the engine's library, from several threads at once; empty where it has nothing for that.
     *
     * @param place the first of the places
     * @param places how many of them
     * @param means one a channel
     */
    Optional<double[]> products(int entry, int place, int places, float[] means);

    /** A copy of one frame's numbers, (1, ..., C). */
    Tensor entry(int entry);

    /** Of what lies on the heap. */
    static OutputView of(Tensor output) {
        return new HeapOutput(output);
    }

    /** How many channels there are: one where the output is a number a frame. */
    default int channels() {
        int[] shape = shape();
        return shape.length < 2 ? 1 : shape[shape.length - 1];
    }

    /** How many places a frame has. */
    default int places() {
        int[] shape = shape();
        return (int) (Tensor.sizeOf(shape) / shape[0] / channels());
    }
}
