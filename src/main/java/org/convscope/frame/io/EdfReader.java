package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/** EDF of the ESRF: blocks of a text header and the numbers, one or several images. Geometry by the keys of its SAXS program package. */
final class EdfReader implements FrameReader {
    private static final int HEADER_STEP = 512;
    private static final int MOST_HEADER = 1 << 18;
    private static final int MOST_BLOCKS = 1 << 20;
    private static final Map<String, NumberType> TYPES = Map.ofEntries(
            Map.entry("signedbyte", NumberType.INT8),
            Map.entry("signed8", NumberType.INT8),
            Map.entry("unsignedbyte", NumberType.UINT8),
            Map.entry("unsigned8", NumberType.UINT8),
            Map.entry("signedshort", NumberType.INT16),
            Map.entry("signed16", NumberType.INT16),
            Map.entry("unsignedshort", NumberType.UINT16),
            Map.entry("unsignedshortinteger", NumberType.UINT16),
            Map.entry("unsigned16", NumberType.UINT16),
            Map.entry("signedinteger", NumberType.INT32),
            Map.entry("signedlong", NumberType.INT32),
            Map.entry("signed32", NumberType.INT32),
            Map.entry("unsignedinteger", NumberType.UINT32),
            Map.entry("unsignedlong", NumberType.UINT32),
            Map.entry("unsigned32", NumberType.UINT32),
            Map.entry("signed64", NumberType.INT64),
            Map.entry("unsigned64", NumberType.UINT64),
            Map.entry("float", NumberType.FLOAT32),
            Map.entry("floatvalue", NumberType.FLOAT32),
            Map.entry("float32", NumberType.FLOAT32),
            Map.entry("floatieee32", NumberType.FLOAT32),
            Map.entry("double", NumberType.FLOAT64),
            Map.entry("doublevalue", NumberType.FLOAT64),
            Map.entry("floatieee64", NumberType.FLOAT64),
            Map.entry("doubleieee64", NumberType.FLOAT64));

    /** One block with numbers; a block may hold several images of the same size. */
    private record Block(TextHeader header, NumberType type, long offset, long width, long height, long images) {
        long imageBytes() {
            return width * height * type.bytes();
        }
    }

    @Override
    public String format() {
        return "EDF";
    }

    @Override
    public boolean recognises(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        return text.stripLeading().startsWith("{")
                && lower.contains("dim_1")
                && (lower.contains("datatype") || lower.contains("byteorder"));
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content) {
        return (int) Math.min(
                Integer.MAX_VALUE,
                blocks(content).stream().mapToLong(Block::images).sum());
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        long image = source.image();
        for (Block block : blocks(content)) {
            if (image < block.images) {
                return read(content, source, block, block.offset + image * block.imageBytes());
            }
            image -= block.images;
        }
        throw new IllegalArgumentException("no image " + source.image());
    }

    private Frame read(FileContent content, FrameSource source, Block block, long offset) {
        CheckedSizes.check(content, block.width, block.height, 1, (content.size() - offset) / block.type.bytes());
        ByteBuffer bytes = content.read(offset, block.imageBytes()).order(block.header.order("ByteOrder"));
        Pixels pixels = block.type.decode(content, bytes, (int) (block.width * block.height));
        List<String> notes = new ArrayList<>();
        var frame = new Frame(
                source,
                format(),
                (int) block.width,
                (int) block.height,
                1,
                block.type.bits(),
                pixels,
                DerivedMasks.ofCounts(pixels, block.type, block.type.largest()),
                geometry(block.header, notes));
        return frame.withNotes(notes);
    }

    private static List<Block> blocks(FileContent content) {
        List<Block> blocks = new ArrayList<>();
        long at = brace(content, 0);
        while (at >= 0 && blocks.size() < MOST_BLOCKS) {
            String text = header(content, at);
            var header = new TextHeader(content, text);
            at += text.length();
            long bytes = 0;
            if (header.has("Dim_1")) {
                Block block = block(content, header, at);
                blocks.add(block);
                bytes = block.images * block.imageBytes();
            }
            bytes = Math.max(bytes, header.whole("Size", 0, header.whole("EDF_BinarySize", 0, 0)));
            at = brace(content, at + bytes);
        }
        if (blocks.isEmpty()) {
            throw content.problem("there is no image in the file").asException();
        }
        return blocks;
    }

