package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers of a NumPy array, as numpy.lib.format describes it; Python 2's lengths, {@code 64L}, included.
 *
 * @param subject the array's name in an archive; empty for a file of its own
 * @param length of the header in bytes: the numbers begin after it
 */
record NpyHeader(
        FileContent content,
        String subject,
        NumberType type,
        ByteOrder order,
        boolean columnsFirst,
        long[] shape,
        long length) {
    /** The length in bytes of the longest header that is read. */
    static final int MOST = 1 << 16;

    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|=])([biuf])(\\d{1,2})['\"]");
    private static final Pattern WORDS = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>|])([US])(\\d{1,6})['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\dL,\\s]*)\\)");
    private static final Pattern ANY_TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]{1,20})['\"]");

    static boolean isNpy(byte[] head) {
        return head.length >= 10
                && (head[0] & 0xFF) == 0x93
                && new String(head, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY");
    }

    /**
     * @param head the first {@link #MOST} bytes of the array, fewer where it has no more
     * @throws org.convscope.problem.ProblemException if the numbers are of a kind that is not read
     */
    static NpyHeader of(FileContent content, String subject, ByteBuffer head) {
        ByteBuffer start = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int version = start.limit() < 12 ? 0 : start.get(6);
        long length = version < 1 ? 0 : version == 1 ? start.getShort(8) & 0xFFFF : start.getInt(8) & 0xFFFFFFFFL;
        int offset = version == 1 ? 10 : 12;
        if (version < 1 || version > 3 || length > start.limit() - offset) {
            throw content.problem("the NumPy header makes no sense")
                    .subject(subject)
                    .asException();
        }
        String text = StandardCharsets.ISO_8859_1
                .decode(start.slice(offset, (int) length))
                .toString();
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw notRead(content, subject, text);
        }
        return new NpyHeader(
                content,
                subject,
                type(content, subject, text, type.group(2), Integer.parseInt(type.group(3))),
                type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                order.group(1).equals("True"),
                lengths(shape.group(1)),
                offset + length);
    }

    /**
     * Where an array of words stands.
     *
     * @param letters a word has at most
     * @param letterBytes 4 for UTF-32, 1 for bytes
     * @param length of the header in bytes
     */
    record Words(int letters, int letterBytes, ByteOrder order, long[] shape, long length) {}

    /** The header of an array of words; empty for other arrays. */
    static Optional<Words> words(ByteBuffer head) {
        ByteBuffer start = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int version = start.limit() < 12 ? 0 : start.get(6);
        long length = version == 1 ? start.getShort(8) & 0xFFFF : version == 0 ? 0 : start.getInt(8) & 0xFFFFFFFFL;
        int offset = version == 1 ? 10 : 12;
        if (version == 0 || length > start.limit() - offset) {
            return Optional.empty();
        }
        String text = StandardCharsets.ISO_8859_1
                .decode(start.slice(offset, (int) length))
                .toString();
        Matcher type = WORDS.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !shape.find()) {
            return Optional.empty();
        }
        return Optional.of(new Words(
                Integer.parseInt(type.group(3)),
                type.group(2).equals("U") ? 4 : 1,
                type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                lengths(shape.group(1)),
                offset + length));
    }

    private static RuntimeException notRead(FileContent content, String subject, String text) {
        Matcher type = ANY_TYPE.matcher(text);
        return content.problem("NumPy arrays of this kind are not read")
                .subject(subject)
                .expected("whole numbers or floats")
                .found(type.find() ? type.group(1) : "records or objects")
                .asException();
    }

    private static NumberType type(FileContent content, String subject, String text, String kind, int bytes) {
        boolean known = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        if (!known || (kind.equals("f") && bytes == 1)) {
            throw notRead(content, subject, text);
        }
        return switch (kind) {
            case "f" -> NumberType.floating(bytes);
            case "i" -> NumberType.signed(bytes);
            default -> NumberType.unsigned(bytes);
        };
    }

    private static long[] lengths(String text) {
        return Arrays.stream(text.replace("L", "").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToLong(part -> part.length() > 12 || !part.matches("\\d+") ? Long.MAX_VALUE : Long.parseLong(part))
                .toArray();
    }

    int rank() {
        return shape.length;
    }

    private boolean hasChannels() {
        long last = shape[rank() - 1];
        return rank() == 4 || (rank() == 3 && (last == 1 || last == 3 || last == 4));
    }

    /** How many numbers a pixel has: 1, 3 or 4. */
    int samples() {
        return (int) (hasChannels() ? shape[rank() - 1] : 1);
    }

    private int firstSpatial() {
        return rank() - 2 - (hasChannels() ? 1 : 0);
    }

    long images() {
        return firstSpatial() == 0 ? 1 : shape[0];
    }

    long height() {
        return shape[firstSpatial()];
    }

    long width() {
        return shape[firstSpatial() + 1];
    }

    /** Whether the shape is that of a frame or of a stack of frames. */
    boolean isFrames() {
        return rank() >= 2
                && rank() <= 4
                && (rank() < 4 || shape[3] == 1 || shape[3] == 3 || shape[3] == 4)
                && Arrays.stream(shape).allMatch(length -> length > 0);
    }

    /**
     * @param bytes how many there are behind the header, at the most
     * @throws org.convscope.problem.ProblemException if the array is no frame, or larger than that
     */
    NpyHeader checked(long bytes) {
        if (!isFrames()) {
            throw content.problem("a NumPy array of this shape is no frame")
                    .subject(subject)
                    .expected("(height, width), (height, width, 3) or a stack of them")
                    .found(Arrays.toString(shape))
                    .asException();
        }
        long room = Math.max(0, bytes) / type.bytes();
        CheckedSizes.check(content, width(), height(), samples(), room);
        if (images() > Integer.MAX_VALUE || images() > room / (width() * height() * samples())) {
            throw content.problem("the file is too short for the shape in its header")
                    .subject(subject)
                    .found(Arrays.toString(shape) + ", " + bytes + " bytes")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        return this;
    }
}
