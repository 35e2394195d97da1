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
 * marCCD and Rayonix ({@code .mccd}): a TIFF file with a header of 3072 bytes at byte 1024, whose layout is {@code
 * frame_header_type} in the marCCD documentation (also in fabio's marccdimage.py).
 */
final class MarCcdReader implements FrameReader {
    private static final int HEADER_AT = 1024;
    private static final int HEADER_BYTES = 3072;
    private static final int NAME_AT = HEADER_AT + 4;

    private static final int SATURATED = 104;
    private static final int DISTANCE = 640;
    private static final int BEAM_X = 644;
    private static final int BEAM_Y = 648;
    private static final int START_DISTANCE = 696;
    private static final int PIXEL_WIDTH = 772;
    private static final int PIXEL_HEIGHT = 776;
    private static final int WAVELENGTH = 908;

    @Override
    public String format() {
        return "marCCD";
    }

    @Override
    public boolean recognises(byte[] head) {
        return TiffDirectory.isTiff(head)
                && head.length > NAME_AT + 3
                && new String(head, NAME_AT, 3, StandardCharsets.ISO_8859_1).equals("MMX");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        TiffDirectory directory = TiffDirectory.all(content, note -> {}).get(0);
        TiffImage image = TiffImage.of(content, directory);
        Pixels pixels = image.pixels();
        ByteOrder order = directory.order();
        ByteBuffer header = content.read(HEADER_AT, HEADER_BYTES).order(order);
        long saturated = header.getInt(SATURATED) & 0xFFFFFFFFL;
        return new Frame(
                source,
                format(),
                image.width(),
                image.height(),
                image.channels(),
                image.depth(),
                pixels,
                DerivedMasks.of(
                        pixels,
                        image.channels(),
                        saturated > 0 ? saturated : image.samples().largest()),
                Optional.of(geometry(header)));
    }

    private static Geometry geometry(ByteBuffer header) {
        double distance = header.getInt(DISTANCE) > 0 ? header.getInt(DISTANCE) : header.getInt(START_DISTANCE);
        double x = header.getInt(BEAM_X) > 0 ? header.getInt(BEAM_X) / 1000.0 : Double.NaN;
        double y = header.getInt(BEAM_Y) > 0 ? header.getInt(BEAM_Y) / 1000.0 : Double.NaN;
        return Geometry.UNKNOWN
                .withWavelength(header.getInt(WAVELENGTH) * 1e-5)
                .withDistance(distance / 1000)
                .withPixelSize(header.getInt(PIXEL_WIDTH) * 1e-6, header.getInt(PIXEL_HEIGHT) * 1e-6)
                .withBeamCentre(x, y, "beam_x and beam_y, in pixels, x to the right and y down");
    }
}
