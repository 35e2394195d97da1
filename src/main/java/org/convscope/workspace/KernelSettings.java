package org.convscope.workspace;

import org.convscope.choice.TileLayout;

/**
 * How kernels are drawn.
 *
 * @param coverage which kernels
 * @param channel what of each kernel
 * @param inputChannel which input channel {@link Channel#ONE} shows, from 0
 * @param layout how the tiles are laid out
 * @param origin where the first row is drawn
 * @param gaps between the tiles
 */
public record KernelSettings(
        Coverage coverage, Channel channel, int inputChannel, TileLayout layout, Origin origin, Gaps gaps) {
    /** The kernels that are shown. */
    public enum Coverage {
        /** Filters 0 to 4 of every convolution. */
        FIRST_FIVE,
        /** All of the selected layer. */
        LAYER
    }

    /** What of a kernel is shown. */
    public enum Channel {
        ONE,
        /** The mean over all input channels. */
        MEAN,
        /** Three input channels as red, green, blue. */
        RGB
    }

    /** Where the first row is drawn, as matplotlib's {@code origin}. */
    public enum Origin {
        UPPER,
        LOWER
    }

    /** What lies between tiles. */
    public enum Gaps {
        WHITE,
        NONE
    }

    public static final KernelSettings DEFAULT =
            new KernelSettings(Coverage.FIRST_FIVE, Channel.ONE, 0, TileLayout.SQUARE, Origin.UPPER, Gaps.WHITE);

    public KernelSettings {
        inputChannel = Math.max(0, inputChannel);
    }

    public KernelSettings coverage(Coverage newCoverage) {
        return new KernelSettings(newCoverage, channel, inputChannel, layout, origin, gaps);
    }

    public KernelSettings channel(Channel newChannel, int newInputChannel) {
        return new KernelSettings(coverage, newChannel, newInputChannel, layout, origin, gaps);
    }

    public KernelSettings layout(TileLayout newLayout) {
        return new KernelSettings(coverage, channel, inputChannel, newLayout, origin, gaps);
    }

    public KernelSettings origin(Origin newOrigin) {
        return new KernelSettings(coverage, channel, inputChannel, layout, newOrigin, gaps);
    }

    public KernelSettings gaps(Gaps newGaps) {
        return new KernelSettings(coverage, channel, inputChannel, layout, origin, newGaps);
    }
}
