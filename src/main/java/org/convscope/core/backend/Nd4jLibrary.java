package org.convscope.core.backend;

/** ND4J, of which one backend loads in a process. */
public interface Nd4jLibrary {
    /** The processors that ND4J computes on. */
    enum Kind {
        CPU,
        CUDA
    }

    /**
     * What has loaded, which need not be what was wanted.
     *
     * @param name of ND4J's class
     */
    record Loaded(String name, Kind kind, String device, int threads, boolean oneDnn, long memoryBytes) {}

    /**
     * @throws LinkageError if nothing loads
     */
    Loaded load(Kind wanted);
}
