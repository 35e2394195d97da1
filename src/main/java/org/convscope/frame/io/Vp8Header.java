package org.convscope.frame.io;

import java.io.IOException;
import java.util.Arrays;

/** The frame header of a VP8 key frame, RFC 6386, section 9; what follows it in the first partition is left to be read. */
final class Vp8Header {
    private static final int START = 10;

    final int width;
    final int height;
    final Vp8Bits bits;
    final Vp8Bits[] partitions;
    final boolean segmentMap;
    final int[] segmentProbabilities = {255, 255, 255};
    final boolean simpleFilter;
    final int sharpness;
    final int[] probabilities = Vp8Tables.firstProbabilities();
    /** The probability, of 256, that a macroblock has coefficients; -1 where all have. */
    final int skipProbability;

    private boolean segments;
    private boolean absolute;
    private final int[] segmentQuantizers = new int[4];
    private final int[] segmentLevels = new int[4];
    private final int filterLevel;
    private final int keyFrameDelta;
    private final int smallBlocksDelta;
    private final int quantizer;
    private final int[] quantizerDeltas = new int[5];

    /**
     * @param from where the frame begins
     * @param end after its last byte
     */
    Vp8Header(byte[] bytes, int from, int end) throws IOException {
        if (end - from < START || (bytes[from] & 1) != 0 || !isStart(bytes, from + 3)) {
            throw new IOException("it does not begin with a key frame");
        }
        int tag = number(bytes, from, 3);
        width = number(bytes, from + 6, 2) & 0x3FFF;
        height = number(bytes, from + 8, 2) & 0x3FFF;
        int first = from + START;
        int second = first + (tag >> 5);
        if (second > end) {
            throw new IOException("its first part is cut off");
        }
        bits = new Vp8Bits(bytes, first, second);
        bits.number(2);
        segmentMap = readSegments();
        simpleFilter = bits.flag();
        filterLevel = bits.number(6);
        sharpness = bits.number(3);
        int[] deltas = readFilterDeltas();
        keyFrameDelta = deltas[0];
        smallBlocksDelta = deltas[4];
        partitions = partitions(bytes, second, end, 1 << bits.number(2));
        quantizer = bits.number(7);
        for (int i = 0; i < quantizerDeltas.length; i++) {
            quantizerDeltas[i] = bits.optional(4);
        }
        bits.flag();
        for (int i = 0; i < probabilities.length; i++) {
            if (bits.bit(Vp8Tables.updateProbability(i)) == 1) {
                probabilities[i] = bits.number(8);
            }
        }
        skipProbability = bits.flag() ? bits.number(8) : -1;
    }

    private static boolean isStart(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) == 0x9D && bytes[at + 1] == 1 && bytes[at + 2] == 0x2A;
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | (bytes[at + i] & 0xFF);
        }
        return number;
    }

    /** Whether every macroblock says which segment it is of. */
    private boolean readSegments() {
        segments = bits.flag();
        if (!segments) {
            return false;
        }
        boolean map = bits.flag();
        if (bits.flag()) {
            absolute = bits.flag();
            Arrays.setAll(segmentQuantizers, i -> bits.optional(7));
            Arrays.setAll(segmentLevels, i -> bits.optional(6));
        }
        if (map) {
            Arrays.setAll(segmentProbabilities, i -> bits.flag() ? bits.number(8) : 255);
        }
        return map;
    }

    /** Four by reference, four by mode. */
    private int[] readFilterDeltas() {
        int[] deltas = new int[8];
        boolean enabled = bits.flag();
        boolean updated = enabled && bits.flag();
        if (updated) {
            Arrays.setAll(deltas, i -> bits.optional(6));
        }
        return deltas;
    }

    private static Vp8Bits[] partitions(byte[] bytes, int from, int end, int count) throws IOException {
        int at = from + 3 * (count - 1);
        if (at > end) {
            throw new IOException("its parts are cut off");
        }
        Vp8Bits[] partitions = new Vp8Bits[count];
        for (int i = 0; i < count; i++) {
            int size = i < count - 1 ? number(bytes, from + 3 * i, 3) : end - at;
            int next = (int) Math.min(end, (long) at + size);
            partitions[i] = new Vp8Bits(bytes, at, next);
            at = next;
        }
        return partitions;
    }

    private int of(int segment, int base, int... values) {
        return !segments ? base : absolute ? values[segment] : base + values[segment];
    }

    /** What coefficients of a segment are multiplied by: first and others of luma, of its second level, of chroma. */
    int[] quantizers(int segment) {
        int q = of(segment, quantizer, segmentQuantizers);
        return new int[] {
            Vp8Tables.dcQuantizer(q + quantizerDeltas[0]),
            Vp8Tables.acQuantizer(q),
            Vp8Tables.dcQuantizer(q + quantizerDeltas[1]) * 2,
            Math.max(8, Vp8Tables.acQuantizer(q + quantizerDeltas[2]) * 155 / 100),
            Math.min(132, Vp8Tables.dcQuantizer(q + quantizerDeltas[3])),
            Vp8Tables.acQuantizer(q + quantizerDeltas[4])
        };
    }

    /** How strongly a macroblock is smoothed, 0 to 63. */
    int filterLevel(int segment, boolean smallBlocks) {
        if (filterLevel == 0) {
            return 0;
        }
        int level = of(segment, filterLevel, segmentLevels) + keyFrameDelta + (smallBlocks ? smallBlocksDelta : 0);
        return Math.max(0, Math.min(63, level));
    }
}
