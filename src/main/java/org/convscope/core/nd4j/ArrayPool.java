package org.convscope.core.nd4j;

import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps released memory for the next array of about that size: fresh memory costs a page fault every 4 KB, as long as a
 * cheap layer takes. Not for several threads at once.
 */
final class ArrayPool implements AutoCloseable {
    private static final int WASTE = 2;

    private final long budgetBytes;
    private final TreeMap<Long, java.util.ArrayDeque<INDArray>> free = new TreeMap<>();
    private long freeBytes;

    /**
     * @param budgetBytes how much unused memory is kept at most
     */
    public ArrayPool(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Memory with at least as many numbers as the shape holds, one user. */
    MemoryBlock take(int... shape) {
        long numbers = org.convscope.array.Tensor.sizeOf(shape);
        Map.Entry<Long, java.util.ArrayDeque<INDArray>> fit = free.ceilingEntry(numbers);
        if (fit != null && fit.getKey() <= numbers * WASTE) {
            INDArray root = fit.getValue().pop();
            if (fit.getValue().isEmpty()) {
                free.remove(fit.getKey());
            }
            freeBytes -= 4 * root.length();
            return new MemoryBlock(this, root);
        }
        return new MemoryBlock(this, Nd4j.createUninitialized(org.nd4j.linalg.api.buffer.DataType.FLOAT, numbers));
    }

    void giveBack(INDArray root) {
        long bytes = 4 * root.length();
        if (root.length() == 0 || freeBytes + bytes > budgetBytes) {
            root.close();
            return;
        }
        free.computeIfAbsent(root.length(), length -> new java.util.ArrayDeque<>())
                .push(root);
        freeBytes += bytes;
    }

    /** How many bytes are kept unused. */
    public long freeBytes() {
        return freeBytes;
    }

    /** Gives the unused memory back to the system. */
    public void clear() {
        free.values().forEach(roots -> roots.forEach(INDArray::close));
        free.clear();
        freeBytes = 0;
    }

    @Override
    public void close() {
        clear();
    }
}
