package org.convscope.core.onednn;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.convscope.core.plan.Shapes;

/**
 * Arrays on the heap for outputs that are still being computed. Java fills a new array with zeros on the thread that makes
 * it, which takes as long as copying a map there; so another thread does it meanwhile.
 */
final class ArraysAhead {
    /** With fewer numbers, waking another thread takes longer than it saves. */
    private static final long FEWEST = 1 << 20;

    private final Map<Delivery, CompletableFuture<float[]>> begun = new ConcurrentHashMap<>();

    /** The output is going to be computed now. */
    void begin(Delivery delivery) {
        long size = delivery.array().size();
        if (size >= FEWEST) {
            begun.put(delivery, CompletableFuture.supplyAsync(() -> new float[Shapes.heapLength(size)]));
        }
    }

    /** The array of an output, once; from any thread. */
    float[] take(Delivery delivery) {
        CompletableFuture<float[]> array = begun.remove(delivery);
        if (array == null) {
            return new float[Shapes.heapLength(delivery.array().size())];
        }
        try {
            return array.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw e;
        }
    }
}
