package org.convscope.core.nd4j;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.host.HeapConstants;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights as the operations want them, prepared once and kept up to a number of bytes, those on the heap with those in native
 * memory; the least recently used go first, native ones before those on the heap. Not for several threads at once.
 */
final class ArrayConstants implements AutoCloseable {
    private final long budgetBytes;
    private final HeapConstants onHeap;
    private final LinkedHashMap<Key, INDArray> inNative = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Key> inUse = new HashSet<>();
    private long nativeBytes;

    /** Owners are operations, each equal to itself alone. */
    private record Key(Object owner, String role) {}

    /**
     * @param budgetBytes how much is kept; what a single step needs is held in any case
     */
    public ArrayConstants(long budgetBytes) {
        this.budgetBytes = budgetBytes;
        this.onHeap = new HeapConstants(budgetBytes);
    }

    public long budgetBytes() {
        return budgetBytes;
    }

    /** How many bytes are held in native memory. */
    public long nativeBytes() {
        return nativeBytes;
    }

    /** A constant in native memory; must not be written to or closed. */
    public INDArray array(Object owner, String role, Supplier<Tensor> values) {
        var key = new Key(owner, role);
        inUse.add(key);
        INDArray known = inNative.get(key);
        if (known != null) {
            return known;
        }
        Tensor tensor = values.get();
        makeRoomFor(4L * tensor.size());
        INDArray made = NativeArrays.of(tensor);
        inNative.put(key, made);
        nativeBytes += bytes(made);
        return made;
    }

    /** On the heap. */
    public Tensor tensor(Object owner, String role, Supplier<Tensor> values) {
        return onHeap.get(owner, role, () -> {
            Tensor made = values.get();
            makeRoomFor(4L * made.size());
            return made;
        });
    }

    /** What was handed out may go from now on. */
    public void endStep() {
        inUse.clear();
    }

    private void makeRoomFor(long more) {
        Iterator<Map.Entry<Key, INDArray>> oldest = inNative.entrySet().iterator();
        while (nativeBytes + onHeap.bytes() + more > budgetBytes && oldest.hasNext()) {
            var entry = oldest.next();
            if (!inUse.contains(entry.getKey())) {
                close(entry.getValue());
                oldest.remove();
            }
        }
        onHeap.shrink(budgetBytes - nativeBytes - more);
    }

    private void close(INDArray array) {
        nativeBytes -= bytes(array);
        array.close();
    }

    private static long bytes(INDArray array) {
        return 4 * array.length();
    }

    /** Forgets all that belongs to these owners. */
    public void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        inNative.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey().owner());
            if (goes) {
                close(entry.getValue());
            }
            return goes;
        });
        onHeap.release(owners);
    }

    @Override
    public void close() {
        inNative.values().forEach(this::close);
        inNative.clear();
        onHeap.shrink(0);
        inUse.clear();
    }
}
