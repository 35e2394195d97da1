package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;

/**
 * A part of a convolution that is computed by itself: some frames, or a band of one frame's rows, which lie together in
 * memory.
 *
 * @param shape the convolution that it is
 * @param input how many numbers of the whole input come before
 * @param output how many numbers of the whole output come before
 */
record ConvolutionPart(ConvolutionShape shape, long input, long output) {
    /** Equal numbers of frames, or almost. */
    static List<ConvolutionPart> frames(ConvolutionShape whole, int count) {
        int all = whole.input()[0];
        List<ConvolutionPart> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int from = share(all, part, count);
            int to = share(all, part + 1, count);
            parts.add(new ConvolutionPart(
                    whole.ofFrames(to - from), from * numbers(whole.input()), from * numbers(whole.output())));
        }
        return parts;
    }

    /**
     * Equal bands of each frame, or almost: of whole tiles but for the last.
     *
     * @param whole of a kernel that moves pixel by pixel, with one block of channels on both sides
     */
    static List<ConvolutionPart> bands(ConvolutionShape whole, int count, int tile) {
        int tiles = (whole.output()[1] + tile - 1) / tile;
        List<ConvolutionPart> parts = new ArrayList<>();
        for (int frame = 0; frame < whole.input()[0]; frame++) {
            for (int band = 0; band < count; band++) {
                int from = share(tiles, band, count) * tile;
                int to = Math.min(whole.output()[1], share(tiles, band + 1, count) * tile);
                parts.add(band(whole, frame, from, to));
            }
        }
        return parts;
    }

    /**
     * Bands of each frame, of so many rows but for the last.
     *
     * @param whole as for {@link #bands}
     */
    static List<ConvolutionPart> bandsOf(ConvolutionShape whole, int rows) {
        int height = whole.output()[1];
        List<ConvolutionPart> parts = new ArrayList<>();
        for (int frame = 0; frame < whole.input()[0]; frame++) {
            for (int from = 0; from < height; from += rows) {
                parts.add(band(whole, frame, from, Math.min(height, from + rows)));
            }
        }
        return parts;
    }

    private static ConvolutionPart band(ConvolutionShape whole, int frame, int from, int to) {
        int[] input = whole.input().clone();
        int[] output = whole.output().clone();
        int first = from - whole.before()[0];
        int last = to - 1 - whole.before()[0] + whole.kernel()[0] - 1;
        int begin = Math.max(0, first);
        int end = Math.min(input[1] - 1, last);
        input[0] = 1;
        output[0] = 1;
        input[1] = end - begin + 1;
        output[1] = to - from;
        var shape = new ConvolutionShape(
                input,
                output,
                1,
                whole.kernel(),
                whole.strides(),
                whole.dilation(),
                new int[] {begin - first, whole.before()[1]},
                new int[] {last - end, whole.after()[1]});
        return new ConvolutionPart(
                shape,
                frame * numbers(whole.input()) + (long) begin * input[2] * input[3],
                frame * numbers(whole.output()) + (long) from * output[2] * output[3]);
    }

    private static int share(int all, int part, int count) {
        return (int) ((long) all * part / count);
    }

    /** Of one frame. */
    private static long numbers(int[] shape) {
        return Tensor.sizeOf(Arrays.copyOfRange(shape, 1, shape.length));
    }
}
