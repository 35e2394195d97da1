package org.convscope.frame.io;

import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.problem.ProblemException;

/**
 * Unpacks chunks of an HDF5 dataset to exactly as many bytes as they must have. (jhdf's own bitshuffle gives wrong numbers at
 * the end of a chunk, its inflating has no limit, and it passes over what a chunk says of filters that were skipped.)
 */
final class Hdf5Filters {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;
    private static final int BZIP2 = 307;
    private static final int LZF = 32000;
    private static final int BLOSC = 32001;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int ZSTD = 32015;
    /** Names of packings that are not read, where a file's own name for them is none. */
    private static final Map<Integer, String> NAMES = Map.of(
            4, "szip",
            5, "n-bit",
            6, "scale-offset",
            32013, "ZFP",
            32017, "SZ",
            32018, "FCIDECOMP",
            32023, "SPERR",
            32026, "Blosc2");

    /** No packing that is read makes one byte into more, Zstandard and bzip2 left out. */
    static final long MOST_PACKED = 1100;

    /** Zstandard and bzip2 make a few bytes of any number of zeros: of them a chunk of this many is believed. */
    private static final long MOST_PACKED_TIGHTLY = 1L << 28;

    private final FileContent content;
    private final List<FilterInfo> filters;
    private final int numberBytes;
    private final ByteUnpackers unpackers;

    /**
     * @param filters in the order in which they were applied
     * @param numberBytes of one number
     */
    Hdf5Filters(FileContent content, List<FilterInfo> filters, int numberBytes) {
        this.content = content;
        this.filters = filters;
        this.numberBytes = numberBytes;
        this.unpackers = new ByteUnpackers(content);
    }

