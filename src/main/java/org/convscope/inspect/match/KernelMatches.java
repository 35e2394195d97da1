package org.convscope.inspect.match;

import java.util.List;
import java.util.Optional;

/**
 * The slices of a layer's kernels beside the classic ones.
 *
 * @param layer the layer's path
 * @param side rows and columns of a kernel
 * @param chance what random kernels of that side reach
 * @param slices by unit, then by input channel
 */
public record KernelMatches(String layer, int side, ChanceMatch chance, List<Slice> slices) {
    public KernelMatches {
        slices = List.copyOf(slices);
    }

    /**
     * One input channel's slice of a unit's kernel.
     *
     * @param channel of the layer's input
     * @param best empty where the slice has no direction: all zeros, or numbers that are none
     */
    public record Slice(int unit, int channel, Optional<KernelBank.Likeness> best) {
        /** Magnitude of the cosine; 0 where there is none. */
        public double magnitude() {
            return best.map(likeness -> Math.abs(likeness.cosine())).orElse(0.0);
        }
    }
}
