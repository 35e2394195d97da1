package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.convscope.problem.ProblemException;

/**
 * What a JPEG's markers say before its pixels, after ITU-T T.81.
 *
 * @param process number of its start-of-frame marker: 0 to 2 Huffman-coded DCT, 3 lossless
 * @param precision bits of a number
 * @param components numbers a pixel
 * @param colours what the components are
 */
record JpegHeader(int process, int precision, int width, int height, int components, Colours colours) {
    private static final int LOSSLESS = 3;
    private static final int MOST_HUFFMAN = 3;
    private static final int FIRST_ARITHMETIC = 9;

    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;

    /** The colour spaces that JPEG files have. */
    enum Colours {
        GREY,
        RGB,
        YCBCR,
        CMYK,
        YCCK
    }

    /**
     * @throws ProblemException if it has no frame header, or is of a kind that is not read
     */
    static JpegHeader of(FileContent content, byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        file.position(2);
        boolean jfif = false;
        int transform = -1;
        while (file.remaining() >= 4) {
            int marker = marker(file);
            if (marker == START_OF_SCAN || marker == END || file.remaining() < 2) {
                break;
            }
            int length = file.getShort() & 0xFFFF;
            if (length < 2 || length - 2 > file.remaining()) {
                break;
            }
            ByteBuffer segment = file.slice(file.position(), length - 2);
            file.position(file.position() + length - 2);
            if (marker == JFIF && begins(segment, "JFIF")) {
                jfif = true;
            } else if (marker == ADOBE && begins(segment, "Adobe") && segment.remaining() >= 12) {
                transform = segment.get(11) & 0xFF;
            } else if (isFrame(marker) && segment.remaining() >= 6) {
                // markers before the frame decide: libjpeg reads no further either
                return frame(content, marker - 0xC0, segment, jfif, transform).checked(content);
            }
        }
        throw content.problem("the JPEG is damaged: it says no size")
                .nextStep("Copy the file again")
                .asException();
    }

    private static int marker(ByteBuffer file) {
        int last = 0;
        while (file.hasRemaining()) {
            int next = file.get() & 0xFF;
            if (last == 0xFF && next != 0xFF && next != 0) {
                return next;
            }
            last = next;
        }
        return END;
    }

    /** C4, C8 and CC are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean begins(ByteBuffer segment, String name) {
        byte[] found = new byte[Math.min(name.length(), segment.remaining())];
        segment.get(0, found);
        return new String(found, StandardCharsets.ISO_8859_1).equals(name);
    }

    private static JpegHeader frame(FileContent content, int process, ByteBuffer segment, boolean jfif, int transform) {
        int precision = segment.get(0) & 0xFF;
        int height = segment.getShort(1) & 0xFFFF;
        int width = segment.getShort(3) & 0xFFFF;
        int components = segment.get(5) & 0xFF;
        if (width == 0 || height == 0 || segment.remaining() < 6 + 3 * components) {
            throw content.problem("the JPEG is damaged: it says no size")
                    .nextStep("Copy the file again")
                    .asException();
        }
        return new JpegHeader(
                process, precision, width, height, components, colours(segment, components, jfif, transform));
    }

    /** The colours of the components, as libjpeg decides. */
    private static Colours colours(ByteBuffer segment, int components, boolean jfif, int transform) {
        if (components < 3) {
            return Colours.GREY;
        }
        if (components == 4) {
            return transform == 2 ? Colours.YCCK : Colours.CMYK;
        }
        boolean named = segment.get(6) == 'R' && segment.get(9) == 'G' && segment.get(12) == 'B';
        return !jfif && (transform < 0 ? named : transform == 0) ? Colours.RGB : Colours.YCBCR;
    }

    private JpegHeader checked(FileContent content) {
        if (process >= FIRST_ARITHMETIC) {
            throw notRead(content, "arithmetic coding", "process " + process);
        }
        if (process > MOST_HUFFMAN) {
            throw notRead(content, "several frames that refine each other", "process " + process);
        }
        if (process != LOSSLESS && precision != 8) {
            throw notRead(content, "this many bits a number", precision + " bits");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw notRead(content, "this many numbers a pixel", components + " numbers");
        }
        return this;
    }

    boolean isLossless() {
        return process == LOSSLESS;
    }

    private static ProblemException notRead(FileContent content, String what, String found) {
        return content.problem("JPEG with " + what + " is not read")
                .found(found)
                .nextStep("Convert it to PNG or TIFF")
                .asException();
    }
}
