package org.convscope.core;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * The part of the heap that nothing has been in yet. The system gives each page of it when it is first written to, which takes
 * longer than copying a map there.
 */
final class FreshHeap {
    private static final int PART = 1 << 20;
    private static final int MOST_PARTS = 48;

    private FreshHeap() {}

    /**
     * Fills it with garbage until some has been collected, so that what comes next lies where something has been.
     *
     * @return how many numbers the garbage had
     */
    static long touch() {
        long before = collections();
        long touched = 0;
        for (int i = 0; i < MOST_PARTS && collections() == before; i++) {
            touched += new float[PART].length;
        }
        return touched;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
