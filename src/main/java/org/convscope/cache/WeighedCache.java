package org.convscope.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A cache that is weighed, mostly in bytes: what was not used for longest goes first. Safe from any thread. */
public final class WeighedCache<K, V> {
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<V> weigher;
    private final long most;
    private long weight;

    /**
     * @param most weight held at most; a single value that is heavier is held alone
     * @param weigher weight of a value, the same at every call
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
        Iterator<V> oldest = values.values().iterator();
        while (weight > most && values.size() > 1) {
            weight -= weigher.applyAsLong(oldest.next());
            oldest.remove();
        }
    }

    /** Lets what was not used for longest go until no more than this is held. */
    public synchronized void shrink(long mostHeld) {
        Iterator<V> oldest = values.values().iterator();
        while (weight > mostHeld && oldest.hasNext()) {
            weight -= weigher.applyAsLong(oldest.next());
            oldest.remove();
        }
    }

    public synchronized void remove(K key) {
        V old = values.remove(key);
        if (old != null) {
            weight -= weigher.applyAsLong(old);
        }
    }

    public synchronized void removeIf(Predicate<K> gone) {
        keys().stream().filter(gone).forEach(this::remove);
    }

    /** What was not used for longest first. */
    public synchronized List<K> keys() {
        return List.copyOf(values.keySet());
    }

    public synchronized void clear() {
        values.clear();
        weight = 0;
    }

    /** What is held now. */
    public synchronized long weight() {
        return weight;
    }
}
