package org.convscope.core.host;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.cache.WeighedCache;

/**
 * Weights on the heap, as host operations want them, kept up to a number of bytes; the least recently used go first. Not for
 * several threads at once.
 */
public final class HeapConstants {
    private final long budgetBytes;
    private final WeighedCache<Key, Tensor> known;

    /** Owners are equal to themselves alone. */
    private record Key(Object owner, String role) {}

    public HeapConstants(long budgetBytes) {
        this.budgetBytes = budgetBytes;
        this.known = new WeighedCache<>(budgetBytes, tensor -> 4L * tensor.size());
    }

    /** How many bytes are held now. */
    public long bytes() {
        return known.weight();
    }

    /** A constant, made when first used, or used again after it went. */
    public Tensor get(Object owner, String role, Supplier<Tensor> values) {
        var key = new Key(owner, role);
        Optional<Tensor> held = known.get(key);
        if (held.isPresent()) {
            return held.get();
        }
        Tensor made = values.get();
        known.put(key, made);
        shrink(budgetBytes);
        return made;
    }

    /** Lets the least recently used go until no more than so many bytes are held. */
    public void shrink(long mostBytes) {
        known.shrink(mostBytes);
    }

    /** Forgets all that belongs to these owners. */
    public void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        known.removeIf(key -> gone.contains(key.owner()));
    }
}
