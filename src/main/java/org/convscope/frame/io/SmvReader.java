package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * SMV, the {@code .img} of ADSC's detectors, of d*TREK and of nanoBragg: a text header with {@code HEADER_BYTES}, then the
 * counts.
 */
final class SmvReader implements FrameReader {
    private static final int MOST_HEADER = 1 << 20;
    private static final Map<String, NumberType> TYPES = Map.ofEntries(
            Map.entry("unsigned_char", NumberType.UINT8),
            Map.entry("signed_char", NumberType.INT8),
            Map.entry("unsigned_short", NumberType.UINT16),
            Map.entry("unsigned_short_int", NumberType.UINT16),
            Map.entry("short", NumberType.INT16),
            Map.entry("short_int", NumberType.INT16),
            Map.entry("signed_short", NumberType.INT16),
            Map.entry("unsigned_long", NumberType.UINT32),
            Map.entry("unsigned_long_int", NumberType.UINT32),
            Map.entry("unsigned_int", NumberType.UINT32),
            Map.entry("long", NumberType.INT32),
            Map.entry("long_int", NumberType.INT32),
            Map.entry("int", NumberType.INT32),
            Map.entry("signed_long", NumberType.INT32),
            Map.entry("float", NumberType.FLOAT32),
            Map.entry("float_ieee", NumberType.FLOAT32));

    @Override
    public String format() {
        return "SMV";
    }

    @Override
    public boolean recognises(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1);
        return text.startsWith("{") && text.contains("HEADER_BYTES");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        var first = new TextHeader(content, text(content, Math.min(512, content.size())));
        long headerBytes = first.whole("HEADER_BYTES", 16);
        if (headerBytes > MOST_HEADER) {
            throw content.problem("the header claims an impossible length")
                    .found(headerBytes + " bytes")
                    .asException();
        }
        var header = new TextHeader(content, text(content, headerBytes));
        NumberType type = type(content, header);
        long width = header.whole("SIZE1", 1);
        long height = header.whole("SIZE2", 1);
        CheckedSizes.check(content, width, height, 1, (content.size() - headerBytes) / type.bytes());
        ByteBuffer bytes =
                content.read(headerBytes, width * height * type.bytes()).order(header.order("BYTE_ORDER"));
        Pixels pixels = type.decode(content, bytes, (int) (width * height));
        double saturation =
                header.first("CCD_IMAGE_SATURATION", "SATURATED_VALUE").orElse(type.largest());
        return new Frame(
                source,
                format(),
                (int) width,
                (int) height,
                1,
                type.bits(),
                pixels,
                DerivedMasks.ofCounts(pixels, type, saturation > 0 ? saturation : type.largest()),
                Optional.of(geometry(header)));
    }

    private static String text(FileContent content, long length) {
        return StandardCharsets.ISO_8859_1.decode(content.read(0, length)).toString();
    }

    private static NumberType type(FileContent content, TextHeader header) {
        if (header.whole("DIM", 1, 2) != 2) {
            throw content.problem("SMV with more than two dimensions is not read")
                    .found("DIM=" + header.text("DIM", ""))
                    .asException();
        }
        String compression = header.text("COMPRESSION", "none");
        if (!compression.equalsIgnoreCase("none")) {
            throw content.problem("compressed SMV is not read")
                    .found(compression)
                    .nextStep("Unpack it with the detector's own program")
                    .asException();
        }
        String name = header.text("Data_type", header.text("TYPE", "unsigned_short"));
        NumberType type = TYPES.get(name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
        if (type == null) {
            throw content.problem("SMV with numbers of this kind is not read")
                    .found(name)
                    .asException();
        }
        return type;
    }

    private static Geometry geometry(TextHeader header) {
        String detector = header.text("DETECTOR_NAMES", "").split("\\s+")[0];
        double[] plane = header.numbers(detector + "SPATIAL_DISTORTION_INFO");
        if (plane.length >= 4) {
            return dTrek(header, detector, plane);
        }
        double pixel = header.first("PIXEL_SIZE").orElse(Double.NaN);
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(header.first("WAVELENGTH", "SCAN_WAVELENGTH").orElse(Double.NaN))
                .withDistance(header.first("DISTANCE").orElse(Double.NaN))
                .withPixelSize(pixel, pixel)
                .withDetector(header.has("DETECTOR_SN") ? "S/N " + header.text("DETECTOR_SN", "") : "");
        return withBeamCentre(geometry, header, pixel);
    }

    /** Beam centre and pixel size stand together, the distance last in the detector's own goniometer. */
    private static Geometry dTrek(TextHeader header, String detector, double... plane) {
        double[] goniometer = header.numbers(detector + "GONIO_VALUES");
        double[] source = header.numbers("SOURCE_WAVELENGTH");
        double wavelength = header.first("SCAN_WAVELENGTH").orElse(source.length == 2 ? source[1] : Double.NaN);
        return Geometry.UNKNOWN
                .withWavelength(wavelength)
                .withDistance(goniometer.length == 6 ? Math.abs(goniometer[5]) : Double.NaN)
                .withPixelSize(plane[2], plane[3])
                .withBeamCentre(plane[0], plane[1], "SPATIAL_DISTORTION_INFO, in pixels, x to the right and y down")
                .withDetector(detector);
    }

    /** The fields say the same place in different axes; the least ambiguous one there is decides. */
    private static Geometry withBeamCentre(Geometry geometry, TextHeader header, double pixel) {
        if (isThere(header, "XDS_ORGX", "XDS_ORGY")) {
            return geometry.withBeamCentre(
                    header.number("XDS_ORGX") - 0.5,
                    header.number("XDS_ORGY") - 0.5,
                    "XDS_ORGX and XDS_ORGY, in pixels, the first pixel's centre being 1");
        }
        if (isThere(header, "MOSFLM_CENTER_X", "MOSFLM_CENTER_Y")) {
            return geometry.withBeamCentre(
                    header.number("MOSFLM_CENTER_Y") / pixel + 0.5,
                    header.number("MOSFLM_CENTER_X") / pixel + 0.5,
                    "MOSFLM_CENTER_X and _Y, in mm, X down and Y to the right, the first pixel's centre being 0");
        }
        if (isThere(header, "DENZO_X_BEAM", "DENZO_Y_BEAM")) {
            return geometry.withBeamCentre(
                    header.number("DENZO_Y_BEAM") / pixel,
                    header.number("DENZO_X_BEAM") / pixel,
                    "DENZO_X_BEAM and _Y_BEAM, in mm, X down and Y to the right");
        }
        return geometry.withBeamCentre(
                header.number("BEAM_CENTER_Y") / pixel,
                header.number("BEAM_CENTER_X") / pixel,
                "BEAM_CENTER_X and _Y, in mm, taken as ADSC's: X down and Y to the right");
    }

    private static boolean isThere(TextHeader header, String x, String y) {
        return Double.isFinite(header.number(x) + header.number(y));
    }
}
