package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * {@code .osc} and {@code .img} of Rigaku's R-AXIS image plates: a header of fixed places, then 16-bit numbers whose highest
 * bit says that the rest is to be multiplied. As Rigaku's {@code readimage}, fabio's {@code raxisimage} and dxtbx's {@code
 * FormatRAXIS} have it.
 */
final class RaxisReader implements FrameReader {
    private static final int HEADER = 1024;
    private static final int WAVELENGTH = 292;
    private static final int DISTANCE = 344;
    private static final int SHAPE = 448;
    private static final int BEAM_X = 540;
    private static final int BEAM_Y = 544;
    private static final int TWO_THETA = 556;
    private static final int COLUMNS = 768;
    private static final int ROWS = 772;
    private static final int PIXEL_WIDTH = 776;
    private static final int PIXEL_HEIGHT = 780;
    private static final int RECORD = 784;
    private static final int RATIO = 800;
    private static final int SCAN = 832;
    private static final int MULTIPLIED = 0x8000;
    private static final double STRAIGHT_DEGREES = 0.01;

    @Override
    public String format() {
        return "R-AXIS";
    }

    @Override
    public boolean recognises(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 6), StandardCharsets.ISO_8859_1);
        return text.startsWith("R-AXIS") || text.startsWith("RAXIS");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        ByteBuffer header = content.read(0, HEADER);
        header.order(order(header));
        int width = header.getInt(COLUMNS);
        int height = header.getInt(ROWS);
        CheckedSizes.check(content, width, height, 1, (content.size() - HEADER) / Short.BYTES);
        float ratio = header.getFloat(RATIO);
        long[] counts = new long[width * height];
        // each line is a record, which may be longer than its numbers; the header takes the first
        long record = header.getInt(RECORD);
        long line = (long) width * Short.BYTES;
        boolean padded = record > line && record * (height + 1L) <= content.size();
        long start = padded ? record : content.size() - line * height;
        boolean multiplied = false;
        for (int row = 0; row < height; row++) {
            ByteBuffer bytes =
                    content.read(start + row * (padded ? record : line), line).order(header.order());
            for (int column = 0; column < width; column++) {
                int value = bytes.getShort() & 0xFFFF;
                boolean above = (value & MULTIPLIED) != 0;
                multiplied |= above;
                counts[row * width + column] = above ? (long) ((value & ~MULTIPLIED) * ratio) : value;
            }
        }
        if (multiplied && !(ratio >= 1 && ratio <= 1 << 16)) {
            throw content.problem("the header is damaged")
                    .subject("photomultiplier ratio")
                    .expected("a number from 1, since some counts are to be multiplied by it")
                    .found(ratio)
                    .asException();
        }
        Pixels pixels = WholeCounts.pixels(content, counts);
        double largest = Math.floor((MULTIPLIED - 1) * Math.max(1, Float.isFinite(ratio) ? ratio : 1));
        return new Frame(
                source,
                format(),
                width,
                height,
                1,
                Short.SIZE,
                pixels,
                DerivedMasks.of(pixels, 1, largest),
                Optional.of(geometry(header)));
    }

    /** The byte order, by the number of columns: a plausible one has its upper half empty. */
    private static ByteOrder order(ByteBuffer header) {
        int columns = header.getInt(COLUMNS);
        return (columns & 0xFFFF0000) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static Geometry geometry(ByteBuffer header) {
        Geometry geometry = Geometry.UNKNOWN.withWavelength(header.getFloat(WAVELENGTH));
        if (header.getInt(SHAPE) == 1) {
            return geometry.withDetector("cylinder");
        }
        geometry = geometry.withDistance(header.getFloat(DISTANCE))
                .withPixelSize(header.getFloat(PIXEL_WIDTH), header.getFloat(PIXEL_HEIGHT));
        boolean turned = header.getInt(SCAN) != 0
                || header.getInt(SCAN + Integer.BYTES) != 0
                || header.getInt(SCAN + 2 * Integer.BYTES) != 0
                || Math.abs(header.getFloat(TWO_THETA)) > STRAIGHT_DEGREES;
        return turned
                ? geometry
                : geometry.withBeamCentre(
                        header.getFloat(BEAM_X), header.getFloat(BEAM_Y), "direct beam position, in pixels");
    }
}
