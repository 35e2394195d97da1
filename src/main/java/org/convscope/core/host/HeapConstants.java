package org.convscope.core.host;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;

/**
 * Weights on the heap, as host operations want them, kept up to a number of bytes; the least recently used go first. Not for
 * several threads at once.
 */
public final class HeapConstants {
    private final long budgetBytes;
    private final LinkedHashMap<Key, Tensor> known = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Owners are equal to themselves alone. */
    private record Key(Object owner, String role) {}

    public HeapConstants(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** How many bytes are held now. */
    public long bytes() {
        return bytes;
    }

    /** A constant, made when first used, or used again after it went. */
    public Tensor get(Object owner, String role, Supplier<Tensor> values) {
        var key = new Key(owner, role);
        Tensor tensor = known.get(key);
        if (tensor == null) {
            tensor = values.get();
            known.put(key, tensor);
            bytes += bytes(tensor);
            shrink(budgetBytes);
        }
        return tensor;
    }

    /** Lets the least recently used go until no more than so many bytes are held. */
    public void shrink(long mostBytes) {
        Iterator<Map.Entry<Key, Tensor>> oldest = known.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= bytes(oldest.next().getValue());
            oldest.remove();
        }
    }

    /** Forgets all that belongs to these owners. */
    public void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        known.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey().owner());
            bytes -= goes ? bytes(entry.getValue()) : 0;
            return goes;
        });
    }

    private static long bytes(Tensor tensor) {
        return 4L * tensor.size();
    }
}
