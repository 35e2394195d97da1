package org.convscope.core.onednn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;

/** An output in a program's memory: (N, blocks, places, channels of a block). */
final class NativeOutput implements OutputView {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final long address;
    private final int[] shape;
    private final int channels;
    private final int places;
    private final int blockLength;
    /** One a frame and block: a call of native code a row would take longer than copying it. */
    private final List<ByteBuffer> blocks = new ArrayList<>();

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
        long bytes = 4L * places * blockLength;
        for (int i = 0; i < shape[0] * blocks(); i++) {
            // a buffer holds no more; what is larger is read a piece at a time
            blocks.add(
                    bytes <= Integer.MAX_VALUE
                            ? Address.floats(address + i * bytes, bytes / 4).asByteBuffer()
                            : NONE);
        }
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
        buffer(entry, block, place, count)
                .asFloatBuffer()
                .get(from(entry, block, place), numbers, 0, count * blockLength);
    }

    @Override
    public void readBits(int entry, int block, int place, int count, int[] bits) {
        buffer(entry, block, place, count).asIntBuffer().get(from(entry, block, place), bits, 0, count * blockLength);
    }

    private ByteBuffer buffer(int entry, int block, int place, int count) {
        ByteBuffer all = blocks.get(entry * blocks() + block);
        return all.capacity() == 0
                ? piece(entry, block, place, count)
                : all.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Where the buffer has a place. */
    private int from(int entry, int block, int place) {
        return blocks.get(entry * blocks() + block).capacity() == 0 ? 0 : place * blockLength;
    }

    private ByteBuffer piece(int entry, int block, int place, int count) {
        long begin = address + 4L * (((long) entry * blocks() + block) * places + place) * blockLength;
        return Address.floats(begin, (long) count * blockLength).asByteBuffer();
    }

    @Override
    public Optional<double[]> products(int entry, int place, int count, float[] means) {
        return Optional.of(ChannelProducts.of(this, entry, place, count, means));
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
