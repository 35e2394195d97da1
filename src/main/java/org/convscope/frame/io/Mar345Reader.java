package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * Image plates of marresearch ({@code .mar2300}, {@code .mar3450} ...): a header of 4096 bytes, a table of the counts that need
 * more than 16 bits, then the picture in CCP4's packing. As the description {@code mar345_formats.pdf} and fabio's {@code
 * mar345image} have it.
 */
final class Mar345Reader implements FrameReader {
    private static final int HEADER = 4096;
    private static final int MAGIC = 1234;
    private static final int COLUMNS = 4;
    private static final int HIGH = 8;
    private static final int PACKING = 12;
    private static final int PIXELS = 20;
    private static final int PIXEL_WIDTH = 24;
    private static final int PIXEL_HEIGHT = 28;
    private static final int WAVELENGTH = 32;
    private static final int DISTANCE = 36;
    private static final int TWO_THETA = 60;
    private static final int SPIRAL = 2;

    /** Place and counts, 32 bits each; eight of them are a record. */
    private static final int ENTRY = 8;

    private static final int RECORD = 8 * ENTRY;
    private static final Pattern CENTRE = Pattern.compile("\\nCENTER\\s+X\\s+(\\S+)\\s+Y\\s+(\\S+)");
    private static final double STRAIGHT_THOUSANDTHS = 10;

    @Override
    public String format() {
        return "mar345";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 128
                && (ByteBuffer.wrap(head).getInt() == MAGIC
                        || ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC)
                && new String(head, 0, Math.min(head.length, 256), StandardCharsets.ISO_8859_1)
                        .contains("mar research");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        ByteBuffer header = content.read(0, HEADER);
        header.order(header.getInt(0) == MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(PACKING) == SPIRAL) {
            throw content.problem("mar345 files that hold the plate's spiral are not read")
                    .nextStep("Transform it with marresearch's marcvt")
                    .asException();
        }
        int width = header.getInt(COLUMNS);
        int height = width > 0 ? header.getInt(PIXELS) / width : 0;
        long entries = header.getInt(HIGH);
        long table = (entries * ENTRY + RECORD - 1) / RECORD * RECORD;
        if (entries < 0 || table > content.size() - HEADER) {
            throw content.problem("the table of high counts ends too early")
                    .expected(entries + " entries")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        // a block of six bits stands for 128 pixels at the most
        CheckedSizes.check(content, width, height, 1, (content.size() - HEADER) * 32768);
        int[] counts = Ccp4Packing.decode(content, HEADER + table, width, height);
        ByteBuffer high = content.read(HEADER, table).order(header.order());
        for (long i = 0; i < entries; i++) {
            int place = high.getInt();
            int value = high.getInt();
            if (place > 0 && place <= counts.length) {
                counts[place - 1] = value;
            }
        }
        Pixels pixels = NumberType.unsigned(counts);
        return new Frame(
                source,
                format(),
                width,
                height,
                1,
                Integer.SIZE,
                pixels,
                DerivedMasks.of(pixels, 1, Double.POSITIVE_INFINITY),
                Optional.of(geometry(header)));
    }

    private static Geometry geometry(ByteBuffer header) {
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(header.getInt(WAVELENGTH) * 1e-6)
                .withDistance(header.getInt(DISTANCE) * 1e-3)
                .withPixelSize(header.getInt(PIXEL_WIDTH) * 1e-3, header.getInt(PIXEL_HEIGHT) * 1e-3);
        Matcher centre = CENTRE.matcher(
                StandardCharsets.ISO_8859_1.decode(header.duplicate().rewind()));
        return Math.abs(header.getInt(TWO_THETA)) < STRAIGHT_THOUSANDTHS && centre.find()
                ? geometry.withBeamCentre(
                        HeaderNumbers.parse(centre.group(1)),
                        HeaderNumbers.parse(centre.group(2)),
                        "CENTER X and Y, in pixels")
                : geometry;
    }
}
