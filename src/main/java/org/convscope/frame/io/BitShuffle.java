package org.convscope.frame.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.problem.ProblemException;

/**
 * Undoes HDF5 filter 32008, <a href="https://github.com/kiyo-masui/bitshuffle">bitshuffle</a>, alone or packed: blocks in
 * which the first bits of all numbers stand together, then the second bits ... Numbers beyond a multiple of eight at the end
 * are stored as they are.
 */
final class BitShuffle {
    private static final int HEADER = 12;
    private static final int EIGHT = 8;
    private static final int TARGET_BLOCK_BYTES = 8192;
    private static final int LEAST_BLOCK = 128;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileContent content;
    private final int bytes;

    /**
     * @param bytes of one number
     */
    BitShuffle(FileContent content, int bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    /** Undoes the packing of one block. */
    interface Unpacker {
        /**
         * @return exactly {@code wanted} bytes
         */
        byte[] unpack(byte[] in, int from, int length, int wanted);
    }

    /** A chunk whose blocks are packed after shuffling, each with its packed length before it. */
    byte[] unpack(byte[] packed, int wanted, Unpacker unpacker) {
        ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.BIG_ENDIAN);
        if (in.remaining() < HEADER || in.getLong(0) != wanted) {
            throw damaged("its header is wrong");
        }
        int blockBytes = in.getInt(EIGHT);
        if (blockBytes <= 0 || blockBytes > 1 << 26 || blockBytes % (EIGHT * bytes) != 0) {
            throw damaged("its blocks have an impossible size");
        }
        int blocks = wanted / blockBytes;
        int lastBytes = wanted % blockBytes / (EIGHT * bytes) * (EIGHT * bytes);
        int[] starts = new int[blocks + (lastBytes > 0 ? 1 : 0)];
        int at = HEADER;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            int length = at + 4 <= in.limit() ? in.getInt(at) : -1;
            if (length < 0 || length > in.limit() - at - 4) {
                throw damaged("it ends too early");
            }
            at += 4 + length;
        }
        byte[] result = new byte[wanted];
        int rest = wanted - blocks * blockBytes - lastBytes;
        if (in.limit() - at < rest) {
            throw damaged("it ends too early");
        }
        in.get(at, result, wanted - rest, rest);
        IntStream.range(0, starts.length).parallel().forEach(i -> {
            int length = i < blocks ? blockBytes : lastBytes;
            byte[] shuffled = unpacker.unpack(packed, starts[i] + 4, in.getInt(starts[i]), length);
            unshuffle(shuffled, result, i * blockBytes, length / bytes);
        });
        return result;
    }

    /** A chunk that is shuffled only; a block size of 0 stands for the filter's own choice. */
    byte[] unshuffle(byte[] shuffled, int blockNumbers) {
        int chosen = Math.max(LEAST_BLOCK, TARGET_BLOCK_BYTES / bytes / EIGHT * EIGHT);
        int block = blockNumbers > 0 ? blockNumbers : chosen;
        if (block % EIGHT != 0) {
            throw damaged("its blocks have an impossible size");
        }
        byte[] result = new byte[shuffled.length];
        int numbers = shuffled.length / bytes / EIGHT * EIGHT;
        System.arraycopy(shuffled, numbers * bytes, result, numbers * bytes, shuffled.length - numbers * bytes);
        for (int at = 0; at < numbers; at += block) {
            int length = Math.min(block, numbers - at);
            unshuffle(Arrays.copyOfRange(shuffled, at * bytes, (at + length) * bytes), result, at * bytes, length);
        }
        return result;
    }

    /**
     * Eight numbers at a time: their bytes j are an 8 x 8 matrix of bits, transposed. Most high bytes of counts are 0, so eight
     * such matrices are looked at together.
     */
    private void unshuffle(byte[] shuffled, byte[] result, int to, int numbers) {
        int row = numbers / EIGHT;
        long[] planes = new long[EIGHT];
        for (int j = 0; j < bytes; j++) {
            int first = j * EIGHT * row;
            int group = 0;
            for (; group + EIGHT <= row; group += EIGHT) {
                long any = 0;
                for (int k = 0; k < EIGHT; k++) {
                    planes[k] = (long) LONGS.get(shuffled, first + k * row + group);
                    any |= planes[k];
                }
                for (int g = 0; any != 0 && g < EIGHT; g++) {
                    long bits = 0;
                    for (int k = EIGHT - 1; k >= 0; k--) {
                        bits = (bits << EIGHT) | ((planes[k] >>> (EIGHT * g)) & 0xFF);
                    }
                    put(bits, result, to + (group + g) * EIGHT * bytes + j);
                }
            }
            for (; group < row; group++) {
                long bits = 0;
                for (int k = EIGHT - 1; k >= 0; k--) {
                    bits = (bits << EIGHT) | (shuffled[first + k * row + group] & 0xFF);
                }
                put(bits, result, to + group * EIGHT * bytes + j);
            }
        }
    }

    /** Byte j of eight numbers; the result is 0 already. */
    private void put(long bits, byte[] result, int to) {
        if (bits != 0) {
            long transposed = transposed(bits);
            for (int i = 0; i < EIGHT; i++) {
                result[to + i * bytes] = (byte) (transposed >>> (EIGHT * i));
            }
        }
    }

    /** Hacker's Delight, 7-3. */
    private static long transposed(long matrix) {
        long x = matrix;
        long t = (x ^ (x >>> 7)) & 0x00AA00AA00AA00AAL;
        x = x ^ t ^ (t << 7);
        t = (x ^ (x >>> 14)) & 0x0000CCCC0000CCCCL;
        x = x ^ t ^ (t << 14);
        t = (x ^ (x >>> 28)) & 0x00000000F0F0F0F0L;
        return x ^ t ^ (t << 28);
    }

    private ProblemException damaged(String how) {
        return content.problem("a bitshuffle chunk is damaged: " + how)
                .nextStep("Copy the file again")
                .asException();
    }
}
