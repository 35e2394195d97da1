package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * NumPy's {@code .npy}: (height, width), (height, width, 1 or 3), or a stack (images, height, width) or (images, height,
 * width, 1 or 3). Pickled objects are refused. Format: numpy.lib.format.
 */
final class NpyReader implements FrameReader {
    private static final Pattern HEADER = Pattern.compile(
            "'descr':\\s*'([<>|=])([biuf])(\\d)'.*'fortran_order':\\s*(True|False).*'shape':\\s*\\(([\\d,\\s]*)\\)");
    private static final int MOST_HEADER = 1 << 16;

    private record Header(NumberType type, ByteOrder order, boolean columnsFirst, long[] shape, long offset) {
        boolean hasChannels() {
            int rank = shape.length;
            return rank == 4 || (rank == 3 && (shape[2] == 1 || shape[2] == 3));
        }

        long channels() {
            return hasChannels() ? shape[shape.length - 1] : 1;
        }

        private int firstSpatial() {
            return shape.length - 2 - (hasChannels() ? 1 : 0);
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
    }

    @Override
    public String format() {
        return "NumPy";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 10
                && (head[0] & 0xFF) == 0x93
                && new String(head, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY");
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(Content content) {
        return (int) header(content).images();
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        Header header = header(content);
        int count = (int) (header.width() * header.height() * header.channels());
        long bytes = (long) count * header.type.bytes();
        Pixels pixels;
        if (header.columnsFirst) {
            pixels = columnsFirst(content, header, source.image());
        } else {
            ByteBuffer buffer =
                    content.read(header.offset + source.image() * bytes, bytes).order(header.order);
            pixels = header.type.decode(content, buffer, count);
        }
        int channels = (int) header.channels();
        return new Frame(
                source,
                format(),
                (int) header.width(),
                (int) header.height(),
                channels,
                header.type.bits(),
                pixels,
                Masks.of(pixels, channels, header.type.largest()),
                Optional.empty());
    }

    private static Header header(Content content) {
        ByteBuffer start = content.read(0, 12).order(ByteOrder.LITTLE_ENDIAN);
        int version = start.get(6);
        long length = version == 1 ? start.getShort(8) & 0xFFFF : start.getInt(8) & 0xFFFFFFFFL;
        long offset = version == 1 ? 10 : 12;
        if (version < 1 || version > 3 || length > MOST_HEADER) {
            throw content.problem("the NumPy header makes no sense").asException();
        }
        String text =
                StandardCharsets.ISO_8859_1.decode(content.read(offset, length)).toString();
        Matcher matcher = HEADER.matcher(text.replace('\n', ' '));
        if (!matcher.find()) {
            throw content.problem("NumPy arrays of this kind are not read")
                    .expected("whole numbers or floats")
                    .found(text.strip().substring(0, Math.min(100, text.strip().length())))
                    .asException();
        }
        ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long[] shape = Arrays.stream(matcher.group(5).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .mapToLong(part -> part.length() > 12 ? Long.MAX_VALUE : Long.parseLong(part))
                .toArray();
        var header = new Header(
                type(content, matcher.group(2), Integer.parseInt(matcher.group(3))),
                order,
                matcher.group(4).equals("True"),
                shape,
                offset + length);
        check(content, header);
        return header;
    }

    private static NumberType type(Content content, String kind, int bytes) {
        boolean known = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        if (!known || (kind.equals("f") && bytes == 1)) {
            throw content.problem("NumPy arrays of this kind are not read")
                    .found(kind + bytes)
                    .asException();
        }
        return switch (kind) {
            case "f" -> NumberType.floating(bytes);
            case "i" -> NumberType.signed(bytes);
            default -> NumberType.unsigned(bytes);
        };
    }

    private static void check(Content content, Header header) {
        int rank = header.shape.length;
        if (rank < 2 || rank > 4 || (rank == 4 && header.channels() != 1 && header.channels() != 3)) {
            throw content.problem("a NumPy array of this shape is no frame")
                    .expected("(height, width), (height, width, 3) or a stack of them")
                    .found(Arrays.toString(header.shape))
                    .asException();
        }
        long room = (content.size() - header.offset) / header.type.bytes();
        Sizes.check(content, header.width(), header.height(), header.channels(), room);
        long images = header.images();
        if (images < 1
                || images > Integer.MAX_VALUE
                || images > room / (header.width() * header.height() * header.channels())) {
            throw content.problem("the file is too short for the shape in its header")
                    .found(Arrays.toString(header.shape) + ", " + content.size() + " bytes")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
    }

    /** Numbers of one image from an array in Fortran's order, whose first axis runs fastest. */
    private static Pixels columnsFirst(Content content, Header header, int image) {
        long[] shape = header.shape;
        int total = Sizes.count(
                content,
                Arrays.stream(shape).reduce(1, Math::multiplyExact),
                1,
                1,
                (content.size() - header.offset) / header.type.bytes());
        ByteBuffer bytes =
                content.read(header.offset, (long) total * header.type.bytes()).order(header.order);
        Pixels all = header.type.decode(content, bytes, total);
        int channels = (int) header.channels();
        int width = (int) header.width();
        int height = (int) header.height();
        int images = (int) header.images();
        int[] from = new int[width * height * channels];
        for (int i = 0; i < from.length; i++) {
            int c = i % channels;
            int x = i / channels % width;
            int y = i / channels / width;
            from[i] = image + images * (y + height * (x + width * c));
        }
        return Channels.picked(all, from);
    }
}
