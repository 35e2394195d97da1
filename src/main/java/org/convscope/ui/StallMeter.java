package org.convscope.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * How long the event thread took for single events: who takes longer than a tenth of a second has the window stand still. An event
 * may handle others before it ends, as one that opens a dialog does: what it waits for meanwhile is no stall. Written by the event
 * thread, read by any.
 */
final class StallMeter {
    /** People begin to notice. */
    static final Duration NOTICED = Duration.ofMillis(100);

    private final LongSupplier nanos;
    private final BiConsumer<Duration, String> stalled;
    private long since;
    private volatile Duration longest = Duration.ZERO;

    /**
     * @param nanos a clock
     * @param stalled told of every stall, with what was being handled
     */
    StallMeter(LongSupplier nanos, BiConsumer<Duration, String> stalled) {
        this.nanos = nanos;
        this.stalled = stalled;
    }

    /** An event begins to be handled. */
    void begin() {
        since = nanos.getAsLong();
    }

    /**
     * It has been handled.
     *
     * @param what describes it
     */
    void end(Object what) {
        long now = nanos.getAsLong();
        Duration taken = Duration.ofNanos(now - since);
        // of an event that handled this one, what is left counts from now
        since = now;
        if (taken.compareTo(NOTICED) > 0) {
            if (taken.compareTo(longest) > 0) {
                longest = taken;
            }
            stalled.accept(taken, String.valueOf(what));
        }
    }

    /** The longest stall; empty where there was none. */
    Optional<Duration> longest() {
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }
}
