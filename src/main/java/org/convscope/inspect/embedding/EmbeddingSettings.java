package org.convscope.inspect.embedding;

import org.convscope.choice.EmbeddingMethod;

/**
 * How frames are laid out.
 *
 * @param iterations steps of t-SNE at most, from 1 on
 * @param perplexity about how many neighbours count to t-SNE, from 1 on; less where there are too few frames
 * @param seed of what begins by chance
 */
public record EmbeddingSettings(EmbeddingMethod method, int iterations, double perplexity, long seed) {
    public static final int ITERATIONS = 400;
    public static final double PERPLEXITY = 30;

    public EmbeddingSettings {
        if (iterations < 1 || !(perplexity >= 1)) {
            throw new IllegalArgumentException(iterations + " iterations, perplexity " + perplexity);
        }
    }
}
