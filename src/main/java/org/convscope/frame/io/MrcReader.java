package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/** MRC and CCP4 maps, stacks of images of electron microscopy, as the specification MRC2014 has them; rows as they are stored. */
final class MrcReader implements FrameReader {
    private static final int HEADER = 1024;
    private static final int MODE = 12;
    private static final int EXTENDED = 92;
    private static final int MAP = 208;
    private static final int STAMP = 212;

    @Override
    public String format() {
        return "MRC";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > STAMP + 1
                && head[MAP] == 'M'
                && head[MAP + 1] == 'A'
                && head[MAP + 2] == 'P'
                && (head[MAP + 3] == ' ' || head[MAP + 3] == 0)
                && ByteBuffer.wrap(head).order(order(head[STAMP])).getInt(0) > 0;
    }

    private static ByteOrder order(byte stamp) {
        return stamp == 0x11 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static ByteBuffer header(FileContent content) {
        ByteBuffer header = content.read(0, HEADER);
        return header.order(order(header.get(STAMP)));
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content) {
        ByteBuffer header = header(content);
        int images = header.getInt(2 * Integer.BYTES);
        if (images < 1) {
            throw content.problem("the header claims an impossible number of images")
                    .found(images)
                    .asException();
        }
        long room = Math.max(0, content.size() - start(header));
        long there = room / imageBytes(content, header);
        if (images > there) {
            throw content.problem("the file is too short for the number of images in its header")
                    .expected(images)
                    .found("at most " + there)
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        return images;
    }

    private static long start(ByteBuffer header) {
        return HEADER + Math.max(0L, header.getInt(EXTENDED));
    }

    private static long imageBytes(FileContent content, ByteBuffer header) {
        NumberType type = type(content, header.getInt(MODE));
        long width = header.getInt(0);
        long height = header.getInt(Integer.BYTES);
        long room = Math.max(0, content.size() - start(header));
        return (long) CheckedSizes.count(content, width, height, 1, room / type.bytes()) * type.bytes();
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        ByteBuffer header = header(content);
        NumberType type = type(content, header.getInt(MODE));
        long width = header.getInt(0);
        long height = header.getInt(Integer.BYTES);
        long bytes = imageBytes(content, header);
        long offset = start(header) + source.image() * bytes;
        Pixels pixels = type.decode(content, content.read(offset, bytes).order(header.order()), (int) (width * height));
        return new Frame(
                source,
                format(),
                (int) width,
                (int) height,
                1,
                type.bits(),
                pixels,
                DerivedMasks.of(pixels, 1, type.largest()),
                Optional.empty());
    }

    private static NumberType type(FileContent content, int mode) {
        return switch (mode) {
            case 0 -> NumberType.INT8;
            case 1 -> NumberType.INT16;
            case 2 -> NumberType.FLOAT32;
            case 6 -> NumberType.UINT16;
            case 12 -> NumberType.FLOAT16;
            default ->
                throw content.problem("MRC with numbers of this kind is not read")
                        .expected("mode 0, 1, 2, 6 or 12")
                        .found("mode " + mode + (mode == 3 || mode == 4 ? ", complex numbers" : ""))
                        .asException();
        };
    }
}
