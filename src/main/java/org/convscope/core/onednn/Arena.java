package org.convscope.core.onednn;

import org.jspecify.annotations.Nullable;

/** The memory in which programs run, one at a time; kept between runs up to a number of bytes. */
final class Arena implements AutoCloseable {
    private final long budgetBytes;
    private @Nullable NativeBuffer buffer;

    /**
     * @param budgetBytes how much unused memory is kept at most
     */
    Arena(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Where so many bytes begin, at least until {@link #endRun}. */
    long take(long bytes) {
        NativeBuffer held = buffer;
        if (held == null || held.bytes() < bytes) {
            close();
            held = new NativeBuffer(bytes);
            buffer = held;
        }
        return held.address();
    }

    /** More than the budget goes back to the system. */
    void endRun() {
        if (heldBytes() > budgetBytes) {
            close();
        }
    }

    long heldBytes() {
        return buffer == null ? 0 : buffer.bytes();
    }

    /** Gives all back. */
    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
        }
    }
}
