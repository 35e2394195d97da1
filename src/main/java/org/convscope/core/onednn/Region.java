package org.convscope.core.onednn;

/** Some of a program's memory, from the first instruction that uses it to the last; others have the same place at other times. */
final class Region {
    private final long bytes;
    private long offset = -1;
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    Region(long bytes) {
        this.bytes = bytes;
    }

    /** An instruction uses it. */
    void usedAt(int instruction) {
        first = Math.min(first, instruction);
        last = Math.max(last, instruction);
    }

    long bytes() {
        return bytes;
    }

    int first() {
        return first;
    }

    boolean isUsed() {
        return last >= 0;
    }

    boolean meets(Region other) {
        return first <= other.last && other.first <= last;
    }

    /** From the beginning of the program's memory. */
    long offset() {
        return offset;
    }

    void place(long at) {
        offset = at;
    }
}
