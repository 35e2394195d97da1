package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscope.problem.ProblemException;

/** Unpacks strips and tiles of a TIFF file; never gives more bytes than asked for. */
record TiffPacking(FileContent content, Kind kind, int predictor, ByteOrder order, FillOrder fillOrder) {
    private static final int HORIZONTAL = 2;
    private static final int FLOATING = 3;

    /** The order of bits in a byte. */
    enum FillOrder {
        HIGHEST_FIRST,
        LOWEST_FIRST
    }

    /** The packings that are read. */
    enum Kind {
        NONE(1),
        PACK_BITS(128),
        LZW(4096),
        DEFLATE(1032);

        private final int mostBytesFromOne;

        Kind(int mostBytesFromOne) {
            this.mostBytesFromOne = mostBytesFromOne;
        }
    }

    static TiffPacking of(FileContent content, TiffDirectory directory) {
        int compression = (int) directory.number(TiffDirectory.COMPRESSION, 1);
        Kind kind =
                switch (compression) {
                    case 1 -> Kind.NONE;
                    case 5 -> Kind.LZW;
                    case 8, 32946 -> Kind.DEFLATE;
                    case 32773 -> Kind.PACK_BITS;
                    default ->
                        throw content.problem("TIFF with this compression is not read")
                                .expected("none, PackBits, LZW or Deflate")
                                .found(name(compression))
                                .nextStep("Convert it to a TIFF without compression")
                                .asException();
                };
        int predictor = (int) directory.number(TiffDirectory.PREDICTOR, 1);
        if (predictor < 1 || predictor > FLOATING) {
            throw content.problem("TIFF with this predictor is not read")
                    .found("predictor " + predictor)
                    .asException();
        }
        return new TiffPacking(
                content,
                kind,
                kind == Kind.NONE ? 1 : predictor,
                directory.order(),
                directory.number(TiffDirectory.FILL_ORDER, 1) == 2 ? FillOrder.LOWEST_FIRST : FillOrder.HIGHEST_FIRST);
    }

    private static String name(int compression) {
        return switch (compression) {
            case 2, 3, 4, 32771 -> "CCITT";
            case 6, 7 -> "JPEG";
            case 9, 10, 34661 -> "JBIG";
            case 32809 -> "ThunderScan";
            case 33003, 33005, 34712 -> "JPEG 2000";
            case 34676, 34677 -> "SGI LogLuv";
            case 34887 -> "LERC";
            case 34925 -> "LZMA";
            case 50000 -> "Zstandard";
            case 50001 -> "WebP";
            case 50002 -> "JPEG XL";
            default -> "compression " + compression;
        };
    }

    /** How many bytes one packed byte becomes at the most. */
    int mostBytesFromOne() {
        return kind.mostBytesFromOne;
    }

    /**
     * @throws ProblemException if there are fewer bytes than needed
     */
    byte[] unpack(long offset, long stored, int needed) {
        ByteBuffer packed = upright(content.read(offset, kind == Kind.NONE ? needed : stored));
        byte[] result = new byte[needed];
        int done =
                switch (kind) {
                    case NONE -> {
                        packed.get(result);
                        yield needed;
                    }
                    case PACK_BITS -> packBits(packed, result);
                    case LZW -> new TiffLzw(packed, result).unpack();
                    case DEFLATE -> inflate(packed, result);
                };
        if (done < needed) {
            throw content.problem("a packed strip or tile ends too early")
                    .expected(needed + " bytes")
                    .found(done)
                    .nextStep("Copy the file again; it is damaged")
                    .asException();
        }
        return result;
    }

    /** The bytes with their highest bit first. */
    private ByteBuffer upright(ByteBuffer packed) {
        if (fillOrder == FillOrder.HIGHEST_FIRST) {
            return packed;
        }
        byte[] turned = new byte[packed.remaining()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (byte) (Integer.reverse(packed.get(i)) >>> 24);
        }
        return ByteBuffer.wrap(turned);
    }

    private static int packBits(ByteBuffer packed, byte[] result) {
        int done = 0;
        while (done < result.length && packed.remaining() >= 2) {
            int n = packed.get();
            if (n >= 0) {
                int length = Math.min(Math.min(n + 1, packed.remaining()), result.length - done);
                packed.get(result, done, length);
                done += length;
            } else if (n != -128) {
                byte value = packed.get();
                for (int i = 0; i < 1 - n && done < result.length; i++) {
                    result[done++] = value;
                }
            }
        }
        return done;
    }

    private static int inflate(ByteBuffer packed, byte[] result) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            int n = 1;
            while (done < result.length && n > 0) {
                n = inflater.inflate(result, done, result.length - done);
                done += n;
            }
            return done;
        } catch (DataFormatException e) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    /** Undoes a predictor in place, row by row. */
    void undoPredictor(byte[] rows, int rowBytes, int samples, NumberType type) {
        if (predictor == 1) {
            return;
        }
        for (int row = 0; row + rowBytes <= rows.length; row += rowBytes) {
            if (predictor == HORIZONTAL) {
                addUp(ByteBuffer.wrap(rows, row, rowBytes).slice().order(order), samples, type.bytes());
            } else {
                joinBytes(rows, row, rowBytes, samples, type.bytes());
            }
        }
    }

    private static void addUp(ByteBuffer row, int samples, int bytes) {
        int step = samples * bytes;
        for (int i = step; i + bytes <= row.limit(); i += bytes) {
            switch (bytes) {
                case 1 -> row.put(i, (byte) (row.get(i) + row.get(i - step)));
                case 2 -> row.putShort(i, (short) (row.getShort(i) + row.getShort(i - step)));
                case 4 -> row.putInt(i, row.getInt(i) + row.getInt(i - step));
                default -> row.putLong(i, row.getLong(i) + row.getLong(i - step));
            }
        }
    }

    /** Technical note 3: the row holds all highest bytes, then all next ones ..., as differences. */
    private void joinBytes(byte[] rows, int from, int rowBytes, int samples, int bytes) {
        for (int i = from + samples; i < from + rowBytes; i++) {
            rows[i] += rows[i - samples];
        }
        byte[] planes = Arrays.copyOfRange(rows, from, from + rowBytes);
        int count = rowBytes / bytes;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < bytes; b++) {
                int place = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
                rows[from + i * bytes + place] = planes[b * count + i];
            }
        }
    }
}
