package org.convscope.core.host;

import java.util.stream.IntStream;

/** Many numbers worked on in parts, by all processors where there is more than one part. */
public final class Chunks {
    private Chunks() {}

    /** What is done to the numbers {@code [from, to)}. */
    @FunctionalInterface
    public interface Work {
        void run(int from, int to);
    }

    /**
     * @param size how many numbers there are, up to all that one array holds
     * @param length how many a part has at most
     */
    public static void each(int size, int length, Work work) {
        int count = size / length + (size % length == 0 ? 0 : 1);
        IntStream numbers = IntStream.range(0, count);
        (count > 1 ? numbers.parallel() : numbers).forEach(number -> {
            int from = number * length;
            work.run(from, from + Math.min(length, size - from));
        });
    }
}
