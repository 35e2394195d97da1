package org.convscope.ui.job;

/** How much of the heap is in use. */
public final class MemoryUse {
    private static final double MEGABYTE = 1 << 20;

    private MemoryUse() {}

    /** Such as {@code 412 MB}. */
    public static String text() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return Math.round(used / MEGABYTE) + " MB";
    }
}
