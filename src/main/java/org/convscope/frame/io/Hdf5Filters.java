package org.convscope.frame.io;

import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.convscope.problem.ProblemException;

/**
 * Unpacks chunks of an HDF5 dataset to exactly as many bytes as they must have. (jhdf's own bitshuffle gives wrong numbers at
 * the end of a chunk, and its inflating has no limit.)
 */
record Hdf5Filters(Content content, List<PipelineFilterWithData> filters, int numberBytes) {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    /** No packing that is read makes one byte into more. */
    static final long MOST_PACKED = 1100;

    byte[] unpack(ByteBuffer raw, int wanted) {
        if (wanted > raw.remaining() * MOST_PACKED) {
            throw damaged("it is too short for its size");
        }
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = undo(filters.get(i), bytes, wanted + (checksums(i) ? 4 : 0));
        }
        if (bytes.length < wanted) {
            throw damaged("it is too short");
        }
        return bytes;
    }

    /** Whether a checksum was put behind the numbers by an earlier filter. */
    private boolean checksums(int before) {
        return filters.subList(0, before).stream().anyMatch(filter -> filter.getId() == CHECKSUM);
    }

    private byte[] undo(PipelineFilterWithData filter, byte[] bytes, int wanted) {
        return switch (filter.getId()) {
            case DEFLATE -> inflate(bytes, wanted);
            case SHUFFLE -> unshuffle(bytes);
            case CHECKSUM -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 4));
            case LZ4 -> lz4(bytes, wanted);
            case BITSHUFFLE -> bitShuffle(filter.getFilterData(), bytes, wanted);
            default ->
                throw content.problem("HDF5 with this compression is not read")
                        .expected("none, gzip, LZ4 or bitshuffle")
                        .found(filter.getName() + " (" + filter.getId() + ")")
                        .nextStep("Write it again with another compression, such as h5repack -f GZIP=1")
                        .asException();
        };
    }

    private byte[] inflate(byte[] bytes, int wanted) {
        var inflater = new Inflater();
        byte[] result = new byte[wanted];
        try {
            inflater.setInput(bytes);
            int done = 0;
            int n = 1;
            while (done < wanted && n > 0) {
                n = inflater.inflate(result, done, wanted - done);
                done += n;
            }
            if (done < wanted) {
                throw damaged("it ends too early");
            }
            return result;
        } catch (DataFormatException e) {
            throw damaged("it cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffle(byte[] bytes) {
        int count = bytes.length / numberBytes;
        byte[] result = bytes.clone();
        for (int b = 0; b < numberBytes; b++) {
            for (int i = 0; i < count; i++) {
                result[i * numberBytes + b] = bytes[b * count + i];
            }
        }
        return result;
    }

    /** Total bytes, bytes of a block, then each block with its packed length. */
    private byte[] lz4(byte[] bytes, int wanted) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        if (in.remaining() < 12 || in.getLong() != wanted) {
            throw damaged("its header is wrong");
        }
        int block = in.getInt();
        byte[] result = new byte[wanted];
        try {
            for (int done = 0; done < wanted; done += Math.min(block, wanted - done)) {
                int length = Math.min(block, wanted - done);
                int packed = in.remaining() >= 4 ? in.getInt() : -1;
                if (length <= 0 || packed < 0 || packed > in.remaining()) {
                    throw damaged("it ends too early");
                }
                if (packed == length) {
                    in.get(result, done, length);
                    continue;
                }
                int n = LZ4Factory.fastestJavaInstance()
                        .safeDecompressor()
                        .decompress(bytes, in.position(), packed, result, done, length);
                if (n != length) {
                    throw damaged("a block is too short");
                }
                in.position(in.position() + packed);
            }
        } catch (LZ4Exception e) {
            throw damaged("a block cannot be unpacked");
        }
        return result;
    }

    /** Parameters: two of the version, bytes of a number, numbers a block, packing after it. */
    private byte[] bitShuffle(int[] parameters, byte[] bytes, int wanted) {
        int packing = parameters.length > 4 ? parameters[4] : 0;
        int size = parameters.length > 2 && parameters[2] > 0 ? parameters[2] : numberBytes;
        if (size > 64) {
            throw damaged("its numbers have an impossible size");
        }
        var shuffle = new BitShuffle(content, size);
        return switch (packing) {
            case 0 -> shuffle.unshuffle(bytes, parameters.length > 3 ? parameters[3] : 0);
            case 2 -> shuffle.unpackLz4(bytes, wanted);
            default ->
                throw content.problem("HDF5 with bitshuffle and this compression is not read")
                        .expected("LZ4")
                        .found(packing == 3 ? "Zstandard" : "number " + packing)
                        .asException();
        };
    }

    private ProblemException damaged(String how) {
        return content.problem("a chunk of the dataset is damaged: " + how)
                .nextStep("Copy the file again")
                .asException();
    }
}
