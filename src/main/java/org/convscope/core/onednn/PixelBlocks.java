package org.convscope.core.onednn;

import java.util.Optional;
import org.convscope.array.Tensor;

/**
 * The way back of a convolution to few channels as a convolution to blocks of pixels. oneDNN computes channels sixteen at a
 * time, of which one or three were all that is wanted; so blocks of 4 x 4 or 2 x 2 pixels stand in their place. The
 * kernel is larger by a block less one, turned, and moves by a block.
 *
 * @param of the convolution whose way back it is
 * @param side pixels of a block along each axis
 */
record PixelBlocks(ConvolutionShape of, int side) {
    private static final int LANES = 16;
    private static final int[] SIDES = {4, 2};

    /** Empty where the convolution is not a plain one, or nothing is won. */
    static Optional<PixelBlocks> of(ConvolutionShape convolution) {
        if (!convolution.isPlain()) {
            return Optional.empty();
        }
        for (int side : SIDES) {
            boolean fits = side * side * convolution.inputChannels() <= LANES;
            for (int axis = 0; axis < 2; axis++) {
                int reach = convolution.kernel()[axis] - 1;
                fits &= convolution.input()[axis + 1] % side == 0
                        && convolution.before()[axis] <= reach
                        && convolution.after()[axis] <= reach;
            }
            if (fits) {
                return Optional.of(new PixelBlocks(convolution, side));
            }
        }
        return Optional.empty();
    }

    /** Takes what the convolution gives; its output channels are (row in the block, column in the block, channel). */
    ConvolutionShape convolution() {
        int[] kernel = new int[2];
        int[] before = new int[2];
        int[] after = new int[2];
        int[] output = of.input().clone();
        for (int axis = 0; axis < 2; axis++) {
            int reach = of.kernel()[axis] - 1;
            kernel[axis] = side + reach;
            before[axis] = reach - of.before()[axis];
            after[axis] = reach - of.after()[axis];
            output[axis + 1] /= side;
        }
        output[3] = side * side * of.inputChannels();
        return new ConvolutionShape(
                of.output(), output, 1, kernel, new int[] {side, side}, new int[] {1, 1}, before, after);
    }

    /** The shape of what comes of it. */
    int[] shape() {
        return of.input();
    }

    /** How the output lies, by (N, row of blocks, row, column of blocks, column, channel), with so many numbers a block. */
    Layout blocks(int apart) {
        int[] in = of.input();
        long row = (long) in[2] / side * apart;
        return Layout.strided(dims(), new long[] {in[1] / side * row, row, (long) side * in[3], apart, in[3], 1});
    }

    /** How the same numbers lie as pixels. */
    Layout pixels() {
        int[] in = of.input();
        long row = (long) in[2] * in[3];
        return Layout.strided(dims(), new long[] {in[1] * row, side * row, row, (long) side * in[3], in[3], 1});
    }

    private long[] dims() {
        int[] in = of.input();
        return new long[] {in[0], in[1] / side, side, in[2] / side, side, in[3]};
    }

    /** The weights of the convolution to blocks from those of the one whose way back it is. */
    PrimitiveWeights weights(PrimitiveWeights given) {
        return new PrimitiveWeights(
                given.owner(),
                given.role() + " of blocks",
                convolution().kernelOfConvolution(),
                () -> kernel(given.kernel().get()),
                null);
    }

    /** From (rows, columns, channels, units) to (more rows, more columns, units, channels of a block). */
    private Tensor kernel(Tensor given) {
        int rows = of.kernel()[0];
        int columns = of.kernel()[1];
        int channels = of.inputChannels();
        int units = of.outputChannels();
        int across = side + columns - 1;
        int many = side * side * channels;
        float[] numbers = new float[(side + rows - 1) * across * units * many];
        int from = 0;
        for (int ky = 0; ky < rows; ky++) {
            for (int kx = 0; kx < columns; kx++) {
                for (int channel = 0; channel < channels; channel++) {
                    for (int unit = 0; unit < units; unit++) {
                        float weight = given.data()[from++];
                        for (int y = 0; y < side; y++) {
                            for (int x = 0; x < side; x++) {
                                int pixel = (y + rows - 1 - ky) * across + x + columns - 1 - kx;
                                numbers[(pixel * units + unit) * many + (y * side + x) * channels + channel] = weight;
                            }
                        }
                    }
                }
            }
        }
        return Tensor.of(numbers, side + rows - 1, across, units, many);
    }
}
