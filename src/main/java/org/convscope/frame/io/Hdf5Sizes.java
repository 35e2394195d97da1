package org.convscope.frame.io;

import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;

/**
 * How an HDF5 file writes addresses and lengths.
 *
 * @param offsetBytes of an address
 * @param lengthBytes of a length
 * @param userBlock bytes before the first that addresses count from
 */
record Hdf5Sizes(int offsetBytes, int lengthBytes, long userBlock) {
    /** An address that says: nothing is there. */
    static final long UNDEFINED = -1;

    static Hdf5Sizes of(HdfBackingStorage storage) {
        return new Hdf5Sizes(storage.getSizeOfOffsets(), storage.getSizeOfLengths(), storage.getUserBlockSize());
    }

    /** The next address; {@link #UNDEFINED} where all its bits are set. */
    long offset(ByteBuffer from) {
        long value = number(from, offsetBytes);
        return offsetBytes < 8 && value == (1L << (8 * offsetBytes)) - 1 ? UNDEFINED : value;
    }

    long length(ByteBuffer from) {
        return number(from, lengthBytes);
    }

    /** The next whole number of 1 to 8 bytes, little endian, taken as unsigned. */
    static long number(ByteBuffer from, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (from.get() & 0xFFL) << (8 * i);
        }
        return value;
    }
}
