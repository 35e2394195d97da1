package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The list of the chunks of a dataset of which one axis has no end (<a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 file format</a>, VII.D): the first elements
 * stand in an index block, the others in data blocks that grow; the index block names the first of those and super blocks name
 * the rest. Super block n has 2^(n/2) data blocks and 2^n times as many elements as the first.
 */
final class Hdf5ExtensibleArray implements Hdf5ChunkArray {
    private static final int MOST_BITS = 62;
    private static final int MOST_PAGE_BITS = 30;

    private final Hdf5ArrayBlocks blocks;
    private final int elementBytes;
    private final int indexed;
    private final int least;
    private final int superBlocks;
    private final int superBlocksInIndex;
    private final int dataBlocksInIndex;
    private final int offsetBytes;
    private final long pageElements;
    private final long address;

    Hdf5ExtensibleArray(Hdf5ArrayBlocks blocks, long address) {
        this.blocks = blocks;
        Hdf5Sizes sizes = blocks.sizes();
        ByteBuffer header = blocks.block(address, "EAHD", 12L + 6L * sizes.lengthBytes() + sizes.offsetBytes());
        this.elementBytes = blocks.elementBytes(header.get(6));
        int bits = header.get(7) & 0xFF;
        this.indexed = header.get(8) & 0xFF;
        this.least = header.get(9) & 0xFF;
        int pointers = header.get(10) & 0xFF;
        int pageBits = header.get(11) & 0xFF;
        this.superBlocks = 1 + bits - log2(least);
        this.superBlocksInIndex = 2 * log2(pointers);
        this.dataBlocksInIndex = 2 * (pointers - 1);
        if (bits > MOST_BITS
                || pageBits > MOST_PAGE_BITS
                || least == 0
                || pointers == 0
                || superBlocks < superBlocksInIndex) {
            throw blocks.damaged();
        }
        this.offsetBytes = (bits + 7) / 8;
        this.pageElements = 1L << pageBits;
        this.address = blocks.address(header, 12L + 6L * sizes.lengthBytes());
    }

    private static int log2(long value) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    }

    @Override
    public Optional<Hdf5Chunk> at(long number) {
        if (address == Hdf5Sizes.UNDEFINED) {
            return Optional.empty();
        }
        long pointer = blocks.sizes().offsetBytes();
        long dataBlocks = blocks.prefix() + (long) indexed * elementBytes;
        long named = dataBlocks + dataBlocksInIndex * pointer;
        ByteBuffer index = blocks.block(address, "EAIB", named + (superBlocks - superBlocksInIndex) * pointer);
        if (number < indexed) {
            return blocks.element(index, blocks.prefix() + number * elementBytes, elementBytes);
        }
        long rest = number - indexed;
        int level = log2(rest / least + 1);
        if (level >= superBlocks) {
            return Optional.empty();
        }
        rest -= least * ((1L << level) - 1);
        long elements = least * (1L << ((level + 1) / 2));
        long block = rest / elements;
        long within = rest % elements;
        if (level < superBlocksInIndex) {
            long data = blocks.address(index, dataBlocks + (before(level) + block) * pointer);
            return inBlock(data, elements, within);
        }
        long above = blocks.address(index, named + (level - superBlocksInIndex) * pointer);
        return above == Hdf5Sizes.UNDEFINED ? Optional.empty() : below(above, level, block, elements, within);
    }

    /** How many data blocks the super blocks before one have. */
    private static long before(int level) {
        long blocks = 0;
        for (int i = 0; i < level; i++) {
            blocks += 1L << (i / 2);
        }
        return blocks;
    }

    /**
     * An element that a super block leads to. Of large data blocks it says which of their pages were written.
     *
     * @param elements of each of its data blocks
     */
    private Optional<Hdf5Chunk> below(long superBlock, int level, long block, long elements, long within) {
        long pages = elements > pageElements ? elements / pageElements : 0;
        long dataBlocks = 1L << (level / 2);
        long written = (long) blocks.prefix() + offsetBytes;
        long addresses = written + dataBlocks * ((pages + 7) / 8);
        long pointer = blocks.sizes().offsetBytes();
        ByteBuffer names = blocks.block(superBlock, "EASB", addresses + dataBlocks * pointer);
        long data = blocks.address(names, addresses + block * pointer);
        if (pages == 0) {
            return inBlock(data, elements, within);
        }
        long page = within / pageElements;
        if (data == Hdf5Sizes.UNDEFINED || !Hdf5ArrayBlocks.isSet(names, written, block * pages + page)) {
            return Optional.empty();
        }
        long pageBytes = pageElements * elementBytes;
        long first = data + Hdf5ArrayBlocks.withChecksum((long) blocks.prefix() + offsetBytes);
        return blocks.element(
                blocks.page(first + page * Hdf5ArrayBlocks.withChecksum(pageBytes), pageBytes),
                within % pageElements * elementBytes,
                elementBytes);
    }

    private Optional<Hdf5Chunk> inBlock(long data, long elements, long within) {
        if (data == Hdf5Sizes.UNDEFINED) {
            return Optional.empty();
        }
        long before = (long) blocks.prefix() + offsetBytes;
        ByteBuffer block = blocks.block(data, "EADB", before + elements * elementBytes);
        return blocks.element(block, before + within * elementBytes, elementBytes);
    }
}
