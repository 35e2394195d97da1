package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The list of the chunks of a dataset whose axes all have an end (<a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 file format</a>, VII.C): in one block, or in
 * pages, of which those that were never written are left out.
 */
final class Hdf5FixedArray implements Hdf5ChunkArray {
    private static final int MOST_PAGE_BITS = 30;

    private final Hdf5ArrayBlocks blocks;
    private final int elementBytes;
    private final long pageElements;
    private final long count;
    private final long address;

    Hdf5FixedArray(Hdf5ArrayBlocks blocks, long address) {
        this.blocks = blocks;
        Hdf5Sizes sizes = blocks.sizes();
        ByteBuffer header = blocks.block(address, "FAHD", 8L + sizes.lengthBytes() + sizes.offsetBytes());
        this.elementBytes = blocks.elementBytes(header.get(6));
        int pageBits = header.get(7) & 0xFF;
        this.count = sizes.length(header.position(8));
        if (pageBits > MOST_PAGE_BITS || count < 0) {
            throw blocks.damaged();
        }
        this.pageElements = 1L << pageBits;
        this.address = sizes.offset(header);
    }

    @Override
    public Optional<Hdf5Chunk> at(long number) {
        if (number >= count || address == Hdf5Sizes.UNDEFINED) {
            return Optional.empty();
        }
        int prefix = blocks.prefix();
        if (count <= pageElements) {
            ByteBuffer all = blocks.block(address, "FADB", prefix + count * elementBytes);
            return blocks.element(all, prefix + number * elementBytes, elementBytes);
        }
        long pages = (count - 1) / pageElements + 1;
        long written = (pages + 7) / 8;
        long page = number / pageElements;
        if (!Hdf5ArrayBlocks.isSet(blocks.block(address, "FADB", prefix + written), prefix, page)) {
            return Optional.empty();
        }
        long first = address + Hdf5ArrayBlocks.withChecksum(prefix + written);
        long start = first + page * Hdf5ArrayBlocks.withChecksum(pageElements * elementBytes);
        long elements = Math.min(pageElements, count - page * pageElements);
        return blocks.element(
                blocks.page(start, elements * elementBytes), number % pageElements * elementBytes, elementBytes);
    }
}
