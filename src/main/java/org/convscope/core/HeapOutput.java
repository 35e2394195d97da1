package org.convscope.core;

import java.util.Optional;
import org.convscope.array.Tensor;

/** An output on the heap, row-major. */
record HeapOutput(Tensor output) implements OutputView {
    @Override
    public int[] shape() {
        return output.shape();
    }

    @Override
    public int blockLength() {
        return channels();
    }

    @Override
    public void read(int entry, int block, int place, int places, float[] numbers) {
        System.arraycopy(output.data(), from(entry, place), numbers, 0, places * channels());
    }

    @Override
    public void readBits(int entry, int block, int place, int places, int[] bits) {
        int from = from(entry, place);
        for (int i = 0; i < places * channels(); i++) {
            bits[i] = Float.floatToRawIntBits(output.data()[from + i]);
        }
    }

    @Override
    public Optional<double[]> products(int entry, int place, int places, float[] means) {
        return Optional.empty();
    }

    @Override
    public Tensor entry(int entry) {
        return output.length(0) == 1 ? output : output.entries(entry, entry + 1);
    }

    private int from(int entry, int place) {
        return (entry * places() + place) * channels();
    }
}
