package org.convscope.workspace;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A cache that is weighed in bytes: what was not used for longest goes first. Safe from any thread. */
public final class WeighedCache<K, V> {
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<V> weigher;
    private final long most;
    private long weight;

    /**
     * @param most bytes held at most; a single value that is heavier is held alone
     * @param weigher bytes of a value, the same at every call
     */
    public WeighedCache(long most, ToLongFunction<V> weigher) {
        this.most = most;
        this.weigher = weigher;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(K key, V value) {
        remove(key);
        values.put(key, value);
        weight += weigher.applyAsLong(value);
        Iterator<Map.Entry<K, V>> oldest = values.entrySet().iterator();
        while (weight > most && values.size() > 1) {
            weight -= weigher.applyAsLong(oldest.next().getValue());
            oldest.remove();
        }
    }

    public synchronized void remove(K key) {
        V old = values.remove(key);
        if (old != null) {
            weight -= weigher.applyAsLong(old);
        }
    }

    public synchronized void clear() {
        values.clear();
        weight = 0;
    }

    public synchronized long bytes() {
        return weight;
    }
}
