package org.convscope.core;

/**
 * How much native memory the engine keeps between runs at most.
 *
 * @param constantBytes for prepared weights
 * @param poolBytes for unused buffers
 */
record MemoryBudgets(long constantBytes, long poolBytes) {
    private static final long MEGABYTE = 1L << 20;
    /** Kernels of VGG16's convolutions take 59 MB, those of ResNet50 94 MB. */
    private static final long CONSTANT_BYTES = 768 * MEGABYTE;

    private static final long POOL_BYTES = 512 * MEGABYTE;
    private static final int CONSTANT_PART = 4;
    private static final int POOL_PART = 6;

    /**
     * Budgets of at most a part of what the machine has.
     *
     * @param machineBytes 0 where that is not known
     */
    static MemoryBudgets within(long machineBytes) {
        if (machineBytes <= 0) {
            return new MemoryBudgets(CONSTANT_BYTES, POOL_BYTES);
        }
        return new MemoryBudgets(
                Math.min(CONSTANT_BYTES, machineBytes / CONSTANT_PART), Math.min(POOL_BYTES, machineBytes / POOL_PART));
    }
}
