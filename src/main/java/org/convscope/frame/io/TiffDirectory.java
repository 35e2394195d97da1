package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convscope.problem.ProblemException;

/** The fields of one image of a TIFF file, as numbers; those that point outside the file are refused when asked for. */
final class TiffDirectory {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int PLANAR = 284;
    static final int PREDICTOR = 317;
    static final int PALETTE = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;

    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int DESCRIPTION = 270;
    private static final long MOST_DESCRIPTION = 1 << 16;
    private static final int MOST_IMAGES = 100_000;

    private record Field(int type, long count, long offset) {}

    private final FileContent content;
    private final ByteOrder order;
    private final Map<Integer, Field> fields = new HashMap<>();

    private TiffDirectory(FileContent content, ByteOrder order) {
        this.content = content;
        this.order = order;
    }

    static boolean isTiff(byte[] head) {
        if (head.length < 8 || head[0] != head[1] || (head[0] != 'I' && head[0] != 'M')) {
            return false;
        }
        int magic = ByteBuffer.wrap(head).order(orderOf(head[0])).getShort(2);
        return magic == 42 || magic == 43;
    }

    private static ByteOrder orderOf(byte mark) {
        return mark == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /**
     * Every image of full resolution, in the file's order; at least one.
     *
     * @param notes takes a sentence where the list of images breaks off
     */
    static List<TiffDirectory> all(FileContent content, Consumer<String> notes) {
        ByteOrder order = orderOf(content.read(0, 8).get(0));
        boolean big = content.read(0, 8).order(order).getShort(2) == 43;
        List<TiffDirectory> result = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        ByteBuffer first = content.read(0, big ? 16 : 8).order(order);
        long at = big ? first.getLong(8) : first.getInt(4) & 0xFFFFFFFFL;
        while (at != 0) {
            if (!seen.add(at) || result.size() > MOST_IMAGES) {
                notes.accept("The list of images in the file goes in a circle; those before are read.");
                break;
            }
            var directory = new TiffDirectory(content, order);
            try {
                at = directory.load(at, big);
            } catch (ProblemException e) {
                if (result.isEmpty()) {
                    throw e;
                }
                notes.accept("The list of images in the file breaks off after " + result.size() + "; those are read.");
                break;
            }
            if ((directory.number(NEW_SUBFILE_TYPE, 0) & 1) == 0) {
                result.add(directory);
            }
        }
        if (result.isEmpty()) {
            throw content.problem("there is no image in the file").asException();
        }
        return result;
    }

    private long load(long at, boolean big) {
        int head = big ? 8 : 2;
        int each = big ? 20 : 12;
        ByteBuffer start = content.read(at, head).order(order);
        long entries = big ? start.getLong() : start.getShort() & 0xFFFF;
        if (entries < 0 || entries > 65535) {
            throw content.problem("a TIFF directory makes no sense").asException();
        }
        ByteBuffer bytes = content.read(at + head, entries * each).order(order);
        for (int i = 0; i < entries; i++) {
            int position = i * each;
            int tag = bytes.getShort(position) & 0xFFFF;
            int type = bytes.getShort(position + 2) & 0xFFFF;
            long count = big ? bytes.getLong(position + 4) : bytes.getInt(position + 4) & 0xFFFFFFFFL;
            int valueAt = position + (big ? 12 : 8);
            int room = big ? 8 : 4;
            boolean inside = count >= 0 && count <= room && count * bytesOf(type) <= room;
            long pointer = big ? bytes.getLong(valueAt) : bytes.getInt(valueAt) & 0xFFFFFFFFL;
            fields.putIfAbsent(tag, new Field(type, count, inside ? at + head + valueAt : pointer));
        }
        return next(at + head + entries * each, big);
    }

    /** Where the next directory is; 0 for none, also where a file ends without saying so. */
    private long next(long at, boolean big) {
        int bytes = big ? 8 : 4;
        if (at > content.size() - bytes) {
            return 0;
        }
        ByteBuffer next = content.read(at, bytes).order(order);
        return big ? next.getLong() : next.getInt() & 0xFFFFFFFFL;
    }

    private static int bytesOf(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            default -> 8;
        };
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** The first whole number of a field. */
    long number(int tag, long otherwise) {
        long[] numbers = numbers(tag, 1);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    /** All whole numbers of a field; none where it is missing. */
    long[] numbers(int tag) {
        return numbers(tag, Long.MAX_VALUE);
    }

    private long[] numbers(int tag, long atMost) {
        Field field = fields.get(tag);
        if (field == null) {
            return new long[0];
        }
        long count = Math.min(field.count, atMost);
        int each = bytesOf(field.type);
        if (count < 0 || count > content.size()) {
            throw content.problem("TIFF field " + tag + " claims more numbers than the file has bytes")
                    .asException();
        }
        ByteBuffer bytes = content.read(field.offset, count * each).order(order);
        long[] result = new long[(int) count];
        for (int i = 0; i < result.length; i++) {
            result[i] = switch (each) {
                case 1 -> bytes.get() & 0xFF;
                case 2 -> bytes.getShort() & 0xFFFF;
                case 4 -> bytes.getInt() & 0xFFFFFFFFL;
                default -> bytes.getLong();
            };
        }
        return result;
    }

    /** The image's description, as far as it is there; empty where there is none. */
    Optional<String> description() {
        Field field = fields.get(DESCRIPTION);
        if (field == null || field.type != 2) {
            return Optional.empty();
        }
        long there = Math.max(0, content.size() - Math.max(0, field.offset));
        long length = Math.min(Math.min(Math.max(0, field.count), MOST_DESCRIPTION), there);
        return length == 0
                ? Optional.empty()
                : Optional.of(StandardCharsets.ISO_8859_1
                        .decode(content.read(field.offset, length))
                        .toString());
    }

    ByteOrder order() {
        return order;
    }
}
