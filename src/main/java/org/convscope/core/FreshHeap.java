package org.convscope.core;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * The part of the heap that nothing has been in yet. The system gives each page of it when it is first written to, which takes
 * longer than copying a map there.
 */
final class FreshHeap {
    /** Numbers of a large object, which takes regions from the beginning of the heap. */
    private static final int LARGE = 1 << 20;
    /** Of a small one, which takes some of a region from its end. */
    private static final int SMALL = 1 << 15;

    private static final long MOST = 48L << 20;

    private FreshHeap() {}

    /**
     * Fills it with garbage until some has been collected, with large objects and then with small ones, so that what
     * comes next lies where something has been.
     *
     * @return how many numbers the garbage had
     */
    static long touch() {
        long large = fill(LARGE, MOST);
        return large + fill(SMALL, MOST - large);
    }

    private static long fill(int part, long most) {
        long before = collections();
        long touched = 0;
        while (touched + part <= most && collections() == before) {
            touched += new float[part].length;
        }
        return touched;
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
