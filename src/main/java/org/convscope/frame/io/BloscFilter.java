package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.convscope.problem.ProblemException;

/**
 * Undoes HDF5 filter 32001, <a href="https://github.com/Blosc/c-blosc/blob/main/README_CHUNK_FORMAT.rst">Blosc 1</a>: blocks,
 * shuffled by bytes or bits, each packed whole or split into one part a byte of its numbers.
 */
final class BloscFilter {
    private static final int HEADER = 16;
    private static final int SHUFFLED = 1;
    private static final int COPIED = 2;
    private static final int BITS_SHUFFLED = 4;
    private static final int WHOLE = 16;
    private static final int MOST_PARTS = 16;
    private static final int LEAST_PART = 128;

    private static final int BLOSC_LZ = 0;
    private static final int LZ4 = 1;
    private static final int SNAPPY = 2;
    private static final int ZLIB = 3;
    private static final int ZSTD = 4;

    private final FileContent content;
    private final ByteUnpackers unpackers;

    BloscFilter(FileContent content) {
        this.content = content;
        this.unpackers = new ByteUnpackers(content);
    }

    /**
     * @param wanted bytes that must come out
     */
    byte[] unpack(byte[] packed, int wanted) {
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEADER || in.getInt(4) != wanted) {
            throw unpackers.damaged("its header is wrong");
        }
        int flags = in.get(2) & 0xFF;
        int each = Math.max(1, in.get(3) & 0xFF);
        int blockBytes = in.getInt(8);
        if ((flags & COPIED) != 0) {
            if (in.remaining() - HEADER < wanted) {
                throw unpackers.damaged("it ends too early");
            }
            return Arrays.copyOfRange(packed, HEADER, HEADER + wanted);
        }
        if (blockBytes <= 0) {
            throw unpackers.damaged("its blocks have an impossible size");
        }
        byte[] result = new byte[wanted];
        int blocks = (int) ((wanted + (long) blockBytes - 1) / blockBytes);
        if (in.limit() < HEADER + 4L * blocks) {
            throw unpackers.damaged("it ends too early");
        }
        for (int i = 0; i < blocks; i++) {
            int to = i * blockBytes;
            int length = Math.min(blockBytes, wanted - to);
            byte[] block = block(packed, in.getInt(HEADER + 4 * i), length, blockBytes, flags, each);
            System.arraycopy(unshuffled(block, flags, each), 0, result, to, length);
        }
        return result;
    }

    private byte[] block(byte[] bytes, int start, int length, int blockBytes, int flags, int each) {
        boolean split =
                (flags & WHOLE) == 0 && each <= MOST_PARTS && length / each >= LEAST_PART && length == blockBytes;
        int parts = split ? each : 1;
        int partBytes = length / parts;
        byte[] block = new byte[length];
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = start;
        for (int part = 0; part < parts; part++) {
            int packed = at >= HEADER && at <= in.limit() - 4 ? in.getInt(at) : -1;
            if (packed < 0 || packed > in.limit() - at - 4) {
                throw unpackers.damaged("it ends too early");
            }
            byte[] unpacked = packed == partBytes
                    ? Arrays.copyOfRange(bytes, at + 4, at + 4 + packed)
                    : part(flags >> 5, bytes, at + 4, packed, partBytes);
            System.arraycopy(unpacked, 0, block, part * partBytes, partBytes);
            at += 4 + packed;
        }
        return block;
    }

    private byte[] part(int packing, byte[] in, int from, int length, int wanted) {
        return switch (packing) {
            case BLOSC_LZ ->
                BloscLz.unpack(in, from, length, wanted)
                        .orElseThrow(() -> unpackers.damaged("a block cannot be unpacked"));
            case LZ4 -> unpackers.lz4(in, from, length, wanted);
            case SNAPPY -> unpackers.snappy(in, from, length, wanted);
            case ZLIB -> unpackers.inflate(in, from, length, wanted);
            case ZSTD -> unpackers.zstd(in, from, length, wanted);
            default -> throw notRead(packing);
        };
    }

    private ProblemException notRead(int packing) {
        return content.problem("HDF5 with Blosc and this compression is not read")
                .expected("BloscLZ, LZ4, Snappy, Zlib or Zstandard")
                .found("number " + packing)
                .asException();
    }

    /** Blosc shuffles the bits of a block only where it holds a multiple of eight numbers. */
    private byte[] unshuffled(byte[] block, int flags, int each) {
        if ((flags & SHUFFLED) != 0 && each > 1) {
            return ByteUnpackers.unshuffle(block, each);
        }
        boolean bits = (flags & BITS_SHUFFLED) != 0 && block.length >= each && block.length / each % 8 == 0;
        return bits ? new BitShuffle(content, each).unshuffle(block, block.length / each) : block;
    }
}
