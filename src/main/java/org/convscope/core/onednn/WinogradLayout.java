package org.convscope.core.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_wino_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/**
 * How a kernel of 3 x 3 pixels lies that has been transformed for one of oneDNN's Winograd convolutions: rows of a block of
 * output channels, one for each input channel, those of a chunk of input channels one after the other.
 *
 * @param places of the transformed kernel along an axis: 6 for tiles of 4 x 4 outputs, 4 for tiles of 2 x 2
 * @param inputs channels
 * @param outputs channels
 * @param inputChunk how many input channels follow one another
 * @param outputBlock how many output channels a row has
 * @param blocksOfChunk how many blocks of output channels lie together, for each chunk of input channels
 * @param isChunkFirst whether each such chunk of output channels has all its places together, not each place all chunks
 */
record WinogradLayout(
        int places, int inputs, int outputs, int inputChunk, int outputBlock, int blocksOfChunk, boolean isChunkFirst) {
    /** Pixels of the kernel along an axis. */
    static final int KERNEL = 3;

    /**
     * Empty where the layout is another one, or the kernel that is read does not lie as Keras has it.
     *
     * @param given how the kernel that is read lies
     */
    static Optional<WinogradLayout> of(Layout given, Layout wanted) {
        if (wanted.descriptor().format_kind() != dnnl.dnnl_format_kind_wino) {
            return Optional.empty();
        }
        dnnl_wino_desc_t found = wanted.descriptor().format_desc_wino_desc();
        long[] dims = wanted.dims();
        boolean isWhole = dims.length == 4 && dims[0] == found.oc() && dims[1] == found.ic() && found.r() == KERNEL;
        return isWhole && given.equals(asInKeras(dims)) ? of(found) : Optional.empty();
    }

    private static Layout asInKeras(long[] dims) {
        long pixel = dims[0] * dims[1];
        return Layout.strided(dims, new long[] {1, dims[0], KERNEL * pixel, pixel});
    }

    private static Optional<WinogradLayout> of(dnnl_wino_desc_t found) {
        int inputs = found.ic();
        int outputs = found.oc();
        int block = found.oc_block();
        WinogradLayout layout =
                switch (found.wino_format()) {
                    case dnnl.dnnl_wino_wei_OBaaIBOIio ->
                        new WinogradLayout(
                                6,
                                inputs,
                                outputs,
                                found.ic_block() * found.ic2_block(),
                                block,
                                found.oc2_block(),
                                true);
                    case dnnl.dnnl_wino_wei_aaOio -> new WinogradLayout(4, inputs, outputs, inputs, block, 1, false);
                    default -> null;
                };
        return Optional.ofNullable(layout)
                .filter(known -> found.alpha() == known.places && found.size() == 4L * known.size())
                .filter(known -> known.size() <= Integer.MAX_VALUE);
    }

    private long size() {
        return (long) places * places * inputs * outputs;
    }

    int blocks() {
        return outputs / outputBlock;
    }

    /** Where the row of a place, an input channel and a block of output channels begins. */
    int at(int place, int input, int block) {
        int allPlaces = places * places;
        int chunk = block / blocksOfChunk;
        int part = isChunkFirst ? chunk * allPlaces + place : place * (blocks() / blocksOfChunk) + chunk;
        int ofInputs = part * (inputs / inputChunk) + input / inputChunk;
        int row = (ofInputs * blocksOfChunk + block % blocksOfChunk) * inputChunk + input % inputChunk;
        return row * outputBlock;
    }
}
