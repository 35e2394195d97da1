package org.convscope.core.nd4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of a running plan, in memory that it may share with others of another shape. */
final class PooledArray implements AutoCloseable {
    private final MemoryBlock block;
    private final INDArray array;

    private PooledArray(MemoryBlock block, INDArray array) {
        this.block = block;
        this.array = array;
    }

    /** An array in memory of its own, not initialised. */
    public static PooledArray create(ArrayPool pool, int... shape) {
        MemoryBlock block = pool.take(shape);
        return new PooledArray(block, over(block, shape));
    }

    /** The same numbers under another shape. */
    public PooledArray viewed(int... shape) {
        block.share();
        return new PooledArray(block, over(block, shape));
    }

    private static INDArray over(MemoryBlock block, int... shape) {
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