    /** Where the next header begins, white space and zeros before it passed over; -1 where something else follows, or nothing. */
    private static long brace(FileContent content, long from) {
        long at = from;
        while (at < content.size()) {
            ByteBuffer bytes = content.read(at, Math.min(HEADER_STEP, content.size() - at));
            while (bytes.hasRemaining()) {
                int c = bytes.get();
                if (c != 0 && !Character.isWhitespace(c)) {
                    return c == '{' ? at + bytes.position() - 1 : -1;
                }
            }
            at += bytes.limit();
        }
        return -1;
    }

    /** Up to and with the line break after the closing brace. */
    private static String header(FileContent content, long at) {
        var text = new StringBuilder();
        while (text.length() < MOST_HEADER && at + text.length() < content.size() && text.indexOf("\0") < 0) {
            int from = Math.max(0, text.length() - 2);
            long length = Math.min(HEADER_STEP, content.size() - at - text.length());
            text.append(StandardCharsets.ISO_8859_1.decode(content.read(at + text.length(), length)));
            Matcher end = TextHeader.END.matcher(text);
            if (end.find(from)) {
                int zero = text.indexOf("\0");
                if (zero < 0 || zero > end.start()) {
                    return text.substring(0, end.end());
                }
            }
        }
        int brace = text.indexOf("}");
        if (brace >= 0 && brace + 1 < text.length()) {
            return text.substring(0, brace + 2);
        }
        throw content.problem("the EDF header does not end")
                .nextStep("Copy the file again; it is truncated or damaged")
                .asException();
    }

    private static Block block(FileContent content, TextHeader header, long offset) {
        String compression = header.text("Compression", "none");
        if (!compression.toLowerCase(Locale.ROOT).startsWith("no")) {
            throw content.problem("compressed EDF is not read")
                    .found(compression)
                    .nextStep("Compress the whole file with gzip instead")
                    .asException();
        }
        if (header.has("EDF_BinaryFileName")) {
            throw content.problem("EDF with its numbers in another file is not read")
                    .found(header.text("EDF_BinaryFileName", ""))
                    .asException();
        }
        String name = header.text("DataType", "UnsignedShort");
        NumberType type = TYPES.get(name.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw content.problem("EDF with numbers of this kind is not read")
                    .found(name)
                    .asException();
        }
        long width = header.whole("Dim_1", 1);
        long height = header.whole("Dim_2", 1, 1);
        long images = header.whole("Dim_3", 1, 1);
        CheckedSizes.check(content, width, height, 1, (content.size() - offset) / type.bytes());
        if (images > (content.size() - offset) / (width * height * type.bytes())) {
            throw content.problem("the file is too short for the images in its header")
                    .expected(images + " images of " + height + " x " + width + " pixels")
                    .found(content.size() + " bytes")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        return new Block(header, type, offset, width, height, images);
    }

    private static Optional<Geometry> geometry(TextHeader header, List<String> notes) {
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(metres(header, notes, "WaveLength", "Wavelength") * 1e10)
                .withDistance(metres(header, notes, "SampleDistance") * 1e3)
                .withPixelSize(metres(header, notes, "PSize_1") * 1e3, metres(header, notes, "PSize_2") * 1e3)
                .withBeamCentre(
                        header.first("Center_1").orElse(Double.NaN),
                        header.first("Center_2").orElse(Double.NaN),
                        "Center_1 and Center_2, in pixels, the first pixel's centre being 0.5")
                .withDetector(header.text("DetectorName", header.text("detector", "")));
        return geometry.equals(Geometry.UNKNOWN) ? Optional.empty() : Optional.of(geometry);
    }

    /** A length in metres, which it is in where the header says no unit. */
    private static double metres(TextHeader header, List<String> notes, String... keys) {
        Optional<TextHeader.Quantity> quantity = header.quantity(keys);
        if (quantity.isEmpty() || quantity.get().unit().isEmpty()) {
            return quantity.map(TextHeader.Quantity::number).orElse(Double.NaN);
        }
        OptionalDouble factor = UnitSpellings.metres(quantity.get().unit());
        if (factor.isEmpty()) {
            notes.add(
                    "The unit of " + keys[0] + ", " + quantity.get().unit() + ", is not known: its value is not used.");
        }
        return quantity.get().number() * factor.orElse(Double.NaN);
    }
}
