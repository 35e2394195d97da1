package org.convscope.core.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_winograd;

import java.util.Arrays;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.onednn.ConvolutionPrimitives.Way;

/**
 * When Winograd's way is faster than a direct convolution of 3 x 3 pixels, by shapes alone: never by timing, so that the same
 * request gives the same bits.
 */
final class WinogradRule {
    /** Pixels of a tile of the output along an axis. */
    static final int TILE = 4;
    /** With tiles as oneDNN chooses them. */
    static final Way WAY = Way.of(dnnl_convolution_winograd);
    /** Tiles of 4 x 4 outputs: fewer products than with tiles of 2 x 2, which oneDNN takes first where it can. */
    private static final Way LARGE_TILES = new Way(dnnl_convolution_winograd, Optional.of("jit_wino_4x3:avx512_core"));
    /** With more, transformed kernels for tiles of 4 x 4 outputs are large, and no faster in small maps. */
    private static final int MOST_CHANNELS_OF_LARGE_TILES = 256;
    /** With fewer, transforming costs more than it saves. */
    private static final int FEWEST_CHANNELS = 64;
    /** In maps of so many pixels in all, half of the fewest channels on one side are enough. */
    private static final int SOME_PIXELS = 4096;
    /** In maps of so many it pays from so many channels that are summed on, and a block of results. */
    private static final int MANY_PIXELS = 10_000;

    private static final int FEWEST_SUMMED = 32;
    /**
     * oneDNN takes so many tiles together, by a divisor of their number. With 16 channels it goes through memory with all
     * of them, and is slower than direct convolutions, where there is no such divisor.
     */
    private static final int FEWEST_TILES_TOGETHER = 17;

    /** With so many together, and a divisor of their number, tiles of 16 channels fill enough of any processor's first cache. */
    static final int MOST_TILES_TOGETHER = 31;
    /** A transformed tile is so many numbers wide and high. */
    private static final int TRANSFORMED = TILE + 2;

    private WinogradRule() {}

    /** Of the whole batch. */
    static long pixels(int[] shape) {
        return Tensor.sizeOf(Arrays.copyOf(shape, shape.length - 1));
    }

    /**
     * Whether Winograd's way is faster.
     *
     * @param shape of the maps, (N, height, width, C)
     * @param summed channels on the side that is read
     * @param made channels on the side that is written
     */
    static boolean pays(int[] shape, int summed, int made) {
        long pixels = pixels(shape);
        if (pixels >= MANY_PIXELS) {
            boolean isSummed = summed >= FEWEST_SUMMED || (summed >= Layout.BLOCK && hasDivisor(tiles(shape)));
            return isSummed && made >= Layout.BLOCK;
        }
        int fewer = Math.min(summed, made);
        boolean isOfSome = pixels >= SOME_PIXELS && fewer >= FEWEST_SUMMED;
        return fewer >= FEWEST_CHANNELS || (isOfSome && Math.max(summed, made) >= FEWEST_CHANNELS);
    }

    /**
     * Whether oneDNN transforms, multiplies and transforms back some tiles after the others, as far as it matters. With 16 channels
     * that are summed it does so only where the tiles that it takes together fill a tenth of the processor's first cache: 17 of
     * them where that has 32 KB, 31 where it has 48 (check_L1_block_gemm in oneDNN's jit_avx512_core_f32_wino_conv_4x3_kernel). Else
     * it keeps all tiles in memory, and transforms those of a frame and block of channels on one processor.
     *
     * @param shape of the maps, (N, height, width, C)
     * @param summed channels on the side that is read
     * @param made channels on the side that is written
     * @param scratchpadBytes what the primitive takes besides its input and output
     */
    static boolean keepsTiles(int[] shape, int summed, int made, long scratchpadBytes) {
        if (summed > Layout.BLOCK) {
            return true;
        }
        long all =
                tiles(shape) * TRANSFORMED * TRANSFORMED * (blocks(summed) + blocks(made)) * Layout.BLOCK * Float.BYTES;
        // what is kept is at most two thirds of all: oneDNN takes tiles together so that there are three halves as many
        // lots as threads
        return scratchpadBytes < all / 4 * 3;
    }

    private static long blocks(long channels) {
        return (channels + Layout.BLOCK - 1) / Layout.BLOCK;
    }

    /** Whether it is also for the gradient by the kernel: with few channels in large maps, where it takes two thirds of the time. */
    static boolean paysByWeights(ConvolutionShape shape) {
        return pixels(shape.output()) >= MANY_PIXELS
                && Math.max(shape.inputChannels(), shape.outputChannels()) <= FEWEST_CHANNELS;
    }

    private static long tiles(int[] shape) {
        return (long) shape[0] * ((shape[1] + TILE - 1) / TILE) * ((shape[2] + TILE - 1) / TILE);
    }

    private static boolean hasDivisor(long tiles) {
        for (int count = FEWEST_TILES_TOGETHER; count <= MOST_TILES_TOGETHER; count++) {
            if (tiles % count == 0) {
                return true;
            }
        }
        return false;
    }

    /** Forwards. */
    static Way way(ConvolutionShape shape) {
        return Math.max(shape.inputChannels(), shape.outputChannels()) <= MOST_CHANNELS_OF_LARGE_TILES
                ? LARGE_TILES
                : WAY;
    }
}
