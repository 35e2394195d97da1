package org.convscope.core.onednn;

import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;

/** An output in a program's memory: (N, blocks, places, channels of a block). */
final class NativeOutput implements OutputView {
    private final long address;
    private final int[] shape;
    private final int channels;
    private final int places;
    private final int blockLength;

    /**
     * @param address where it begins
     * @param block how many channels a block has; 0 for row-major maps
     */
    NativeOutput(long address, int[] shape, int block) {
        this.address = address;
        this.shape = shape.clone();
        this.channels = OutputView.super.channels();
        this.places = OutputView.super.places();
        this.blockLength = block > 0 ? block : channels;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public int blockLength() {
        return blockLength;
    }

    int blocks() {
        return (channels + blockLength - 1) / blockLength;
    }

    @Override
    public void read(int entry, int block, int place, int count, float[] numbers) {
        int size = count * blockLength;
        Address.floats(at(entry, block, place), size).get(numbers, 0, size);
    }

    @Override
    public void readBits(int entry, int block, int place, int count, int[] bits) {
        int size = count * blockLength;
        new IntPointer(new Address(at(entry, block, place))).capacity(size).get(bits, 0, size);
    }

    private long at(int entry, int block, int place) {
        return address + 4L * (((long) entry * blocks() + block) * places + place) * blockLength;
    }

    @Override
    public Optional<double[]> products(int entry, float[] means) {
        return Optional.of(ChannelProducts.of(this, entry, means));
    }

    @Override
    public Tensor entry(int entry) {
        int[] one = shape();
        one[0] = 1;
        float[] numbers = new float[places * channels];
        float[] row = new float[places * blockLength];
        for (int block = 0; block < blocks(); block++) {
            read(entry, block, 0, places, row);
            int first = block * blockLength;
            int count = Math.min(blockLength, channels - first);
            for (int place = 0; place < places; place++) {
                System.arraycopy(row, place * blockLength, numbers, place * channels + first, count);
            }
        }
        return Tensor.of(numbers, one);
    }
}
