package org.convscope.core;

import java.util.List;

/**
 * A report of the backend that computes.
 *
 * @param backend "CPU" or "CUDA"
 * @param device the processor's or the GPU's name
 * @param threads how many threads compute
 * @param oneDnn whether convolutions run in oneDNN, called by whichever engine
 * @param memoryBytes memory of the device, or what the process may take natively
 * @param reason why this backend was chosen, a sentence
 * @param found everything that was looked at, a line each
 * @param engine which engine computes what
 */
public record BackendReport(
        String backend,
        String device,
        int threads,
        boolean oneDnn,
        long memoryBytes,
        String reason,
        List<String> found,
        EngineReport engine) {
    public BackendReport {
        found = List.copyOf(found);
    }

    /** The backend as the status bar says it: "CPU · oneDNN · 2 threads", "CPU · ND4J with oneDNN · 2 threads". */
    public String summary() {
        return backend + " · " + engine.name() + (oneDnn && !engine.name().equals("oneDNN") ? " with oneDNN" : "")
                + (backend.equals("CUDA") ? " · " + device : "") + " · " + threads
                + (threads == 1 ? " thread" : " threads");
    }

    /** What the last digits of numbers depend on: "oneDNN 2.5.2 (AVX-512)", "ND4J", "ND4J on CUDA". */
    public String computedBy() {
        String library = engine.shares().isEmpty()
                ? engine.name()
                : engine.shares().get(0).library();
        return backend.equals("CPU") ? library : library + " on " + backend;
    }

    /** Why this backend and this engine, a sentence each, and who computes what. */
    public String explanation() {
        return reason + " " + engine.reason() + " " + engine.division();
    }
}
