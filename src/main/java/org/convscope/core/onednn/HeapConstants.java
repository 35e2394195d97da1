package org.convscope.core.onednn;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;

/** Weights on the heap, as host operations want them, kept up to a number of bytes; the least recently used go first. */
final class HeapConstants {
    private final long budgetBytes;
    private final LinkedHashMap<Key, Tensor> known = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Key(Object owner, String role) {}

    HeapConstants(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    Tensor get(Object owner, String role, Supplier<Tensor> values) {
        Key key = new Key(owner, role);
        Tensor tensor = known.get(key);
        if (tensor == null) {
            tensor = values.get();
            known.put(key, tensor);
            bytes += 4L * tensor.size();
            Iterator<Map.Entry<Key, Tensor>> oldest = known.entrySet().iterator();
            while (bytes > budgetBytes && oldest.hasNext()) {
                bytes -= 4L * oldest.next().getValue().size();
                oldest.remove();
            }
        }
        return tensor;
    }

    /** Forgets all that belongs to these owners. */
    void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        known.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey().owner());
            bytes -= goes ? 4L * entry.getValue().size() : 0;
            return goes;
        });
    }
}
