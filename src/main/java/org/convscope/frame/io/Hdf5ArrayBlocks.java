package org.convscope.frame.io;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.problem.ProblemException;

/** The blocks of which a list of chunks consists, each read once and held against its checksum. To be used guarded. */
final class Hdf5ArrayBlocks {
    private static final int CHECKSUM_BYTES = 4;
    private static final int SIGNATURE_BYTES = 4;

    private final Hdf5Dataset dataset;
    private final Hdf5Sizes sizes;
    private final long chunkBytes;
    private final Map<Long, ByteBuffer> read = new HashMap<>();

    /**
     * @param chunkBytes of a chunk without filters
     */
    Hdf5ArrayBlocks(Hdf5Dataset dataset, long chunkBytes) {
        this.dataset = dataset;
        this.sizes = dataset.node().file().sizes();
        this.chunkBytes = chunkBytes;
    }

    Hdf5Sizes sizes() {
        return sizes;
    }

    /** Bytes before what a block holds: signature, version, kind of element, and the address of the list's header. */
    int prefix() {
        return SIGNATURE_BYTES + 2 + sizes.offsetBytes();
    }

    /** Bytes of a block that holds so many, its checksum with them. */
    static long withChecksum(long bytes) {
        return bytes + CHECKSUM_BYTES;
    }

    /**
     * A block that begins with a signature, little endian.
     *
     * @param length without the checksum behind it
     */
    ByteBuffer block(long address, String signature, long length) {
        ByteBuffer block = page(address, length);
        byte[] found = new byte[SIGNATURE_BYTES];
        block.get(0, found);
        if (!signature.equals(new String(found, StandardCharsets.ISO_8859_1)) || block.get(SIGNATURE_BYTES) != 0) {
            throw damaged();
        }
        return block;
    }

    /**
     * A block without a signature, little endian.
     *
     * @param length without the checksum behind it
     */
    ByteBuffer page(long address, long length) {
        ByteBuffer known = read.get(address);
        if (known == null) {
            known = dataset.content()
                    .read(address + sizes.userBlock(), withChecksum(length))
                    .order(ByteOrder.LITTLE_ENDIAN);
            byte[] bytes = new byte[(int) length];
            known.get(0, bytes);
            if (known.getInt(bytes.length) != ChecksumUtils.checksum(bytes)) {
                throw damaged();
            }
            read.put(address, known);
        }
        return known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The address at a place of a block. */
    long address(ByteBuffer block, long at) {
        return sizes.offset(block.position(Math.toIntExact(at)));
    }

    /** Whether a bit of a block is set; the first bit of a byte is the highest. */
    static boolean isSet(ByteBuffer block, long at, long bit) {
        return ((block.get(Math.toIntExact(at + bit / 8)) << (bit % 8)) & 0x80) != 0;
    }

    /**
     * An element: address, and of chunks with filters length and filter mask.
     *
     * @param bytes of an element
     */
    Optional<Hdf5Chunk> element(ByteBuffer block, long at, int bytes) {
        long address = address(block, at);
        if (address == Hdf5Sizes.UNDEFINED) {
            return Optional.empty();
        }
        int lengthBytes = bytes - sizes.offsetBytes() - Integer.BYTES;
        return Optional.of(
                bytes == sizes.offsetBytes()
                        ? new Hdf5Chunk(address, chunkBytes, 0)
                        : new Hdf5Chunk(address, Hdf5Sizes.number(block, lengthBytes), block.getInt()));
    }

    /** Bytes of an element as a header states them. */
    int elementBytes(byte stated) {
        int bytes = stated & 0xFF;
        int more = bytes - sizes.offsetBytes();
        if (more != 0 && (more <= Integer.BYTES || more > Integer.BYTES + Long.BYTES)) {
            throw damaged();
        }
        return bytes;
    }

    ProblemException damaged() {
        return dataset.content()
                .problem("the list of the chunks is damaged")
                .subject(dataset.node().path())
                .nextStep("Copy the file again")
                .asException();
    }
}
