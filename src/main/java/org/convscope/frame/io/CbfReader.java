package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * CBF with the byte-offset packing and the mini-header of DECTRIS's detectors, as <a
 * href="http://www.bernstein-plus-sons.com/software/CBF/doc/CBFlib.html">CBFlib</a> describes it. Other packings are said
 * not to be read; of several binary sections the first is.
 */
final class CbfReader implements FrameReader {
    /** Where the packed numbers begin. */
    private static final int START = 0x0C1A04D5;

    private static final int MOST_HEADER = 1 << 20;

    @Override
    public String format() {
        return "CBF";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.startsWith("###CBF")
                || (text.contains("_array_data") && text.contains("CIF-BINARY-FORMAT-SECTION"));
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        byte[] head = content.head(MOST_HEADER);
        int start = start(head).orElseThrow(() -> content.problem("the binary section of the CBF is missing")
                .nextStep("Copy the file again; it is truncated, or a CBF of text only")
                .asException());
        var header = new Header(content, new String(head, 0, start - 4, StandardCharsets.ISO_8859_1));
        header.checkPacking();
        int width = header.whole("X-Binary-Size-Fastest-Dimension");
        int height = header.whole("X-Binary-Size-Second-Dimension");
        long size = header.has("X-Binary-Size") ? header.whole("X-Binary-Size") : content.size() - start;
        int count = Sizes.count(content, width, height, 1, size);
        if (header.has("X-Binary-Number-of-Elements") && header.whole("X-Binary-Number-of-Elements") != count) {
            throw content.problem("the CBF header contradicts itself")
                    .expected(count + " numbers for " + height + " x " + width + " pixels")
                    .found(header.whole("X-Binary-Number-of-Elements"))
                    .asException();
        }
        ByteBuffer packed = content.read(start, size);
        header.checkSum(packed);
        int depth = header.depth();
        int[] values = ByteOffset.decode(content, packed, count, header.isUnsigned());
        Pixels pixels = header.isUnsigned() ? NumberType.unsigned(values) : new Pixels.Int32(values);
        Optional<MiniHeader> mini = MiniHeader.find(header.text);
        return new Frame(
                source,
                format(),
                width,
                height,
                1,
                depth,
                pixels,
                Masks.of(pixels, 1, mini.map(MiniHeader::saturation).orElse(Double.POSITIVE_INFINITY)),
                mini.map(MiniHeader::geometry));
    }

    /** The place after the start mark. */
    private static OptionalInt start(byte[] head) {
        int mark = 0;
        for (int i = 0; i < head.length; i++) {
            mark = (mark << 8) | (head[i] & 0xFF);
            if (mark == START && i >= 3) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private record Header(Content content, String text) {
        private Optional<String> find(String key) {
            Matcher matcher = Pattern.compile("(?m)^\\s*" + key + ":\\s*\"?([^\"\\r\\n]{1,80})")
                    .matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
        }

        boolean has(String key) {
            return find(key).isPresent();
        }

        int whole(String key) {
            String found = find(key).orElse("nothing");
            double value = Numbers.parse(found);
            if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                throw content.problem("the CBF header is damaged")
                        .subject(key)
                        .expected("a whole number")
                        .found(found)
                        .asException();
            }
            return (int) value;
        }

        private String type() {
            return find("X-Binary-Element-Type").orElse("signed 32-bit integer").toLowerCase(Locale.ROOT);
        }

        boolean isUnsigned() {
            return type().startsWith("unsigned");
        }

        int depth() {
            Matcher matcher = Pattern.compile("signed (8|16|32)-bit integer").matcher(type());
            if (!matcher.find()) {
                throw content.problem("CBF with numbers of this kind is not read")
                        .expected("8, 16 or 32-bit integers")
                        .found(type())
                        .asException();
            }
            return Integer.parseInt(matcher.group(1));
        }

        void checkPacking() {
            Matcher matcher =
                    Pattern.compile("conversions=\"?([^\"\\s;]{1,40})").matcher(text);
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

        void checkSum(ByteBuffer packed) {
            Optional<String> wanted = find("Content-MD5");
            if (wanted.isEmpty()) {
                return;
            }
            try {
                MessageDigest digest = MessageDigest.getInstance("MD5");
                digest.update(packed.duplicate());
                String found = Base64.getEncoder().encodeToString(digest.digest());
                if (!found.equals(wanted.get())) {
                    throw content.problem("the packed numbers are damaged: their MD5 sum is wrong")
                            .expected(wanted.get())
                            .found(found)
                            .nextStep("Copy the file again")
                            .asException();
                }
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has MD5", e);
            }
        }
    }
}
