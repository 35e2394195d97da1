package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.convscope.array.Tensor;

/**
 * Weights in the layouts that primitives want, up to a number of bytes; the least recently used go first. Not for several
 * threads at once.
 */
final class WeightCache implements AutoCloseable {
    private final ComputeStream stream;
    private final long budgetBytes;
    private final IdentityHashMap<Object, List<CachedWeight>> known = new IdentityHashMap<>();
    private long bytes;
    private long time;
    private long stepBegan;

    /**
     * @param budgetBytes how much is kept; what a single step needs is held in any case
     */
    WeightCache(ComputeStream stream, long budgetBytes) {
        this.stream = stream;
        this.budgetBytes = budgetBytes;
    }

    long budgetBytes() {
        return budgetBytes;
    }

    /** How many bytes are held now. */
    long bytes() {
        return bytes;
    }

    /** The weight in this layout, read when first used. */
    CachedWeight weight(Object owner, String role, Layout given, Layout wanted, Supplier<Tensor> values) {
        List<CachedWeight> own = known.computeIfAbsent(owner, key -> new ArrayList<>());
        for (CachedWeight weight : own) {
            if (weight.is(owner, role, given, wanted)) {
                return weight;
            }
        }
        var made = new CachedWeight(owner, role, given, wanted, values);
        own.add(made);
        return made;
    }

    /** What the last step used may go. */
    void beginStep() {
        stepBegan = ++time;
    }

    /**
     * Where it lies, at least until the next step begins.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    long address(CachedWeight weight) {
        weight.usedAt(++time);
        NativeBuffer held = weight.buffer();
        return (held == null || !weight.isHeld() ? held(weight, weight.values().get()) : held).address();
    }

    private NativeBuffer held(CachedWeight weight, Tensor values) {
        weight.read(values);
        NativeBuffer old = weight.buffer();
        if (old != null && isAsGiven(weight)) {
            HeapCopy.write(values.data(), old.address());
            return old;
        }
        drop(weight);
        makeRoomFor(weight.bytes());
        NativeBuffer held = laidOut(weight, values);
        weight.hold(held);
        bytes += held.bytes();
        return held;
    }

    /**
     * Lays them out ahead of their use, as far as they fit beside what is held.
     *
     * @param layouts of the same numbers, which are read once
     */
    void prepare(List<CachedWeight> layouts) {
        Tensor values = null;
        for (CachedWeight weight : layouts) {
            boolean hasRoom = weight.buffer() != null || bytes + weight.bytes() <= budgetBytes;
            if (!weight.isHeld() && hasRoom) {
                values = values == null ? weight.values().get() : values;
                weight.usedAt(++time);
                held(weight, values);
            }
        }
    }

    private static boolean isAsGiven(CachedWeight weight) {
        return weight.given().equals(weight.wanted());
    }

    private NativeBuffer laidOut(CachedWeight weight, Tensor values) {
        Optional<WinogradLayout> winograd = WinogradLayout.of(weight.given(), weight.wanted());
        if (winograd.isPresent()) {
            var transformed = new NativeBuffer(weight.bytes());
            new WinogradKernels(values.data(), winograd.get())
                    .write(transformed.floats().asBuffer());
            return transformed;
        }
        NativeBuffer read = NativeBuffer.of(values);
        if (isAsGiven(weight)) {
            return read;
        }
        try (read) {
            return Reorders.reordered(stream, read, weight.given(), weight.wanted());
        }
    }

    private void makeRoomFor(long more) {
        if (bytes + more <= budgetBytes) {
            return;
        }
        List<CachedWeight> oldest = known.values().stream()
                .flatMap(List::stream)
                .filter(weight -> weight.buffer() != null && weight.lastUse() < stepBegan)
                .sorted(Comparator.comparingLong(CachedWeight::lastUse))
                .toList();
        for (CachedWeight weight : oldest) {
            if (bytes + more <= budgetBytes) {
                return;
            }
            drop(weight);
        }
    }

    private void drop(CachedWeight weight) {
        NativeBuffer held = weight.buffer();
        if (held != null) {
            bytes -= held.bytes();
            weight.hold(null);
            held.close();
        }
    }

    /** Forgets all that belongs to these owners. */
    void release(Collection<?> owners) {
        Set<Object> gone = new HashSet<>(owners);
        known.entrySet().removeIf(entry -> {
            boolean goes = gone.contains(entry.getKey());
            if (goes) {
                entry.getValue().forEach(this::drop);
            }
            return goes;
        });
    }

    @Override
    public void close() {
        known.values().forEach(own -> own.forEach(this::drop));
        known.clear();
    }
}
