package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * CBF with the byte-offset packing and the mini-header of DECTRIS's detectors, as <a
 * href="http://www.bernstein-plus-sons.com/software/CBF/doc/CBFlib.html">CBFlib</a> describes it. Other packings are said
 * not to be read; every binary section of the largest size is an image. Names in its header are in any case, as in MIME.
 */
final class CbfReader implements FrameReader {
    /** The mark in front of the packed numbers. */
    private static final int START = 0x0C1A04D5;

    private static final int MOST_HEADER = 1 << 20;
    private static final int MOST_SECTIONS = 10_000;

    @Override
    public String format() {
        return "CBF";
    }

    @Override
    public boolean recognises(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        return text.startsWith("###CBF")
                || (text.contains("_array_data") && text.contains("CIF-BINARY-FORMAT-SECTION"));
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content) {
        return sections(content).size();
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        Section section = sections(content).get(source.image());
        Header header = section.header;
        ByteBuffer packed = content.read(section.start, section.size);
        NumberType type = header.type();
        boolean unsigned = type == NumberType.unsigned(type.bytes());
        int[] values = ByteOffset.decode(content, packed, section.count(), unsigned);
        Pixels pixels = unsigned ? NumberType.unsigned(values) : new Pixels.Int32(values);
        Optional<MiniHeader> mini = MiniHeader.find(header.text).or(() -> MiniHeader.find(head(content)));
        var frame = new Frame(
                source,
                format(),
                section.width,
                section.height,
                1,
                type.bits(),
                pixels,
                DerivedMasks.ofCounts(
                        pixels, type, mini.map(MiniHeader::saturation).orElse(Double.POSITIVE_INFINITY)),
                mini.map(MiniHeader::geometry));
        return header.isSumRight(packed)
                ? frame
                : frame.withNote("The MD5 sum in the file is not that of its packed numbers: one of them was changed.");
    }

    /**
     * A binary section of the file.
     *
     * @param start where the packed numbers begin
     * @param size in bytes
     */
    private record Section(Header header, int width, int height, long start, long size) {
        int count() {
            return width * height;
        }
    }

    /** The sections of the largest size, in the file's order; smaller ones are thumbnails. */
    private static List<Section> sections(FileContent content) {
        List<Section> sections = new ArrayList<>();
        long at = 0;
        while (at < content.size() && sections.size() < MOST_SECTIONS) {
            OptionalLong start = start(content, at);
            if (start.isEmpty()) {
                break;
            }
            Section section = section(content, at, start.getAsLong());
            sections.add(section);
            at = section.start + section.size;
        }
        if (sections.isEmpty()) {
            throw content.problem("the binary section of the CBF is missing")
                    .nextStep("Copy the file again; it is truncated, or a CBF of text only")
                    .asException();
        }
        int largest = sections.stream().mapToInt(Section::count).max().orElseThrow();
        return sections.stream().filter(section -> section.count() == largest).toList();
    }

    private static Section section(FileContent content, long from, long start) {
        String text = StandardCharsets.ISO_8859_1
                .decode(content.read(from, start - 4 - from))
                .toString();
        var header = new Header(content, text);
        header.checkPacking();
        int width = header.whole("X-Binary-Size-Fastest-Dimension");
        int height = header.whole("X-Binary-Size-Second-Dimension");
        long size = header.has("X-Binary-Size") ? header.whole("X-Binary-Size") : content.size() - start;
        int count = CheckedSizes.count(content, width, height, 1, size);
        if (header.has("X-Binary-Number-of-Elements") && header.whole("X-Binary-Number-of-Elements") != count) {
            throw content.problem("the CBF header contradicts itself")
                    .expected(count + " numbers for " + height + " x " + width + " pixels")
                    .found(header.whole("X-Binary-Number-of-Elements"))
                    .asException();
        }
        return new Section(header, width, height, start, size);
    }

    private static String head(FileContent content) {
        return new String(content.head(MOST_HEADER), StandardCharsets.ISO_8859_1);
    }

    /** The place after the next start mark. */
    private static OptionalLong start(FileContent content, long from) {
        ByteBuffer head = content.read(from, Math.min(MOST_HEADER, content.size() - from));
        int mark = 0;
        for (int i = 0; head.hasRemaining(); i++) {
            mark = (mark << 8) | (head.get() & 0xFF);
            if (mark == START && i >= 3) {
                return OptionalLong.of(from + i + 1);
            }
        }
        return OptionalLong.empty();
    }

    private record Header(FileContent content, String text) {
        private Optional<String> find(String key) {
            Matcher matcher = Pattern.compile("(?mi)^\\s*" + key + ":\\s*\"?([^\"\\r\\n]{1,80})")
                    .matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
        }

        boolean has(String key) {
            return find(key).isPresent();
        }

        int whole(String key) {
            String found = find(key).orElse("nothing");
            double value = HeaderNumbers.parse(found);
            if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                throw content.problem("the CBF header is damaged")
                        .subject(key)
                        .expected("a whole number")
                        .found(found)
                        .asException();
            }
            return (int) value;
        }

        private String typeName() {
            return find("X-Binary-Element-Type").orElse("signed 32-bit integer").toLowerCase(Locale.ROOT);
        }

        NumberType type() {
            Matcher matcher =
                    Pattern.compile("(un)?signed (8|16|32)-bit integer").matcher(typeName());
            if (!matcher.find()) {
                throw content.problem("CBF with numbers of this kind is not read")
                        .expected("8, 16 or 32-bit integers")
                        .found(typeName())
                        .asException();
            }
            int bytes = Integer.parseInt(matcher.group(2)) / 8;
            return matcher.group(1) == null ? NumberType.signed(bytes) : NumberType.unsigned(bytes);
        }

        void checkPacking() {
            Matcher matcher =
                    Pattern.compile("(?i)conversions=\"?([^\"\\s;]{1,40})").matcher(text);
            String packing = matcher.find() ? matcher.group(1) : "none";
            if (!packing.equalsIgnoreCase("x-CBF_BYTE_OFFSET")) {
                throw content.problem("CBF with this packing is not read")
                        .expected("x-CBF_BYTE_OFFSET")
                        .found(packing)
                        .asException();
            }
            Optional<String> encoding = find("Content-Transfer-Encoding");
            if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("BINARY")) {
                throw content.problem("CBF with its numbers as text is not read")
                        .expected("BINARY")
                        .found(encoding.get())
                        .asException();
            }
        }

        /** Whether the MD5 sum in the header is that of the packed numbers; true where there is none. */
        boolean isSumRight(ByteBuffer packed) {
            try {
                MessageDigest digest = MessageDigest.getInstance("MD5");
                digest.update(packed.duplicate().rewind());
                String found = Base64.getEncoder().encodeToString(digest.digest());
                return find("Content-MD5").orElse(found).equals(found);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has MD5", e);
            }
        }
    }
}
