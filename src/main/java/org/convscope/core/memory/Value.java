package org.convscope.core.memory;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of a running plan, in memory that it may share with others of another shape. */
public final class Value implements AutoCloseable {
    private final Block block;
    private final INDArray array;

    private Value(Block block, INDArray array) {
        this.block = block;
        this.array = array;
    }

    /** In memory of its own, not initialised. */
    public static Value create(Pool pool, int... shape) {
        Block block = pool.take(shape);
        return new Value(block, over(block, shape));
    }

    /** The same numbers under another shape. */
    public Value viewed(int... shape) {
        block.share();
        return new Value(block, over(block, shape));
    }

    private static INDArray over(Block block, int... shape) {
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        return Nd4j.create(block.root().data(), lengths, Nd4j.getStrides(lengths, 'c'), 0, 'c');
    }

    public INDArray array() {
        return array;
    }

    public int[] shape() {
        return NativeArrays.shape(array);
    }

    /** Whether another value has the same memory. */
    public boolean isShared() {
        return block.isShared();
    }

    @Override
    public void close() {
        block.release();
    }
}
