package org.convscope.ui.job;

/** How much memory is in use. */
public final class MemoryUse {
    private static final double MEGABYTE = 1 << 20;

    private MemoryUse() {}

    /**
     * The heap's and the engine's: {@code 412 MB + 96 MB native}, or the first alone where the second is next to nothing.
     *
     * @param nativeBytes what the engine holds outside the heap
     */
    public static String text(long nativeBytes) {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        String heap = megabytes(used);
        return nativeBytes < MEGABYTE ? heap : heap + " + " + megabytes(nativeBytes) + " native";
    }

    private static String megabytes(long bytes) {
        return Math.round(bytes / MEGABYTE) + " MB";
    }
}
