package org.convscope.core;

import org.convscope.core.backend.BackendChoice;

/** Makes the engine. */
public final class Engines {
    private static final long MEGABYTE = 1L << 20;
    /** Kernels of VGG16's convolutions take 59 MB, those of ResNet50 94 MB. */
    private static final long CONSTANT_BYTES = 768 * MEGABYTE;

    private static final long POOL_BYTES = 512 * MEGABYTE;

    private Engines() {}

    /** An engine that loads its backend when first used, or when {@link Engine#backend()} is asked. */
    public static Engine start(BackendChoice choice) {
        return new Nd4jEngine(choice, CONSTANT_BYTES, POOL_BYTES);
    }

    /**
     * Likewise, with own limits of memory.
     *
     * @param constantBytes how much native memory prepared weights take at most; a dense kernel of more than a quarter of it
     *     is read anew, in parts, whenever it is needed
     * @param poolBytes how much native memory is kept unused between layers and runs
     */
    public static Engine start(BackendChoice choice, long constantBytes, long poolBytes) {
        return new Nd4jEngine(choice, constantBytes, poolBytes);
    }
}
