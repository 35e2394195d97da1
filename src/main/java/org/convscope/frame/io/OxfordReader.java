package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * {@code .img} of Rigaku Oxford Diffraction (CrysAlis): a text of 256 bytes, binary sections, then counts that are plain or
 * packed as TY1, TY5 or TY6. As fabio's {@code OXDimage} and dxtbx's {@code FormatROD} have it.
 */
final class OxfordReader implements FrameReader {
    private static final int TEXT = 256;
    private static final int LARGEST_HEADER = 1 << 20;

    /** Offsets in the section of the detector ({@code NS}) and that of the goniometer ({@code NK}). */
    private static final int PIXEL_WIDTH = 568;

    private static final int PIXEL_HEIGHT = 576;
    private static final int START_STEPS = 284;
    private static final int STEP_RADIANS = 368;
    private static final int WAVELENGTH_ALPHA_1 = 568;
    private static final int WAVELENGTH_ALPHA_12 = 584;
    private static final int BEAM_X = 664;
    private static final int BEAM_Y = 672;
    private static final int DISTANCE = 712;

    /** The detector's arm among the goniometer's axes. */
    private static final int THETA = 1;

    /** An arm at less than this, in radians, lets the beam centre stay where it is. */
    private static final double STRAIGHT = 1e-4;

    @Override
    public String format() {
        return "Oxford";
    }

    @Override
    public boolean recognises(byte[] head) {
        return new String(head, 0, Math.min(head.length, TEXT), StandardCharsets.ISO_8859_1)
                .matches("(?s)OD SAPPHIRE .*COMPRESSION=.*");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        String text = StandardCharsets.ISO_8859_1.decode(content.read(0, TEXT)).toString();
        long width = whole(content, text, "NX", 0);
        long height = whole(content, text, "NY", 0);
        long headerBytes = whole(content, text, "NHEADER", 0);
        if (headerBytes < TEXT || headerBytes > LARGEST_HEADER) {
            throw content.problem("the header claims an impossible length")
                    .found(headerBytes + " bytes")
                    .asException();
        }
        // a packed pixel takes a bit at the least, in TY6; a byte in the others
        CheckedSizes.check(content, width, height, 1, (content.size() - headerBytes) * Byte.SIZE);
        int columns = (int) width;
        int rows = (int) height;
        Pixels pixels = pixels(content, text, headerBytes, columns, rows);
        return new Frame(
                source,
                format(),
                columns,
                rows,
                1,
                Integer.SIZE,
                pixels,
                DerivedMasks.ofCounts(pixels, NumberType.INT32, Integer.MAX_VALUE),
                Optional.of(geometry(content, text)));
    }

    private static Pixels pixels(FileContent content, String text, long headerBytes, int columns, int rows) {
        Matcher found = Pattern.compile("COMPRESSION=\\s*(\\w*)").matcher(text);
        String packing = found.find() ? found.group(1).toUpperCase(Locale.ROOT) : "";
        long there = content.size() - headerBytes;
        int count = columns * rows;
        return switch (packing) {
            case "TY1" -> {
                CheckedSizes.check(content, columns, rows, 1, there);
                yield OxfordPacking.ty1(
                        content, headerBytes, count, whole(content, text, "OI", 0), whole(content, text, "OL", 0));
            }
            case "TY5" -> {
                CheckedSizes.check(content, columns, rows, 1, there);
                yield OxfordPacking.ty5(content, content.read(headerBytes, Math.min(there, 5L * count)), columns, rows);
            }
            case "TY6" -> AgiBitField.decode(content, headerBytes, columns, rows);
            case "NO", "NONE" -> {
                CheckedSizes.check(content, columns, rows, 1, there / Integer.BYTES);
                yield NumberType.INT32.decode(
                        content,
                        content.read(headerBytes, (long) count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN),
                        count);
            }
            default ->
                throw content.problem("Oxford frames packed in this way are not read")
                        .expected("NO, TY1, TY5 or TY6")
                        .found(packing.isEmpty() ? "no name of a packing" : packing)
                        .asException();
        };
    }

    private static long whole(FileContent content, String text, String key, long least) {
        Matcher found = Pattern.compile("\\b" + key + "=\\s*(-?\\d{1,9})").matcher(text);
        long value = found.find() ? Long.parseLong(found.group(1)) : -1;
        if (value < least) {
            throw content.problem("the header is damaged")
                    .subject(key)
                    .expected("a whole number from " + least)
                    .found(value < 0 ? "nothing" : Long.toString(value))
                    .asException();
        }
        return value;
    }

    private static Geometry geometry(FileContent content, String text) {
        // the names of the first and the fourth section are the same: NS of the detector comes first
        long detector = TEXT + whole(content, text, "NG", 0);
        long goniometer = detector + whole(content, text, "NS", 0);
        ByteBuffer pixel = content.read(detector, PIXEL_HEIGHT + Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer axes = content.read(goniometer, DISTANCE + Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        double mean = axes.getDouble(WAVELENGTH_ALPHA_12);
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(mean > 0 ? mean : axes.getDouble(WAVELENGTH_ALPHA_1))
                .withDistance(axes.getDouble(DISTANCE))
                .withPixelSize(pixel.getDouble(PIXEL_WIDTH), pixel.getDouble(PIXEL_HEIGHT));
        double arm =
                axes.getInt(START_STEPS + THETA * Integer.BYTES) * axes.getDouble(STEP_RADIANS + THETA * Double.BYTES);
        return Math.abs(arm) > STRAIGHT
                ? geometry
                : geometry.withBeamCentre(
                        axes.getDouble(BEAM_X), axes.getDouble(BEAM_Y), "the goniometer section, in pixels");
    }
}
