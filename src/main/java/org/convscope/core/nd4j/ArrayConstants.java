package org.convscope.core.nd4j;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * StepWeights as the operations want them, prepared once and kept up to a number of bytes; the least recently used go first.
 * Not for several threads at once.
 */
final class ArrayConstants implements AutoCloseable {
    private final long budgetBytes;
    private final LinkedHashMap<Key, Tensor> onHeap = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Key, INDArray> inNative = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Key> inUse = new HashSet<>();
    private long bytes;

    /** Owners are operations, each equal to itself alone. */
    private record Key(Object owner, String role) {}

    /**
     * @param budgetBytes how much is kept; what a single step needs is held in any case
     */
    public ArrayConstants(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    public long budgetBytes() {
        return budgetBytes;
    }

    /** How many of them are in native memory. */
    public long nativeBytes() {
        return 4 * inNative.values().stream().mapToLong(INDArray::length).sum();
    }

    /** A constant in native memory; must not be written to or closed. */
    public INDArray array(Object owner, String role, Supplier<Tensor> values) {
        Key key = new Key(owner, role);
        inUse.add(key);
        INDArray known = inNative.get(key);
        if (known != null) {
            return known;
        }
        Tensor tensor = values.get();
        makeRoomFor(4L * tensor.size());
        INDArray made = NativeArrays.of(tensor);
        inNative.put(key, made);
        bytes += 4L * tensor.size();
        return made;
    }

    /** On the heap. */
    public Tensor tensor(Object owner, String role, Supplier<Tensor> values) {
        Key key = new Key(owner, role);
        inUse.add(key);
        Tensor known = onHeap.get(key);
        if (known != null) {
            return known;
        }
        Tensor made = values.get();
        makeRoomFor(4L * made.size());
        onHeap.put(key, made);
        bytes += 4L * made.size();
        return made;
    }

    /** What was handed out may go from now on. */
    public void endStep() {
        inUse.clear();
    }

    private void makeRoomFor(long more) {
        Iterator<Map.Entry<Key, INDArray>> oldest = inNative.entrySet().iterator();
        while (bytes + more > budgetBytes && oldest.hasNext()) {
            var entry = oldest.next();
            if (!inUse.contains(entry.getKey())) {
                bytes -= 4 * entry.getValue().length();
                entry.getValue().close();
                oldest.remove();
            }
        }
        Iterator<Map.Entry<Key, Tensor>> oldestOnHeap = onHeap.entrySet().iterator();
        while (bytes + more > budgetBytes && oldestOnHeap.hasNext()) {
            var entry = oldestOnHeap.next();
            if (!inUse.contains(entry.getKey())) {
                bytes -= 4L * entry.getValue().size();
                oldestOnHeap.remove();
            }
        }
    }

    /** Forgets all that belongs to these owners. */
    public void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        inNative.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey().owner());
            if (goes) {
                bytes -= 4 * entry.getValue().length();
                entry.getValue().close();
            }
            return goes;
        });
        onHeap.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey().owner());
            bytes -= goes ? 4L * entry.getValue().size() : 0;
            return goes;
        });
    }

    @Override
    public void close() {
        inNative.values().forEach(INDArray::close);
        inNative.clear();
        onHeap.clear();
        inUse.clear();
        bytes = 0;
    }
}
