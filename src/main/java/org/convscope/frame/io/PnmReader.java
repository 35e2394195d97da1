package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.PictureScale;
import org.convscope.frame.Pixels;

/**
 * PGM and PPM, binary (P5, P6) and plain (P2, P3), 8 and 16 bits, as <a
 * href="https://netpbm.sourceforge.net/doc/pgm.html">netpbm</a> defines them: a binary file's numbers begin after the one
 * white space that ends the largest value, even if the first of them looks like a comment. Their relatives PBM, PAM and PFM are
 * said not to be read.
 */
final class PnmReader implements FrameReader {
    private static final Map<Character, String> RELATIVES =
            Map.of('1', "PBM", '4', "PBM", '7', "PAM", 'f', "PFM", 'F', "PFM");

    @Override
    public String format() {
        return "PNM";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 6
                && head[0] == 'P'
                && (head[1] == '2' || head[1] == '3' || head[1] == '5' || head[1] == '6' || isRelative(head))
                && (Character.isWhitespace(head[2]) || head[2] == '#');
    }

    private static boolean isRelative(byte... head) {
        return RELATIVES.containsKey((char) head[1]) && head[2] == '\n';
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        String relative = RELATIVES.get((char) content.head(2)[1]);
        if (relative != null) {
            throw content.problem(relative + " is not read")
                    .expected("PGM or PPM")
                    .nextStep("Convert it to PGM, PNG or TIFF")
                    .asException();
        }
        ByteBuffer bytes = content.read(0, content.size());
        int type = bytes.get(1) - '0';
        bytes.position(2);
        var text = new Text(content, bytes);
        int width = text.next();
        int height = text.next();
        int largest = text.next();
        int channels = type == 3 || type == 6 ? 3 : 1;
        if (width == 0 || height == 0 || largest == 0 || largest > 65535) {
            throw content.problem("the header makes no sense")
                    .found("size " + height + " x " + width + ", largest value " + largest)
                    .asException();
        }
        int[] values = type < 4
                ? plain(
                        content,
                        text,
                        CheckedSizes.count(content, width, height, channels, bytes.remaining() / 2 + 1L),
                        largest)
                : binary(content, bytes, width, height, channels, largest);
        var pixels = new Pixels.Int32(values);
        return new Frame(
                source,
                channels == 3 ? "PPM" : "PGM",
                width,
                height,
                channels,
                largest > 255 ? 16 : 8,
                largest > 255 ? PictureScale.NONE : new PictureScale(0, largest),
                pixels,
                DerivedMasks.of(pixels, channels, largest),
                Optional.empty());
    }

    private static int[] plain(FileContent content, Text text, int count, int largest) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = text.next();
            if (values[i] > largest) {
                throw content.problem("number " + i + " is larger than the header says")
                        .expected("at most " + largest)
                        .found(values[i])
                        .asException();
            }
        }
        return values;
    }

    private static int[] binary(
            FileContent content, ByteBuffer bytes, int width, int height, int channels, int largest) {
        bytes.position(Math.min(bytes.limit(), bytes.position() + 1));
        int each = largest > 255 ? 2 : 1;
        int count = CheckedSizes.count(content, width, height, channels, bytes.remaining() / each);
        if (bytes.remaining() == (long) count * each + 1 && isSecondEnd(bytes)) {
            bytes.get();
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = each == 2 ? bytes.getShort() & 0xFFFF : bytes.get() & 0xFF;
        }
        return values;
    }

    /** Whether a line feed follows the one white space: some writers, fabio for one, end the header with both. */
    private static boolean isSecondEnd(ByteBuffer bytes) {
        byte before = bytes.get(bytes.position() - 1);
        return bytes.get(bytes.position()) == '\n' && (before == ' ' || before == '\r');
    }

    /** Whole numbers in text, with white space and comments between them. */
    private record Text(FileContent content, ByteBuffer bytes) {
        int next() {
            skip();
            long number = 0;
            int digits = 0;
            while (bytes.hasRemaining()) {
                int c = bytes.get(bytes.position());
                if (c < '0' || c > '9') {
                    break;
                }
                number = number * 10 + (c - '0');
                digits++;
                if (number > Integer.MAX_VALUE) {
                    break;
                }
                bytes.get();
            }
            if (digits == 0 || number > Integer.MAX_VALUE) {
                throw content.problem("there is no sensible number at byte " + bytes.position())
                        .asException();
            }
            return (int) number;
        }

        private void skip() {
            while (bytes.hasRemaining()) {
                int c = bytes.get(bytes.position());
                if (c == '#') {
                    while (bytes.hasRemaining() && bytes.get() != '\n') {
                        // a comment goes to the end of its line
                    }
                } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
                    bytes.get();
                } else {
                    return;
                }
            }
        }
    }
}
