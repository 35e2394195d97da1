package org.convscope.core.onednn;

import java.nio.FloatBuffer;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.core.host.Chunks;
import org.convscope.core.plan.Shapes;

/** Copies a layer's map to the heap as a row-major tensor. Channels in blocks are put in order on the way. */
final class Delivery {
    /** Numbers that one task copies. */
    private static final int PART = 1 << 18;

    private final String id;
    private final NativeArray array;
    private final int block;

    /**
     * @param block length of the channels' blocks; 0 for row-major maps
     */
    private Delivery(String id, NativeArray array, int block) {
        this.id = id;
        this.array = array;
        this.block = block;
    }

    /** The delivery of an array of a program that is being written. */
    static Delivery of(ProgramWriter writer, String id, NativeArray array) {
        int length = array.layout().channelBlock();
        if (length > 0 && array.channels() == length) {
            // one block is all channels of each place: row-major
            return new Delivery(id, array, 0);
        }
        // blocks that are mostly padding are put in order by oneDNN, which needs no code to be warm
        int block = array.channels() < length ? 0 : length;
        return new Delivery(id, block > 0 ? array : writer.rowMajor(array), block);
    }

    /** The id of the layer's call. */
    String id() {
        return id;
    }

    /** What is read, which has to stay until then. */
    NativeArray array() {
        return array;
    }

    Tensor read(RunContext context) {
        return read(context, new float[Shapes.heapLength(array.size())]);
    }

    /**
     * @param numbers as many as the map has, written over
     */
    Tensor read(RunContext context, float[] numbers) {
        if (block > 0) {
            readBlocks(context.address(array), numbers);
        } else {
            HeapCopy.read(context.address(array), numbers);
        }
        return Tensor.of(numbers, array.shape());
    }

    /** What is read, where it lies. */
    OutputView view(RunContext context) {
        return new NativeOutput(context.address(array), array.shape(), block);
    }

    private void readBlocks(long address, float[] numbers) {
        int[] shape = array.shape();
        int channels = array.channels();
        int blocks = (channels + block - 1) / block;
        int places = Math.max(1, (int) (array.size() / channels / shape[0]));
        int inPart = Math.max(1, PART / channels);
        for (int frame = 0; frame < shape[0]; frame++) {
            long begin = address + 4L * frame * blocks * places * block;
            int target = frame * places * channels;
            Chunks.each(places, inPart, (from, to) -> {
                for (int number = 0; number < blocks; number++) {
                    long source = begin + 4L * ((long) number * places + from) * block;
                    FloatBuffer maps =
                            Address.floats(source, (long) (to - from) * block).asBuffer();
                    int count = Math.min(block, channels - number * block);
                    int at = target + from * channels + number * block;
                    for (int place = 0; place < to - from; place++) {
                        maps.get(place * block, numbers, at, count);
                        at += channels;
                    }
                }
            });
        }
    }
}
