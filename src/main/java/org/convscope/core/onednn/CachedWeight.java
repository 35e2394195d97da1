package org.convscope.core.onednn;

import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A weight as primitives want it, in native memory while there is room; read and laid out anew where it has gone. Known by
 * {@link WeightCache} alone.
 */
final class CachedWeight {
    private final Object owner;
    private final String role;
    private final Layout given;
    private final Layout wanted;
    private final Supplier<Tensor> values;
    private @Nullable NativeBuffer buffer;
    private long lastUse;
    private boolean finite = true;
    private boolean isOutdated;

    /** One of an owner's weights, in whatever layout; compared as {@link OneDnnEngine}'s keys are. */
    record Source(Object owner, String role) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source source && owner.equals(source.owner) && role.equals(source.role);
        }

        @Override
        public int hashCode() {
            return 31 * owner.hashCode() + role.hashCode();
        }
    }

    /**
     * @param owner whose weight it is, equal to itself alone
     * @param given how the values that are read lie in their tensor
     * @param wanted how they are to lie
     */
    CachedWeight(Object owner, String role, Layout given, Layout wanted, Supplier<Tensor> values) {
        this.owner = owner;
        this.role = role;
        this.given = given;
        this.wanted = wanted;
        this.values = values;
    }

    /** Where its numbers are from. */
    Source source() {
        return new Source(owner, role);
    }

    /** Whether it is that; the same numbers with their axes named otherwise are another one. */
    boolean is(Object itsOwner, String itsRole, Layout itLies, Layout itIsToLie) {
        return owner == itsOwner && role.equals(itsRole) && given.equals(itLies) && wanted.equals(itIsToLie);
    }

    Layout given() {
        return given;
    }

    Layout wanted() {
        return wanted;
    }

    Supplier<Tensor> values() {
        return values;
    }

    @Nullable
    NativeBuffer buffer() {
        return buffer;
    }

    void hold(@Nullable NativeBuffer held) {
        buffer = held;
    }

    /** Whether all numbers that were read are finite and usual; true before any were. */
    boolean isFinite() {
        return finite;
    }

    /** Says that its values have changed: they are read again before they are used. */
    void outdate() {
        isOutdated = true;
    }

    /** Whether memory holds what it is now. */
    boolean isHeld() {
        return buffer != null && !isOutdated;
    }

    /** Notes what was read. */
    void read(Tensor tensor) {
        isOutdated = false;
        finite = InputNumbers.isFinite(tensor.data(), tensor.size());
    }

    long lastUse() {
        return lastUse;
    }

    void usedAt(long time) {
        lastUse = time;
    }

    long bytes() {
        return wanted.bytes();
    }
}
