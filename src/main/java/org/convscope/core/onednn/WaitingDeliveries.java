package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.List;

/** The outputs of a program that is being written that wait for each other, until they are handed over together. */
final class WaitingDeliveries {
    /** So much more memory a program may take for it. */
    private static final long MOST_BYTES = 8L << 20;

    private final CompileScope scope;
    private final List<NativeArray> waiting = new ArrayList<>();
    private long bytes;

    WaitingDeliveries(CompileScope scope) {
        this.scope = scope;
    }

    /** An output that stays as it is from now on until it is handed over. */
    Delivery of(String id, NativeArray output) {
        Delivery delivery = Delivery.of(scope.writer(), id, output);
        waiting.add(delivery.array());
        scope.remaining().add(delivery.array(), 1);
        bytes += delivery.array().layout().bytes();
        return delivery;
    }

    /** Whether those that wait are so large that they are handed over now. */
    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** They are handed over here. */
    void handOver() {
        scope.writer().add(context -> {}, waiting.toArray(NativeArray[]::new));
        waiting.forEach(scope.remaining()::passed);
        waiting.clear();
        bytes = 0;
    }
}
