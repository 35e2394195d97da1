package org.convscope.core.backend;

/** What can be asked about CUDA before ND4J loads; every step may fail to load a library. */
interface CudaMachine {
    /**
     * The CUDA runtime's answer.
     *
     * @param status of {@code cudaGetDeviceCount}, 0 where it went well
     * @param words what the runtime says of that status
     * @param count how many devices it can use
     */
    record Devices(int status, String words, int count) {}

    /** Whether ND4J's CUDA backend is on the class path. */
    boolean hasBackend();

    /** File name of the driver's library. */
    String driver();

    /**
     * @throws LinkageError if there is no driver
     */
    void loadDriver();

    /**
     * @throws LinkageError if the runtime library does not load
     */
    Devices devices();

    /**
     * The capability of the first device, the one that ND4J takes.
     *
     * @throws LinkageError if the runtime library does not load or does not answer
     */
    CudaCapability capability();

    /**
     * What ND4J's CUDA backend loads besides the runtime.
     *
     * @throws LinkageError if it does not load
     */
    void loadCublas();
}