    /**
     * @param skipped bit i: filter i was not applied to this chunk
     * @param wanted bytes of the chunk, unpacked
     */
    byte[] unpack(ByteBuffer raw, int skipped, int wanted) {
        boolean tightly = filters.stream().anyMatch(Hdf5Filters::isTight);
        if (wanted > raw.remaining() * MOST_PACKED && (!tightly || wanted > MOST_PACKED_TIGHTLY)) {
            throw unpackers.damaged("it is too short for its size");
        }
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (((skipped >>> i) & 1) == 0) {
                FilterInfo filter = filters.get(i);
                bytes = switch (filter.getId()) {
                    case SHUFFLE -> ByteUnpackers.unshuffle(bytes, shuffled(filter.getData()));
                    case CHECKSUM -> checked(bytes);
                    default -> unpack(filter, bytes, wantedAfter(i, skipped, wanted));
                };
            }
        }
        if (bytes.length < wanted) {
            throw unpackers.damaged("it is too short");
        }
        return bytes;
    }

    private static boolean isTight(FilterInfo filter) {
        int id = filter.getId();
        return id == ZSTD || id == BZIP2 || id == BLOSC || id == BITSHUFFLE;
    }

    /** The size that undoing a filter must give: earlier ones may have put a checksum behind the numbers. */
    private int wantedAfter(int index, int skipped, int wanted) {
        int size = wanted;
        for (int i = 0; i < index; i++) {
            if (((skipped >>> i) & 1) != 0 || filters.get(i).getId() == SHUFFLE) {
                continue;
            }
            FilterInfo filter = filters.get(i);
            if (filter.getId() == CHECKSUM) {
                size += 4;
            } else if (filter.getId() != BITSHUFFLE || packing(filter.getData()) != 0) {
                throw content.problem("HDF5 that is compressed twice is not read")
                        .found(name(filter) + " before " + name(filters.get(index)))
                        .asException();
            }
        }
        return size;
    }

    private byte[] unpack(FilterInfo filter, byte[] bytes, int wanted) {
        return switch (filter.getId()) {
            case DEFLATE -> unpackers.inflate(bytes, 0, bytes.length, wanted);
            case BZIP2 -> unpackers.bzip2(bytes, wanted);
            case LZF -> unpackers.lzf(bytes, wanted);
            case BLOSC -> new BloscFilter(content).unpack(bytes, wanted);
            case LZ4 -> lz4(bytes, wanted);
            case BITSHUFFLE -> bitShuffle(filter.getData(), bytes, wanted);
            case ZSTD -> unpackers.zstd(bytes, 0, bytes.length, wanted);
            default ->
                throw content.problem("HDF5 with this compression is not read")
                        .expected("none, gzip, LZF, LZ4, bitshuffle, Zstandard, Blosc or bzip2")
                        .found(name(filter) + " (" + filter.getId() + ")")
                        .nextStep("Write it again with another compression, such as h5repack -f GZIP=1")
                        .asException();
        };
    }

    private static String name(FilterInfo filter) {
        return NAMES.getOrDefault(filter.getId(), filter.getName().replaceFirst("[;:].*", ""));
    }

    private int shuffled(int... parameters) {
        return parameters.length > 0 && parameters[0] > 0 && parameters[0] <= 1 << 16 ? parameters[0] : numberBytes;
    }

    /** The bytes without the checksum at the end, which must be theirs. */
    private byte[] checked(byte[] bytes) {
        if (bytes.length < 4) {
            throw unpackers.damaged("it is too short");
        }
        byte[] result = Arrays.copyOf(bytes, bytes.length - 4);
        int stored = ByteBuffer.wrap(bytes, result.length, 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int found = fletcher32(result);
        // old versions of the library exchanged the bytes of each half
        int exchanged = ((found & 0x00FF00FF) << 8) | ((found >>> 8) & 0x00FF00FF);
        if (stored != found && stored != exchanged) {
            throw unpackers.damaged("its checksum does not match");
        }
        return result;
    }

    /** Fletcher's checksum over 16-bit words, the first byte of each the higher; 0 only of zeros, as HDF5 has it. */
    private static int fletcher32(byte... bytes) {
        long first = 0;
        long second = 0;
        boolean any = false;
        for (int i = 0; i < bytes.length; i += 2) {
            int word = ((bytes[i] & 0xFF) << 8) | (i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0);
            any |= word != 0;
            first += word;
            second += first;
            // long before the sums grow too large
            if ((i & 0x3FF) == 0) {
                first %= 0xFFFF;
                second %= 0xFFFF;
            }
        }
        first %= 0xFFFF;
        second %= 0xFFFF;
        return (int) (((any && second == 0 ? 0xFFFF : second) << 16) | (any && first == 0 ? 0xFFFF : first));
    }

    /** Total bytes, bytes of a block, then each block with its packed length. */
    private byte[] lz4(byte[] bytes, int wanted) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        if (in.remaining() < 12 || in.getLong() != wanted) {
            throw unpackers.damaged("its header is wrong");
        }
        int block = in.getInt();
        byte[] result = new byte[wanted];
        for (int done = 0; done < wanted; done += Math.min(block, wanted - done)) {
            int length = Math.min(block, wanted - done);
            int packed = in.remaining() >= 4 ? in.getInt() : -1;
            if (length <= 0 || packed < 0 || packed > in.remaining()) {
                throw unpackers.damaged("it ends too early");
            }
            byte[] part = packed == length
                    ? Arrays.copyOfRange(bytes, in.position(), in.position() + packed)
                    : unpackers.lz4(bytes, in.position(), packed, length);
            System.arraycopy(part, 0, result, done, length);
            in.position(in.position() + packed);
        }
        return result;
    }

    private static int packing(int... parameters) {
        return parameters.length > 4 ? parameters[4] : 0;
    }

    /** Parameters: two of the version, bytes of a number, numbers a block, packing after it. */
    private byte[] bitShuffle(int[] parameters, byte[] bytes, int wanted) {
        int packing = packing(parameters);
        int size = parameters.length > 2 && parameters[2] > 0 ? parameters[2] : numberBytes;
        if (size > 64) {
            throw unpackers.damaged("its numbers have an impossible size");
        }
        var shuffle = new BitShuffle(content, size);
        return switch (packing) {
            case 0 -> shuffle.unshuffle(bytes, parameters.length > 3 ? parameters[3] : 0);
            case 2 -> shuffle.unpack(bytes, wanted, unpackers::lz4);
            case 3 -> shuffle.unpack(bytes, wanted, unpackers::zstd);
            default -> throw notRead(packing);
        };
    }

    private ProblemException notRead(int packing) {
        return content.problem("HDF5 with bitshuffle and this compression is not read")
                .expected("none, LZ4 or Zstandard")
                .found("number " + packing)
                .asException();
    }
}
