package org.convscope.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A report of the engine that computes, and of what is computed by which library.
 *
 * @param name "oneDNN" or "ND4J"
 * @param reason why this one was chosen, a sentence
 * @param shares who computes what; the last one takes what the others leave
 */
public record EngineReport(String name, String reason, List<Share> shares) {
    /**
     * What one library computes.
     *
     * @param library with its version and instruction set where they are known: "oneDNN 2.5.2 (AVX-512)", "Java"
     * @param work "convolutions, pooling, dense layers", or "the rest"
     */
    public record Share(String library, String work) {}

    public EngineReport {
        shares = List.copyOf(shares);
    }

    /** "oneDNN 2.5.2 (AVX-512): convolutions, pooling, dense layers; Java: the rest." */
    public String division() {
        return shares.stream()
                .map(share -> share.library() + ": " + share.work())
                .collect(Collectors.joining("; ", "", "."));
    }
}
