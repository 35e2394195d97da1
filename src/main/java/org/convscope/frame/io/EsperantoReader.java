package org.convscope.frame.io;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * The esperanto format that CrysAlis exchanges frames in: lines of text of equal length, then counts of 32 bits, plain or
 * packed. As fabio's {@code esperantoimage} has it.
 */
final class EsperantoReader implements FrameReader {
    private static final Pattern FIRST = Pattern.compile(
            "ESPERANTO FORMAT\\s+\\S+\\s+CONSISTING OF\\s+(\\d{1,4}) LINES OF\\s+(\\d{1,4}) BYTES EACH");
    private static final double STRAIGHT_DEGREES = 0.01;

    @Override
    public String format() {
        return "esperanto";
    }

    @Override
    public boolean recognises(byte[] head) {
        return new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1).equals("ESPERANTO FORMAT");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        Matcher first = FIRST.matcher(new String(content.head(256), StandardCharsets.ISO_8859_1));
        if (!first.find()) {
            throw content.problem("the header is damaged")
                    .expected("the number and length of its lines")
                    .asException();
        }
        int width = Integer.parseInt(first.group(2));
        long headerBytes = Long.parseLong(first.group(1)) * width;
        String text =
                StandardCharsets.ISO_8859_1.decode(content.read(0, headerBytes)).toString();
        Map<String, String[]> lines = new HashMap<>();
        for (int at = width; at < text.length(); at += width) {
            String[] words = text.substring(at, at + width).strip().split("\\s+", 2);
            if (words.length == 2) {
                lines.put(words[0], words[1].replace("\"", "").strip().split("\\s+"));
            }
        }
        return frame(content, source, headerBytes, lines);
    }

    private Frame frame(FileContent content, FrameSource source, long headerBytes, Map<String, String[]> lines) {
        long there = content.size() - headerBytes;
        long claimedColumns = (long) number(lines, "IMAGE", 0);
        long claimedRows = (long) number(lines, "IMAGE", 1);
        CheckedSizes.check(content, claimedColumns, claimedRows, 1, there * Byte.SIZE);
        int columns = (int) claimedColumns;
        int rows = (int) claimedRows;
        String[] image = lines.getOrDefault("IMAGE", new String[0]);
        String packing = image.length > 4 ? image[4] : "";
        int count = columns * rows;
        Pixels pixels =
                switch (packing) {
                    case "AGI_BITFIELD" -> AgiBitField.decode(content, headerBytes, columns, rows);
                    case "4BYTE_LONG" -> {
                        CheckedSizes.check(content, columns, rows, 1, there / Integer.BYTES);
                        yield NumberType.INT32.decode(
                                content,
                                content.read(headerBytes, (long) count * Integer.BYTES)
                                        .order(ByteOrder.LITTLE_ENDIAN),
                                count);
                    }
                    default ->
                        throw content.problem("esperanto frames packed in this way are not read")
                                .expected("4BYTE_LONG or AGI_BITFIELD")
                                .found(packing.isEmpty() ? "no name of a packing" : packing)
                                .asException();
                };
        return new Frame(
                source,
                format(),
                columns,
                rows,
                1,
                Integer.SIZE,
                pixels,
                DerivedMasks.ofCounts(pixels, NumberType.INT32, Integer.MAX_VALUE),
                Optional.of(geometry(lines)));
    }

    private static Geometry geometry(Map<String, String[]> lines) {
        double mean = number(lines, "WAVELENGTH", 2);
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(mean > 0 ? mean : number(lines, "WAVELENGTH", 0))
                .withDistance(number(lines, "GONIOMODEL_1", 9))
                .withPixelSize(number(lines, "PIXELSIZE", 0), number(lines, "PIXELSIZE", 1));
        boolean swung = Math.abs(number(lines, "STARTANGLESINDEG", 1)) > STRAIGHT_DEGREES;
        double x = number(lines, "GONIOMODEL_1", 5);
        double y = number(lines, "GONIOMODEL_1", 6);
        return swung || (x == 0 && y == 0)
                ? geometry
                : geometry.withBeamCentre(x, y, "dxorigininpix and dyorigininpix of GONIOMODEL_1, in pixels");
    }

    /** NaN for what is missing or no number. */
    private static double number(Map<String, String[]> lines, String key, int index) {
        String[] words = lines.getOrDefault(key, new String[0]);
        return index < words.length ? HeaderNumbers.parse(words[index]) : Double.NaN;
    }
}
