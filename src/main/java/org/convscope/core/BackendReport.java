package org.convscope.core;

import java.util.List;

/**
 * What computes.
 *
 * @param backend "CPU" or "CUDA"
 * @param device the processor's or the GPU's name
 * @param threads how many threads compute
 * @param oneDnn whether convolutions run in oneDNN
 * @param memoryBytes memory of the device, or what the process may take natively
 * @param reason why this one was chosen, a sentence
 * @param found everything that was looked at, a line each
 */
public record BackendReport(
        String backend,
        String device,
        int threads,
        boolean oneDnn,
        long memoryBytes,
        String reason,
        List<String> found) {
    public BackendReport {
        found = List.copyOf(found);
    }

    /** As the status bar says it: "CPU · oneDNN · 2 threads". */
    public String summary() {
        return backend + (oneDnn ? " · oneDNN" : "") + (backend.equals("CUDA") ? " · " + device : "") + " · " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
