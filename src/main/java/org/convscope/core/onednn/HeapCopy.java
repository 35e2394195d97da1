package org.convscope.core.onednn;

import java.util.stream.IntStream;

/** Copies between the heap and native memory, by all processors where it is much. */
final class HeapCopy {
    /** One core alone does not use all of the memory's bandwidth. */
    private static final int COPIED_AT_ONCE = 1 << 19;

    private HeapCopy() {}

    /** What is done to the numbers {@code [from, to)}. */
    @FunctionalInterface
    interface Part {
        void run(int from, int to);
    }

    static void write(float[] from, long address) {
        each(from.length, COPIED_AT_ONCE, (first, end) -> Address.floats(address + 4L * first, end - first)
                .put(from, first, end - first));
    }

    static void read(long address, float[] to) {
        each(to.length, COPIED_AT_ONCE, (first, end) -> Address.floats(address + 4L * first, end - first)
                .get(to, first, end - first));
    }

    /**
     * Parts of at most so many, in parallel where there are several.
     */
    static void each(int size, int length, Part part) {
        int count = size / length + (size % length == 0 ? 0 : 1);
        IntStream numbers = IntStream.range(0, count);
        (count > 1 ? numbers.parallel() : numbers).forEach(number -> {
            int from = number * length;
            part.run(from, from + Math.min(length, size - from));
        });
    }
}
