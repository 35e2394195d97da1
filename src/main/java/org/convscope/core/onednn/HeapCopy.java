package org.convscope.core.onednn;

import org.convscope.core.host.Chunks;

/** Copies between the heap and native memory, by all processors where it is much. */
final class HeapCopy {
    /** One core alone does not use all of the memory's bandwidth. */
    private static final int COPIED_AT_ONCE = 1 << 19;

    private HeapCopy() {}

    static void write(float[] from, long address) {
        Chunks.each(from.length, COPIED_AT_ONCE, (first, end) -> Address.floats(address + 4L * first, end - first)
                .put(from, first, end - first));
    }

    static void read(long address, float[] to) {
        Chunks.each(to.length, COPIED_AT_ONCE, (first, end) -> Address.floats(address + 4L * first, end - first)
                .get(to, first, end - first));
    }
}
