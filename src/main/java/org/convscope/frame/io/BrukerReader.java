package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.problem.Problem;

/**
 * Frames of Bruker's detectors, formats 86 ({@code .gfrm}, SMART, GADDS) and 100 ({@code .sfrm}, APEX): counts of 1, 2 or 4
 * bytes, and tables of those that do not fit. As the frame file description of Bruker AXS and fabio's {@code brukerimage} and
 * {@code bruker100image} have it.
 */
final class BrukerReader implements FrameReader {
    private static final int PADDING = 16;

    /** An entry of format 86's table: nine digits of counts, seven of the pixel's place. */
    private static final int ENTRY = 16;

    private static final int ENTRY_COUNTS = 9;

    @Override
    public String format() {
        return "Bruker";
    }

    @Override
    public boolean recognises(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 160), StandardCharsets.ISO_8859_1);
        return text.matches("(?s)FORMAT :\\s*\\d+ {60,}[A-Z0-9&]{1,7} *:.*");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        var header = new BrukerHeader(content);
        long format = header.whole("FORMAT", 0);
        if (format != 86 && format != 100) {
            throw content.problem("Bruker frames of this format are not read")
                    .expected("86 or 100")
                    .found(format)
                    .asException();
        }
        String compression = header.text("COMPRES");
        if (!compression.isEmpty() && !compression.startsWith("NONE") && !compression.startsWith("LINEAR")) {
            throw content.problem("compressed Bruker frames are not read")
                    .found(compression)
                    .asException();
        }
        long height = header.whole("NROWS", 0);
        long width = header.whole("NCOLS", 0);
        long bytesEach = header.whole("NPIXELB", 0);
        if (bytesEach != 1 && bytesEach != 2 && bytesEach != 4) {
            throw content.problem("the header is damaged")
                    .subject("NPIXELB")
                    .expected("1, 2 or 4 bytes a pixel")
                    .found(bytesEach)
                    .asException();
        }
        int count = CheckedSizes.count(content, width, height, 1, (content.size() - header.bytes()) / bytesEach);
        NumberType type = format == 100 && bytesEach == 4 ? NumberType.INT32 : NumberType.unsigned((int) bytesEach);
        long packed = count * bytesEach;
        Pixels stored = type.decode(
                content, content.read(header.bytes(), packed).order(order(content, header, bytesEach)), count);
        long[] counts = new long[count];
        for (int i = 0; i < count; i++) {
            counts[i] = (long) stored.get(i);
        }
        if (format == 86) {
            overflows86(content, header, header.bytes() + packed, counts);
        } else {
            overflows100(content, header, header.bytes() + packed, (int) bytesEach, counts);
        }
        Pixels pixels = scaled(content, header, format, counts);
        double full = header.number("CCDPARM", 4);
        return new Frame(
                source,
                format(),
                (int) width,
                (int) height,
                1,
                Integer.SIZE,
                pixels,
                DerivedMasks.ofCounts(
                        pixels,
                        pixels instanceof Pixels.Float32 ? NumberType.FLOAT32 : NumberType.INT32,
                        full > 0 ? full : Double.POSITIVE_INFINITY),
                geometry(header));
    }

    private static ByteOrder order(FileContent content, BrukerHeader header, long bytesEach) {
        long bytes = header.whole("WORDORD", 0, 0);
        long words = header.whole("LONGORD", 0, bytes);
        if (bytesEach == 4 && bytes != words) {
            throw content.problem("Bruker frames with bytes and words in different order are not read")
                    .found("WORDORD " + bytes + ", LONGORD " + words)
                    .asException();
        }
        return bytes == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static void overflows86(FileContent content, BrukerHeader header, long offset, long... counts) {
        long entries = Math.max(0, header.whole("NOVERFL", 0, 0));
        checkTable(content, entries, (content.size() - offset) / ENTRY);
        String table = StandardCharsets.ISO_8859_1
                .decode(content.read(offset, entries * ENTRY))
                .toString();
        for (int at = 0; at < table.length(); at += ENTRY) {
            double value = HeaderNumbers.parse(table.substring(at, at + ENTRY_COUNTS));
            double place = HeaderNumbers.parse(table.substring(at + ENTRY_COUNTS, at + ENTRY));
            if (!(place >= 0 && place < counts.length && place == Math.rint(place) && value == Math.rint(value))) {
                throw content.problem("the table of overflows is damaged")
                        .expected("counts and the place of a pixel")
                        .found(table.substring(at, at + ENTRY))
                        .asException();
            }
            counts[(int) place] = (long) value;
        }
    }

    /** 255 stands for the next of the 16-bit table, 65535 for the next of the 32-bit one, 0 for the next below the base line. */
    private static void overflows100(
            FileContent content, BrukerHeader header, long offset, int bytesEach, long... counts) {
        long below = header.whole("NOVERFL", 0, -1);
        long[] entries = {Math.max(0, below), header.whole("NOVERFL", 1, 0), header.whole("NOVERFL", 2, 0)};
        int belowBytes = (int) header.whole("NPIXELB", 1, 1);
        if (belowBytes != 1 && belowBytes != 2 && belowBytes != 4) {
            throw content.problem("the header is damaged")
                    .subject("NPIXELB")
                    .expected("1, 2 or 4 bytes a count below the base line")
                    .found(header.text("NPIXELB"))
                    .asException();
        }
        NumberType[] types = {NumberType.signed(belowBytes), NumberType.UINT16, NumberType.INT32};
        long at = offset;
        ByteBuffer[] tables = new ByteBuffer[types.length];
        for (int i = 0; i < types.length; i++) {
            long bytes = entries[i] * types[i].bytes();
            checkTable(content, entries[i], (content.size() - at) / types[i].bytes());
            tables[i] = content.read(at, bytes).order(ByteOrder.LITTLE_ENDIAN);
            at += (bytes + PADDING - 1) / PADDING * PADDING;
        }
        if (bytesEach == 1 && entries[1] > 0) {
            replace(content, types[1], tables[1], (int) entries[1], 0xFF, counts);
        }
        if (bytesEach < 4 && entries[2] > 0) {
            replace(content, types[2], tables[2], (int) entries[2], 0xFFFF, counts);
        }
        long baseLine = below < 0 ? 0 : header.whole("NEXP", 2, 0);
        Pixels underflow = types[0].decode(content, tables[0], (int) entries[0]);
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0 && entries[0] > 0) {
                if (next == underflow.size()) {
                    throw tableEnds(content, entries[0]).asException();
                }
                counts[i] = (long) underflow.get(next++);
            } else {
                counts[i] += baseLine;
            }
        }
    }

    private static void replace(
            FileContent content, NumberType type, ByteBuffer table, int entries, long marker, long... counts) {
        Pixels values = type.decode(content, table, entries);
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == marker) {
                if (next == values.size()) {
                    throw tableEnds(content, entries).asException();
                }
                counts[i] = (long) values.get(next++);
            }
        }
    }

    private static void checkTable(FileContent content, long entries, long atMost) {
        if (entries < 0 || entries > atMost) {
            throw tableEnds(content, entries)
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
    }

    private static Problem tableEnds(FileContent content, long entries) {
        return content.problem("the table of overflows ends too early").expected(entries + " entries");
    }

    /** {@code LINEAR} is slope and offset of format 86's counts. */
    private static Pixels scaled(FileContent content, BrukerHeader header, long format, long... counts) {
        double slope = header.words("LINEAR").length > 0 ? header.number("LINEAR", 0) : 1;
        double offset = header.words("LINEAR").length > 1 ? header.number("LINEAR", 1) : 0;
        if (slope != 1 || offset != 0) {
            if (format == 100 || !Double.isFinite(slope + offset)) {
                throw content.problem("Bruker frames whose counts are scaled in this way are not read")
                        .subject("LINEAR")
                        .expected(format == 100 ? "1 0" : "two numbers")
                        .found(header.text("LINEAR"))
                        .asException();
            }
            float[] values = new float[counts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (counts[i] * slope + offset);
            }
            return new Pixels.Float32(values);
        }
        return WholeCounts.pixels(content, counts);
    }

    private static Optional<Geometry> geometry(BrukerHeader header) {
        double pixel = 10 / header.numberBehind("DETTYPE", "PIXPERCM:");
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(header.number("WAVELEN", 0))
                .withDistance(header.number("DISTANC", 0) * 10)
                .withPixelSize(pixel, pixel)
                .withDetector(header.words("DETTYPE").length > 0 ? header.words("DETTYPE")[0] : "");
        double swing = header.number("ANGLES", 0);
        if (Double.isNaN(swing) || swing == 0) {
            geometry = geometry.withBeamCentre(
                    header.number("CENTER", 0),
                    header.number("CENTER", 1),
                    "CENTER, in pixels, as the rows are stored");
        }
        return geometry.equals(Geometry.UNKNOWN) ? Optional.empty() : Optional.of(geometry);
    }
}
